import { describe, expect, it } from 'vitest';
import { incomeSchema } from './income';

const fieldsOf = (input: object) => incomeSchema.safeParse(input).error?.issues.map(({ path }) => path.join('.'));
const said = { serviceType: 'S34', kind: 'contributions', amount: '1250.5' };

describe('income (§ 99 Abs. 10 SGB VIII)', () => {
	it.each([
		['an amount', {}, undefined],
		['of no kind of help', { serviceType: null }, undefined],
		['taken away', { amount: null }, undefined],
		['below zero', { amount: '-1' }, ['amount']],
		['three decimals', { amount: '1.234' }, ['amount']],
		['no number', { amount: 'viel' }, ['amount']],
		['more than fits', { amount: '1234567890' }, ['amount']],
		['no kind of income', { kind: '' }, ['kind']],
		['an unknown kind of help', { serviceType: 'X1' }, ['serviceType']]
	])('%s', (_case, changed, expected) => {
		expect(fieldsOf({ ...said, ...changed })).toEqual(expected);
	});

	it('is kept to the cent', () => {
		expect(incomeSchema.parse(said).amount).toBe('1250.50');
	});
});
