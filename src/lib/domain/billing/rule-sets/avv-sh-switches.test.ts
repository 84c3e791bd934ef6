import { describe, expect, it } from 'vitest';
import { away, dayAgreement, monthOf, paidDays } from '../../../../../tests/factories/billing';
import type { BillingFacts } from '../facts';
import type { SwitchValues } from '../rule-set';

const x = (letter: string, count: number) => letter.repeat(count);

describe('readings, each in both positions', () => {
	it.each<{ reading: SwitchValues; absences: BillingFacts['absences']; month?: string; paid: string; entry?: string }>([
		{
			reading: { shortLeave: 'days-and-hours' },
			absences: [away('leave', ['2025-06-06', '2025-06-09'], { fromTime: '14:00', toTime: '14:00' })],
			paid: `${x('V', 6)}FF${x('V', 22)}`
		},
		{
			reading: { shortLeave: 'hours' },
			absences: [away('leave', ['2025-06-06', '2025-06-09'], { fromTime: '14:00', toTime: '14:00' })],
			paid: x('V', 30)
		},
		{
			reading: { exactly72Hours: true },
			absences: [away('other', ['2025-06-06', '2025-06-09'], { fromTime: '14:00', toTime: '14:00' })],
			paid: x('V', 30)
		},
		{
			reading: { exactly72Hours: false },
			absences: [away('other', ['2025-06-06', '2025-06-09'], { fromTime: '14:00', toTime: '14:00' })],
			paid: `${x('V', 5)}0000${x('V', 21)}`
		},
		{
			reading: { daysWithoutTimes: 3 },
			absences: [away('leave', ['2025-06-06', '2025-06-08'])],
			paid: x('V', 30)
		},
		{
			reading: { daysWithoutTimes: 0 },
			absences: [away('leave', ['2025-06-06', '2025-06-08'])],
			paid: `${x('V', 6)}F${x('V', 23)}`
		},
		{
			reading: { edgeDaysUseUp: false },
			absences: [away('leave', ['2025-05-05', '2025-05-31']), away('leave', ['2025-06-02', '2025-06-08'])],
			paid: `VV${x('F', 3)}00V${x('V', 22)}`
		},
		{
			reading: { edgeDaysUseUp: true },
			absences: [away('leave', ['2025-05-05', '2025-05-31']), away('leave', ['2025-06-02', '2025-06-08'])],
			paid: `VV${x('0', 5)}V${x('V', 22)}`
		},
		{
			reading: { shortLeaveUsesUp: false },
			absences: [
				away('leave', ['2025-05-02', '2025-05-28']),
				away('leave', ['2025-05-29', '2025-05-31']),
				away('leave', ['2025-06-02', '2025-06-08'])
			],
			paid: `VV${x('F', 3)}00V${x('V', 22)}`
		},
		{
			reading: { shortLeaveUsesUp: true },
			absences: [
				away('leave', ['2025-05-02', '2025-05-28']),
				away('leave', ['2025-05-29', '2025-05-31']),
				away('leave', ['2025-06-02', '2025-06-08'])
			],
			paid: `VV${x('F', 2)}000V${x('V', 22)}`
		},
		{
			reading: { beyondLeave: 'days' },
			absences: [away('leave', ['2025-05-05', '2025-05-31']), away('leave', ['2025-06-02', '2025-06-08'])],
			paid: `VV${x('F', 3)}00V${x('V', 22)}`
		},
		{
			reading: { beyondLeave: 'absence' },
			absences: [away('leave', ['2025-05-05', '2025-05-31']), away('leave', ['2025-06-02', '2025-06-08'])],
			paid: `VV${x('0', 5)}V${x('V', 22)}`
		},
		{
			reading: { quotaYear: 'calendar' },
			entry: '2024-06-05',
			absences: [away('leave', ['2025-05-02', '2025-05-31']), away('leave', ['2025-06-02', '2025-06-08'])],
			paid: `VV00000V${x('V', 22)}`
		},
		{
			// The second year of the stay begins on the 5th: two days of the old year are over the limit.
			reading: { quotaYear: 'stay' },
			entry: '2024-06-05',
			absences: [away('leave', ['2025-05-02', '2025-05-31']), away('leave', ['2025-06-02', '2025-06-08'])],
			paid: `VV00${x('F', 3)}V${x('V', 22)}`
		},
		{
			reading: { newEpisode: 'after-presence' },
			absences: [away('hospital', ['2025-05-12', '2025-05-31']), away('hospital', ['2025-06-01', '2025-06-06'])],
			paid: `FF000V${x('V', 24)}`
		},
		{
			reading: { newEpisode: 'with-each-absence' },
			absences: [away('hospital', ['2025-05-12', '2025-05-31']), away('hospital', ['2025-06-01', '2025-06-06'])],
			paid: `${x('F', 5)}V${x('V', 24)}`
		},
		{
			reading: { newEpisode: 'after-presence' },
			absences: [away('hospital', ['2025-05-12', '2025-05-31']), away('hospital', ['2025-06-02', '2025-06-06'])],
			paid: `V${x('F', 4)}V${x('V', 24)}`
		},
		{
			reading: { hospitalInLeave: 'illness-from-first-day' },
			absences: [
				away('leave', ['2025-04-05', '2025-05-04']),
				away('leave', ['2025-06-02', '2025-06-10']),
				away('hospital', ['2025-06-04', '2025-06-07'])
			],
			paid: `VV0${x('F', 4)}00V${x('V', 20)}`
		},
		{
			reading: { hospitalInLeave: 'stays-leave' },
			absences: [
				away('leave', ['2025-04-05', '2025-05-04']),
				away('leave', ['2025-06-02', '2025-06-10']),
				away('hospital', ['2025-06-04', '2025-06-07'])
			],
			paid: `VV${x('0', 7)}V${x('V', 20)}`
		}
	])('$reading', ({ reading, absences, paid, entry = '2024-01-10' }) => {
		const facts = monthOf('2025-06', { absences, stay: { entry }, agreement: dayAgreement(reading) });
		expect(paidDays(facts)).toBe(paid);
	});

	it.each([
		// Clocks go back at three: 72 hours on the clock are 73 that pass.
		['2025-10-24', '2025-10-27', '12:00', '12:00', '0'],
		['2025-10-24', '2025-10-27', '12:00', '11:00', 'V'],
		// Clocks go forward: 72 hours on the clock are 71 that pass.
		['2025-03-28', '2025-03-31', '12:00', '13:00', 'V'],
		['2025-03-28', '2025-03-31', '12:00', '13:01', '0']
	])('hours are those that pass: %s %s, %s to %s', (from, to, fromTime, toTime, expected) => {
		const facts = monthOf(from.slice(0, 7), { absences: [away('other', [from, to], { fromTime, toTime })] });
		expect(paidDays(facts)[Number(from.slice(8)) - 1]).toBe(expected);
	});
});
