import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import type { Euro, WholeEuro } from '../money';
import type { AllowanceFacts, AllowanceGrant } from './allowances';
import { targetCost } from './target-cost';

const day = (text: string) => text as Day;
const period = { begin: day('2025-01-01'), end: day('2025-06-30') };
const grant = (values: Partial<AllowanceGrant>): AllowanceGrant => ({
	...{ kind: 'clothing', amount: '50.00' as Euro, rhythm: 'month', from: day('2025-01-01'), to: null },
	...values
});
const facts = (...grants: AllowanceGrant[]): AllowanceFacts => ({
	...{ birthDate: day('2011-06-15'), grants },
	table: [{ kind: 'pocket-money', from: day('2025-01-01'), ageFrom: 12, ageTo: 13, amount: '40.00' as Euro }]
});
const fee = '20000' as WholeEuro;

describe('target cost', () => {
	it.each<[string, AllowanceGrant[], string, string]>([
		['is the fee alone without allowances', [], '0.00', '20000.00'],
		['has each month of a monthly grant', [grant({})], '300.00', '20300.00'],
		['has a part of a month by its days', [grant({ from: day('2025-06-16') })], '25.00', '20025.00'],
		['ends with the grant', [grant({ to: day('2025-02-28') })], '100.00', '20100.00'],
		['has once what is granted once', [grant({ rhythm: 'once', amount: '120.50' as Euro })], '120.50', '20120.50'],
		['leaves out what begins after the period', [grant({ from: day('2025-07-01') })], '0.00', '20000.00'],
		['takes the table where no amount is named', [grant({ kind: 'pocket-money', amount: null })], '240.00', '20240.00'],
		['adds up', [grant({}), grant({ kind: 'school', rhythm: 'once', amount: '9.99' as Euro })], '309.99', '20309.99']
	])('%s', (_what, grants, allowances, cost) => {
		expect(targetCost(fee, facts(...grants), period)).toEqual({ allowances, cost, incomplete: false });
	});

	it('is unknown without a fee, and says when a table names no amount', () => {
		expect(targetCost(null, facts(grant({})), period)).toMatchObject({ allowances: '300.00', cost: null });
		const older = { ...facts(grant({ kind: 'pocket-money', amount: null })), birthDate: day('2000-01-01') };
		expect(targetCost(fee, older, period)).toEqual({ allowances: '0.00', cost: '20000.00', incomplete: true });
	});
});
