import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { appointmentsBetween, withoutAwaited } from './weekly-appointments';

const day = (text: string) => text as Day;
const weekly = { weekday: 2, minutes: 90, individuallyDated: true, from: day('2025-01-01'), until: null };
/** Tuesdays: 4, 11, 18 and 25 March 2025. */
const march = appointmentsBetween([weekly], day('2025-03-01'), day('2025-03-31'));
const away = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) });

describe('appointments that are still to come', () => {
	it.each<[string, string, ReturnType<typeof away>[], string[]]>([
		['of a month that is over all count', '2025-04-01', [], ['04', '11', '18', '25']],
		['today’s counts', '2025-03-11', [], ['04', '11']],
		['tomorrow’s does not', '2025-03-10', [], ['04']],
		['of a month to come none', '2025-02-10', [], []],
		['who will be away misses theirs', '2025-03-10', [away('2025-03-18', '2025-03-20')], ['04', '18']],
		['away on the first and on the last day', '2025-03-10', [away('2025-03-18', '2025-03-25')], ['04', '18', '25']],
		['away until further notice', '2025-03-10', [away('2025-03-12', null)], ['04', '18', '25']],
		['back the day before', '2025-03-10', [away('2025-03-12', '2025-03-17')], ['04']]
	])('%s', (_, today, absences, expected) => {
		expect(withoutAwaited(march, absences, day(today)).map((one) => one.day.slice(8))).toEqual(expected);
	});
});
