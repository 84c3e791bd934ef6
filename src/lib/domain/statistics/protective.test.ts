import { describe, expect, it } from 'vitest';
import { blankProtective, protectiveMissing, protectiveSchema } from './protective';

const fieldsOf = (input: object) => protectiveSchema.safeParse(input).error?.issues.map(({ path }) => path.join('.'));
const full = protectiveSchema.parse({
	...{ provider: 'free', accommodation: 'institution', reportedBy: 'police', afterAssessment: 'no' },
	...{ reasons: ['overload'], objection: 'no', whereaboutsBefore: '01', foreignOrigin: 'unknown', germanAtHome: 'yes' }
});

describe('a protective measure (§ 99 Abs. 2 SGB VIII)', () => {
	it.each([
		['complete while it runs', full, true, []],
		['ended: where to and what follows', full, false, ['whereaboutsAfter', 'following']],
		['after an objection: the court', { ...full, objection: 'yes' as const }, true, ['courtAsked']],
		['without a reason', { ...full, reasons: [] }, true, ['reasons']]
	])('%s', (_case, entry, running, expected) => {
		expect(protectiveMissing(entry, running)).toEqual(expected);
	});

	it('lacks nine answers before anything is entered', () => {
		expect(protectiveMissing(blankProtective, true)).toHaveLength(9);
	});

	it.each([
		['a court without an objection', { courtAsked: 'yes', objection: 'no' }, ['courtAsked']],
		['a court after an objection', { courtAsked: 'yes', objection: 'yes' }, undefined],
		['an unknown whereabouts', { whereaboutsBefore: '99' }, ['whereaboutsBefore']],
		['an unknown reason', { reasons: ['x'] }, ['reasons.0']]
	])('%s', (_case, changed, expected) => {
		expect(fieldsOf({ ...full, ...changed })).toEqual(expected);
	});
});
