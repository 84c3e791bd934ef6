import { describe, expect, it } from 'vitest';
import { enteredAt, fieldIdOf } from './entered';
import { layout2010 } from './layout-2010';
import { entrySchema } from './entry';

describe('where a fact is entered', () => {
	it('is a field of the form for all that is not known elsewhere', () => {
		const fields = new Set(Object.keys(entrySchema.shape));
		const lost = layout2010.fields
			.map(({ name }) => name)
			.filter((name) => enteredAt(name) === 'form' && !fields.has(fieldIdOf(name)));
		expect(lost).toEqual([]);
	});

	it.each([
		['institution', 'setting'],
		['end', 'stay'],
		['birth', 'person'],
		['reason1', 'form']
	] as const)('%s: %s', (name, place) => {
		expect(enteredAt(name)).toBe(place);
	});
});
