import { describe, expect, it } from 'vitest';
import { proposedEntry, entrySchema } from './entry';

const person = { sex: 'f', birth: '2015-11' };

describe('what is entered for a record', () => {
	it('may be nothing yet', () => {
		expect(entrySchema.parse({})).toMatchObject({ place: null, people: [], contacts: {}, takenOver: false });
	});

	it.each([
		['a key of another list', { place: '13' }, 'place'],
		['an answer that is none', { foreignOrigin: 'maybe' }, 'foreignOrigin'],
		['eleven people', { people: Array.from({ length: 11 }, () => person) }, 'people'],
		['a thirteenth month', { people: [{ ...person, birth: '2015-13' }] }, 'people.0.birth'],
		['a hundred outside', { peopleOutside: 100 }, 'peopleOutside'],
		['a thousand contacts', { contacts: { 2026: 1_000 } }, 'contacts.2026'],
		['a short municipality key', { residenceAgs: '1307' }, 'residenceAgs'],
		['a postal code with letters', { residencePostalCode: '1748x' }, 'residencePostalCode'],
		['a place beyond the record', { residencePlace: 'x'.repeat(41) }, 'residencePlace']
	])('is not %s', (_case, input, field) => {
		const fields = entrySchema.safeParse(input).error?.issues.map(({ path }) => path.join('.'));
		expect(fields).toEqual([field]);
	});

	it('takes an emptied field for "not known"', () => {
		expect(entrySchema.parse({ residenceAgs: ' ', residencePlace: '' })).toMatchObject({
			...{ residenceAgs: null, residencePlace: null }
		});
	});

	it.each([
		['ambulant', '01'],
		['part-residential', '07'],
		['residential', '08']
	] as const)('begins for %s help with the place %s', (kind, place) => {
		expect(proposedEntry(kind)).toMatchObject({ place, provider: null, reason1: null });
	});
});
