import { describe, expect, it } from 'vitest';
import { assessmentSchema, riskMissing, riskResults, riskWanted } from './risk-assessments';

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

describe('what § 99 Abs. 6 SGB VIII asks for besides', () => {
	const around = {
		...{ whereabouts: '01', motherAge: '18-26', fatherAge: 'dead', foreignOrigin: 'no', germanAtHome: 'yes' },
		...{ helpBefore: 'unknown', repeated: 'no' }
	};
	const read = (changed: object) => assessmentSchema.parse({ ...said, result: 'none', ...changed });
	const everything = Object.keys(around);

	it.each([
		['nothing yet, without a danger', read({}), everything],
		['nothing yet, with one', read({ result: 'acute', kinds: ['sexual'] }), ['sources', ...everything]],
		['all of it, without a danger', read(around), []],
		['all but of whom it comes', read({ ...around, result: 'latent', kinds: ['neglect'] }), ['sources']],
		['all of it', read({ ...around, result: 'latent', kinds: ['neglect'], sources: ['father'] }), []],
		['one answer not', read({ ...around, repeated: null }), ['repeated']]
	])('is known: %s', (_case, entry, missing) => {
		expect(riskMissing(entry)).toEqual(missing);
		expect(riskWanted(entry)).toHaveLength(entry.result === 'none' ? 7 : 8);
	});

	it('takes only keys of its lists', () => {
		const wrong = {
			...said,
			result: 'none',
			whereabouts: '99',
			motherAge: '40',
			repeated: 'maybe',
			sources: ['nobody']
		};
		expect(fieldsOf(wrong)).toEqual(['sources.0', 'whereabouts', 'motherAge', 'repeated']);
	});
});
