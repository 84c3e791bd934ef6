import { describe, expect, it } from 'vitest';
import { blankEntry, entrySchema, type StatisticsEntry } from '$lib/domain/statistics/entry';
import { draftOf, entryOf } from './entry-draft';

const full: StatisticsEntry = entrySchema.parse({
	...{ takenOver: true, place: '08', provider: '24', people: [{ sex: 'd', birth: '2015-05' }], peopleOutside: 0 },
	...{ whereaboutsBefore: '01', family: '2', foreignOrigin: 'unknown', germanAtHome: 'yes', transferIncome: 'no' },
	...{ initiatedBy: '4', custody1666: true, suspended: true, custody1631b: true, contacts: { 2025: 0, 2026: 12 } },
	...{ intensity: 5, reason1: '13', reason2: '15', reason3: '10', contactLongAgo: true, endReason: 'other' },
	...{ whereaboutsAfter: '04', following: '6', residenceAgs: '13003000', residencePostalCode: '18055' },
	residencePlace: 'Rostock'
});

describe('an entry in its form', () => {
	it.each([
		['empty', blankEntry],
		['full', full]
	])('%s: comes back as it went in', (_case, entry) => {
		expect(entrySchema.parse(entryOf(draftOf(entry, [2025, 2026])))).toEqual(entry);
	});

	it('has a field for every year of the help', () => {
		expect(draftOf(full, [2026, 2027]).contacts).toEqual({ 2026: '12', 2027: '' });
	});

	it.each(['5/2015', '05.2015', '05-2015', ' 05 / 2015 ', '2015-05'])('understands the month %j', (birth) => {
		const draft = { ...draftOf(blankEntry, []), people: [{ sex: 'f' as const, birth }] };
		expect(entryOf(draft).people).toEqual([{ sex: 'f', birth: '2015-05' }]);
	});

	it('leaves what is no month or number to be refused at its field', () => {
		const draft = { ...draftOf(blankEntry, []), intensity: 'viel', people: [{ sex: 'f' as const, birth: 'Mai' }] };
		const fields = entrySchema.safeParse(entryOf(draft)).error?.issues.map(({ path }) => path.join('.'));
		expect(fields).toEqual(['people.0.birth', 'intensity']);
	});
});
