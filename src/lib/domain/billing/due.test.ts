import { describe, expect, it } from 'vitest';
import type { Day, Month } from '../day';
import { dueDay, dueKindOf, dueUntil, invoiceDueDay } from './due';
import type { DueRule } from './rule-set';

const avv: DueRule = { kind: 'days-after-receipt', days: 14 };
const mv: DueRule = { kind: 'day-of-next-month', day: 15 };
const received = (month: string, receivedOn: string) => ({ month: month as Month, receivedOn: receivedOn as Day });

describe('dueDay', () => {
	it.each([
		['AVV-SH, 14 days after receipt', avv, '2026-10', '2026-11-03', '2026-11-17'],
		['AVV-SH over the end of a year', avv, '2026-11', '2026-12-20', '2027-01-03'],
		['AVV-SH over a leap day', avv, '2028-01', '2028-02-20', '2028-03-05'],
		['M-V, the 15th of the month after the service', mv, '2026-10', '2026-11-03', '2026-11-15'],
		['M-V over the end of a year', mv, '2026-12', '2027-01-04', '2027-01-15'],
		['M-V received late: due since the 15th', mv, '2026-09', '2026-11-25', '2026-10-15']
	] as const)('%s', (_name, rule, month, receivedOn, expected) => {
		expect(dueDay(rule, received(month, receivedOn))).toBe(expected);
	});

	it('of several contracts the earliest day counts, none is due on receipt', () => {
		const asked = received('2026-10', '2026-11-03');
		expect(invoiceDueDay([avv, mv], asked)).toBe('2026-11-15');
		expect(invoiceDueDay([mv, avv], received('2026-10', '2026-10-31'))).toBe('2026-11-14');
		expect(invoiceDueDay([], asked)).toBe('2026-11-03');
	});
});

describe('dueKindOf', () => {
	const today = '2026-11-25' as Day;
	it.each([
		['sent', '2026-11-24', 'overdue'],
		['objected', '2026-11-24', 'overdue'],
		['ordered', '2026-11-25', 'due'],
		['in-check', '2026-12-02', 'due'],
		['in-check', '2026-12-03', null],
		['paid', '2026-01-01', null],
		['cancelled', '2026-01-01', null],
		['draft', null, null]
	] as const)('%s until %s: %s', (state, dueOn, expected) => {
		expect(dueKindOf({ state, dueOn: dueOn as Day | null }, today)).toBe(expected);
	});

	it('the list looks as far as the kind', () => {
		expect(dueKindOf({ state: 'sent', dueOn: dueUntil(today) }, today)).toBe('due');
	});
});
