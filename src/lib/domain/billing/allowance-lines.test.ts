import { describe, expect, it } from 'vitest';
import { dayAgreement, monthOf } from '../../../../tests/factories/billing';
import type { Day } from '../day';
import type { Euro } from '../money';
import type { AllowanceGrant } from './allowances';
import { bill } from './bill';

const grant = (values: Partial<AllowanceGrant> = {}): AllowanceGrant => ({
	...{ kind: 'pocket-money', amount: null, rhythm: 'month', from: '2025-01-01' as Day, to: null },
	...values
});
const table = [
	{ kind: 'pocket-money' as const, from: '2025-01-01' as Day, ageFrom: 12, ageTo: 13, amount: '40.00' as Euro },
	{ kind: 'pocket-money' as const, from: '2025-01-01' as Day, ageFrom: 14, ageTo: 15, amount: '55.00' as Euro },
	{ kind: 'pocket-money' as const, from: '2025-07-01' as Day, ageFrom: 14, ageTo: 15, amount: '58.00' as Euro }
];
const birthDate = '2011-06-15' as Day;

const lines = (
	month: string,
	grants: AllowanceGrant[],
	{
		stay = {},
		switches = {},
		born = birthDate
	}: { stay?: object; switches?: Record<string, string>; born?: Day | null } = {}
) => {
	const facts = monthOf(month, {
		agreement: dayAgreement(switches),
		allowances: { birthDate: born, grants, table },
		stay
	});
	const result = bill(facts);
	return { ...result, lines: result.lines.filter(({ rule }) => rule.startsWith('allowance:')) };
};

describe('allowances', () => {
	it.each([
		['by the age on the first day of the month, before the birthday', '2025-06', '40.00'],
		['after it', '2025-07', '58.00'],
		['by the newest table that holds on that day', '2025-08', '58.00']
	])('%s', (_, month, amount) => {
		expect(lines(month, [grant()]).lines).toMatchObject([
			{ rule: 'allowance:pocket-money', unit: 'month', quantity: '1', price: amount, amount }
		]);
	});
	it('are lines beside those of the days, and in the total', () => {
		const { total, days } = lines('2025-06', [grant(), grant({ kind: 'clothing', amount: '45.00' as Euro })]);
		expect(days.map(({ amount }) => amount)).toEqual(Array.from({ length: 30 }, () => '120.00'));
		expect(total).toBe('3685.00');
	});
	it.each([
		['by-days', '0.5333', '21.33'],
		['full', '1', '40.00']
	])('reading %s for a part of a month', (partMonthAllowance, quantity, amount) => {
		const switches = { partMonthAllowance };
		expect(lines('2025-06', [grant()], { stay: { entry: '2025-06-15' }, switches }).lines).toMatchObject([
			{ from: '2025-06-15', to: '2025-06-30', quantity, price: '40.00', amount }
		]);
	});
	it('end with their grant and with the stay', () => {
		const ended = grant({ to: '2025-06-20' as Day });
		expect(lines('2025-06', [ended], { stay: { leaving: '2025-06-10' } }).lines).toMatchObject([{ to: '2025-06-10' }]);
		expect(lines('2025-06', [ended]).lines).toMatchObject([{ to: '2025-06-20', quantity: '0.6667' }]);
		expect(lines('2025-07', [ended]).lines).toEqual([]);
	});
	it('once: a piece in the month of its day', () => {
		const once = grant({ kind: 'school', rhythm: 'once', amount: '120.50' as Euro, from: '2025-08-20' as Day });
		expect(lines('2025-08', [once]).lines).toMatchObject([
			{ from: '2025-08-20', to: '2025-08-20', unit: 'piece', quantity: '1', amount: '120.50' }
		]);
		expect(lines('2025-09', [once]).lines).toEqual([]);
	});
	it.each([
		['an age that the table leaves out', '2008-01-01' as Day],
		['an unknown birth date', null]
	])('%s: no amount, but a warning', (_, born) => {
		const result = lines('2025-06', [grant()], { born });
		expect(result.lines).toEqual([]);
		expect(result.warnings).toMatchObject([{ code: 'allowance-rate-missing' }]);
	});
});
