import { describe, expect, it } from 'vitest';
import { appointment, away, hourAgreement, monthOf, record } from '../../../../../tests/factories/billing';
import type { Day } from '../../day';
import { bill } from '../bill';

type Given = NonNullable<Parameters<typeof monthOf>[1]>;

/** '04 present 97.50' for each piece of service of March, an hour and a half at 65,00 unless told otherwise. */
const entries = (given: Given) =>
	bill(monthOf('2025-03', { agreement: hourAgreement(), ...given, stay: { setting: 'ambulant' } })).days.map(
		({ day, kind, amount }) => `${day.slice(8)} ${kind} ${amount}`
	);

describe('records and the appointments that they stand for', () => {
	it.each<{ row: string; given: Given; expected: string[] }>([
		{
			row: 'a call on behalf of somebody ill is not the appointment',
			given: {
				absences: [away('illness', ['2025-03-03', '2025-03-10'])],
				appointments: [appointment('2025-03-04')],
				records: [record('2025-03-04', 'on-behalf', { minutes: 10 })]
			},
			expected: ['04 paid-absence 97.50', '04 present 10.83']
		},
		{
			row: 'two appointments of a day take two records: the closer one was held',
			given: {
				absences: [away('illness', ['2025-03-03', '2025-03-10'])],
				appointments: [appointment('2025-03-04', 90), appointment('2025-03-04', 60)],
				records: [record('2025-03-04', 'with-person', { minutes: 60 })]
			},
			expected: ['04 paid-absence 97.50', '04 present 65.00']
		},
		{
			row: 'two appointments of a day, one record and nobody away: a person decides about the other',
			given: {
				appointments: [appointment('2025-03-04', 60), appointment('2025-03-04', 60)],
				records: [record('2025-03-04', 'no-show', { minutes: 25 }), record('2025-03-04', 'travel', { minutes: 30 })]
			},
			expected: ['04 undecided 0.00', '04 present 32.50', '04 present 0.00']
		},
		{
			row: 'no-show called off 12 hours before: known, and not paid',
			given: { records: [record('2025-03-04', 'no-show', { minutes: 25, cancelledBefore: 720 })] },
			expected: ['04 unpaid 0.00']
		},
		{
			row: 'no-show called off a minute less than 12 hours before: the journey and 5 minutes',
			given: { records: [record('2025-03-04', 'no-show', { minutes: 25, cancelledBefore: 719 })] },
			expected: ['04 present 32.50']
		},
		{
			row: 'catching up without the consent of the office: a person decides',
			given: { records: [record('2025-03-04', 'with-person', { catchUp: { consentedOn: null } })] },
			expected: ['04 undecided 0.00']
		},
		{
			row: 'catching up with the consent of the office: paid',
			given: { records: [record('2025-03-04', 'with-person', { catchUp: { consentedOn: '2025-03-01' as Day } })] },
			expected: ['04 present 97.50']
		},
		{
			row: 'what is caught up on a day with an appointment was another one',
			given: {
				appointments: [appointment('2025-03-04')],
				records: [record('2025-03-04', 'with-person', { catchUp: { consentedOn: '2025-03-01' as Day } })]
			},
			expected: ['04 undecided 0.00', '04 present 97.50']
		}
	])('$row', ({ given, expected }) => {
		expect(entries(given)).toEqual(expected);
	});
});
