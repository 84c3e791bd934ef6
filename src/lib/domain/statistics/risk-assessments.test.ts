import { describe, expect, it } from 'vitest';
import { assessmentSchema, riskResults } from './risk-assessments';

const said = { day: '2026-11-02', reportedBy: 'school', followUp: 'none' };
const fieldsOf = (input: object) => assessmentSchema.safeParse(input).error?.issues.map(({ path }) => path.join('.'));

describe('an assessment of risk', () => {
	it.each(riskResults.map((result) => [result, ['acute', 'latent'].includes(result)] as const))(
		'with the result %s needs a kind of danger: %s',
		(result, needed) => {
			expect(fieldsOf({ ...said, result, kinds: [] })).toEqual(needed ? ['kinds'] : undefined);
			expect(fieldsOf({ ...said, result, kinds: ['neglect'] })).toBeUndefined();
		}
	);

	it('names what is missing at its field', () => {
		expect(fieldsOf({ day: '2026-11-02' })).toEqual(['reportedBy', 'result', 'followUp']);
	});
});
