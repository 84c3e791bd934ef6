import { describe, expect, it } from 'vitest';
import { away, monthOf, paidDays } from '../../../../../tests/factories/billing';
import type { Day } from '../../day';
import { bill } from '../bill';
import { explainEntry } from '../explain';
import { lettersOf, kindsOfMonth } from '../day-letters';
import type { BillingFacts } from '../facts';
import type { DayEntry } from '../result';
import { avvSh } from './avv-sh';

const letters = (facts: BillingFacts) => lettersOf(kindsOfMonth(facts.month, bill(facts).days));
const x = (letter: string, count: number) => letter.repeat(count);

describe('the table of AVV-SH, row by row', () => {
	it.each([
		{
			row: 'a month at the place: V every day',
			facts: monthOf('2025-06'),
			paid: x('V', 30),
			total: '3600.00'
		},
		{
			row: 'leave ≤ 3 days and ≤ 72 h, full residential: V',
			facts: monthOf('2025-06', { absences: [away('leave', ['2025-06-06', '2025-06-08'])] }),
			paid: x('V', 30),
			total: '3600.00'
		},
		{
			row: 'leave ≤ 3 days and ≤ 72 h, part residential: V',
			facts: monthOf('2025-06', {
				absences: [away('leave', ['2025-06-06', '2025-06-08'])],
				stay: { setting: 'part-residential' }
			}),
			paid: x('V', 30),
			total: '3600.00'
		},
		{
			row: 'other reason ≤ 72 h, full residential: V, also over four calendar days',
			facts: monthOf('2025-06', {
				absences: [away('other', ['2025-06-06', '2025-06-09'], { fromTime: '14:00', toTime: '14:00' })]
			}),
			paid: x('V', 30),
			total: '3600.00'
		},
		{
			row: 'other reason over 72 h: not regulated',
			facts: monthOf('2025-06', {
				absences: [away('other', ['2025-06-06', '2025-06-09'], { fromTime: '14:00', toTime: '14:01' })]
			}),
			paid: `${x('V', 5)}0000${x('V', 21)}`,
			total: '3120.00'
		},
		{
			row: 'other reason, part residential: not regulated',
			facts: monthOf('2025-06', {
				absences: [away('other', ['2025-06-06', '2025-06-07'])],
				stay: { setting: 'part-residential' }
			}),
			paid: `${x('V', 5)}00${x('V', 23)}`,
			total: '3360.00'
		},
		{
			row: 'another social facility: not regulated, however short',
			facts: monthOf('2025-06', { absences: [away('social-facility', ['2025-06-06', '2025-06-07'])] }),
			paid: `${x('V', 5)}00${x('V', 23)}`,
			total: '3360.00'
		},
		{
			row: 'leave > 3 days: PFG between V on the day of leaving and of return (the example: 1.715,50)',
			facts: monthOf('2025-08', {
				absences: [away('leave', ['2025-08-04', '2025-08-18'])],
				stay: { entry: '2025-08-04', leaving: '2025-08-18' }
			}),
			paid: `000V${x('F', 13)}V${x('0', 13)}`,
			total: '1715.50'
		},
		{
			row: 'leave > 3 days, part residential: the same',
			facts: monthOf('2025-06', {
				absences: [away('leave', ['2025-06-06', '2025-06-10'])],
				stay: { setting: 'part-residential' }
			}),
			paid: `${x('V', 6)}FFF${x('V', 21)}`,
			total: '3580.50'
		},
		{
			row: 'leave of a workshop for disabled people: V',
			facts: monthOf('2025-06', { absences: [away('leave', ['2025-06-02', '2025-06-20'])], stay: { setting: 'wfbm' } }),
			paid: x('V', 30),
			total: '3600.00'
		},
		{
			row: 'hospital: PFG from the first day, V on the day of return (the example of 54 h: 347,00 in March)',
			facts: monthOf('2025-03', {
				absences: [away('hospital', ['2025-03-10', '2025-03-12'], { fromTime: '08:00', toTime: '14:00' })]
			}),
			paid: `${x('V', 9)}FFV${x('V', 19)}`,
			total: '3707.00'
		},
		{
			row: 'illness in any setting: the same (4.2.1.5)',
			facts: monthOf('2025-06', {
				absences: [away('illness', ['2025-06-10', '2025-06-12'])],
				stay: { setting: 'wfbm' }
			}),
			paid: `${x('V', 9)}FFV${x('V', 18)}`,
			total: '3587.00'
		},
		{
			row: 'illness beyond 21 days: the office decides (4.2.1.5)',
			facts: monthOf('2025-06', { absences: [away('hospital', ['2025-06-02', '2025-06-26'])] }),
			paid: `V${x('F', 21)}000${x('V', 5)}`,
			total: '3103.50'
		},
		{
			row: 'illness beyond 21 days with consent: PFG goes on',
			facts: monthOf('2025-06', { absences: [away('hospital', ['2025-06-02', '2025-06-26'], { consented: true })] }),
			paid: `V${x('F', 24)}${x('V', 5)}`,
			total: '3444.00'
		},
		{
			row: 'not back yet: no day of return',
			facts: monthOf('2025-06', { absences: [away('hospital', ['2025-06-20', null])] }),
			paid: `${x('V', 19)}${x('F', 11)}`,
			total: '3528.50'
		},
		{
			row: 'away for one day: the day of return wins',
			facts: monthOf('2025-06', { absences: [away('hospital', ['2025-06-20', '2025-06-20'])] }),
			paid: x('V', 30),
			total: '3600.00'
		},
		{
			row: 'prevention and rehabilitation: not regulated',
			facts: monthOf('2025-06', { absences: [away('rehabilitation', ['2025-06-20', '2025-06-21'])] }),
			paid: `${x('V', 19)}00${x('V', 9)}`,
			total: '3360.00'
		},
		{
			row: 'not regulated, the office decides for the full rate',
			facts: monthOf('2025-06', {
				absences: [away('rehabilitation', ['2025-06-20', '2025-06-21'], { decided: 'rate' })]
			}),
			paid: x('V', 30),
			total: '3600.00'
		},
		{
			row: 'not regulated, the office decides for the kept place',
			facts: monthOf('2025-06', {
				absences: [away('social-facility', ['2025-06-20', '2025-06-21'], { decided: 'place-keeping-fee' })]
			}),
			paid: `${x('V', 19)}FF${x('V', 9)}`,
			total: '3587.00'
		},
		{
			row: 'not regulated, decided for the kept place, which somebody else had on one of the days',
			facts: monthOf('2025-06', {
				absences: [away('social-facility', ['2025-06-20', '2025-06-21'], { decided: 'place-keeping-fee' })],
				placesInUse: ['2025-06-21' as Day]
			}),
			paid: `${x('V', 19)}F0${x('V', 9)}`,
			total: '3473.50'
		},
		{
			row: 'illness beyond 21 days: the office decides for the kept place, for those days alone',
			facts: monthOf('2025-06', {
				absences: [away('hospital', ['2025-06-02', '2025-06-26'], { decided: 'place-keeping-fee' })]
			}),
			paid: `V${x('F', 24)}${x('V', 5)}`,
			total: '3444.00'
		},
		{
			row: 'illness beyond 21 days: the office decides to pay nothing',
			facts: monthOf('2025-06', { absences: [away('hospital', ['2025-06-02', '2025-06-26'], { decided: 'nothing' })] }),
			paid: `V${x('F', 21)}000${x('V', 5)}`,
			total: '3103.50'
		},
		{
			row: 'a decision changes nothing about what the contract regulates',
			facts: monthOf('2025-06', { absences: [away('hospital', ['2025-06-10', '2025-06-12'], { decided: 'nothing' })] }),
			paid: `${x('V', 9)}FFV${x('V', 18)}`,
			total: '3587.00'
		},
		{
			row: 'entry and leaving count as one full day each, also within an absence',
			facts: monthOf('2025-06', {
				absences: [away('hospital', ['2025-06-01', '2025-06-20'])],
				stay: { entry: '2025-06-05', leaving: '2025-06-15' }
			}),
			paid: `0000V${x('F', 9)}V${x('0', 15)}`,
			total: '1261.50'
		},
		{
			row: 'entry and leaving on one day: one day',
			facts: monthOf('2025-06', { stay: { entry: '2025-06-05', leaving: '2025-06-05' } }),
			paid: `0000V${x('0', 25)}`,
			total: '120.00'
		},
		{
			row: 'a leap day is a day',
			facts: monthOf('2024-02', { stay: { entry: '2024-02-28' } }),
			paid: `${x('0', 27)}VV`,
			total: '240.00'
		}
	])('$row', ({ facts, paid, total }) => {
		expect(paidDays(facts)).toBe(paid);
		expect(bill(facts).total).toBe(total);
	});

	it.each([
		['rate', 'paid-absence', 'voller Satz 120,00 €'],
		['place-keeping-fee', 'paid-absence', 'Platzfreihaltgeld 113,50 €'],
		['nothing', 'unpaid', 'nicht bezahlt']
	] as const)('a day decided as %s is %s and says who decided when', (decided, kind, says) => {
		const { days } = bill(monthOf('2025-06', { absences: [away('other', ['2025-06-20', '2025-06-30'], { decided })] }));
		const day = days.find((one) => one.day === '2025-06-21');
		expect(day?.kind).toBe(kind);
		expect(explainEntry(day ?? ({} as DayEntry), avvSh).replaceAll('\u00a0', ' ')).toBe(
			`Tag nach Entscheidung des Jugendamts: ${says}, Entscheidung des Jugendamts vom 01.09.2025`
		);
	});

	it('days say what they are', () => {
		const absences = [
			away('leave', ['2025-06-02', '2025-06-06']),
			away('social-facility', ['2025-06-10', '2025-06-11']),
			away('hospital', ['2025-06-15', '2025-06-17'])
		];
		const facts = monthOf('2025-06', { absences, stay: { leaving: '2025-06-20' } });
		expect(letters(facts)).toBe(`AA${x('P', 3)}AAAA??AAAPPAAAA${x('·', 10)}`);
	});
});
