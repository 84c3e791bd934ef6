import { describe, expect, it } from 'vitest';
import { rateFrom } from '../../../../tests/factories/billing';
import type { Day } from '../day';
import { euro } from '../money';
import { knownPrices, overlapDays, placeKeepingPay } from './background';
import type { BilledAgreement } from './facts';
import type { DayEntry } from './result';

const agreement: BilledAgreement = {
	...{ ruleSet: 'AVV-SH', switches: {} },
	rates: [
		rateFrom('2026-01-01', '120.00', { foodShare: '6.50', travelSurcharge: '4.00' }),
		rateFrom('2026-10-15', '125.00', { foodShare: '7.00', travelSurcharge: '5.00' })
	]
};

describe('what an agreement pays', () => {
	it('knows the prices of every time', () => {
		expect(knownPrices(agreement)).toEqual(['120.00', '113.50', '124.00', '125.00', '118.00', '130.00']);
	});

	it('what is less than the full rate of its day keeps the place', () => {
		const day = (number: string, rate: number, rule: string): DayEntry => ({
			...{ day: `2026-10-${number}` as Day, kind: 'paid-absence', rule, rate: euro(rate), amount: euro(rate) }
		});
		const entries = [day('14', 120, 'leave'), day('15', 125, 'short leave'), day('16', 118, 'leave')];
		expect(placeKeepingPay(entries, agreement)).toEqual(new Set(['leave 118.00']));
	});
});

describe('overlapDays', () => {
	const month = { from: '2026-10-01' as Day, to: '2026-10-31' as Day };
	const span = (entry: string, leaving: string | null) => ({ entry: entry as Day, leaving: leaving as Day | null });

	it.each([
		['one after the other', span('2026-09-01', '2026-10-10'), span('2026-10-11', null), []],
		['leaving and entry on one day', span('2026-09-01', '2026-10-10'), span('2026-10-10', null), []],
		['entry on the day of leaving', span('2026-10-10', null), span('2026-09-01', '2026-10-10'), []],
		['one day more', span('2026-09-01', '2026-10-11'), span('2026-10-10', null), ['2026-10-10', '2026-10-11']],
		['over the edge of the month', span('2026-09-01', null), span('2026-10-30', null), ['2026-10-30', '2026-10-31']],
		['in another month', span('2026-09-01', '2026-09-20'), span('2026-09-10', '2026-09-30'), []]
	] as const)('%s', (_name, own, other, expected) => {
		expect(overlapDays(own, other, month)).toEqual(expected);
	});
});
