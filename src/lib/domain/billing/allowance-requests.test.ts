import { expect, it } from 'vitest';
import type { Day } from '../day';
import { nextPayableDay } from './allowance-requests';

const day = (text: string) => text as Day;

/** Billed up to the end of the given month. */
const billedUntil = (month: string) => (asked: Day) => Promise.resolve(asked.slice(0, 7) <= month);

it.each([
	['is paid on its day while the month is open', '2026-11-20', '2026-10', null, '2026-11-20'],
	['waits for the next month when its own is billed', '2026-11-20', '2026-11', null, '2026-12-01'],
	['waits over a turn of the year', '2026-11-20', '2026-12', null, '2027-01-01'],
	['is paid on the last day of the stay', '2026-11-20', '2026-10', '2026-11-20', '2026-11-20'],
	['is not paid after the stay', '2026-11-20', '2026-11', '2026-11-30', null],
	['does not look for ever', '2026-11-20', '2099-12', null, null]
])('what is granted once %s', async (_says, wanted, billed, leaving, expected) => {
	const bounds = { leaving: leaving === null ? null : day(leaving), isBilled: billedUntil(billed) };
	expect(await nextPayableDay(day(wanted), bounds)).toBe(expected);
});
