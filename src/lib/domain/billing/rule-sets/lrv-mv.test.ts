import { describe, expect, it } from 'vitest';
import { appointment, away, hourAgreement, monthOf, record } from '../../../../../tests/factories/billing';
import { bill } from '../bill';
import type { BillingFacts } from '../facts';

type Given = NonNullable<Parameters<typeof monthOf>[1]>;

/** March 2025 has its Tuesdays and Thursdays on these days: 1,5 h each. */
const days = ['04', '06', '11', '13', '18', '20', '25', '27'];
const tuesdaysAndThursdays = days.map((day) => appointment(`2025-03-${day}`));

const march = (given: Given = {}) =>
	monthOf('2025-03', { agreement: hourAgreement(), ...given, stay: { setting: 'ambulant', ...given.stay } });

/** '04 97.50' for each day with its kind. */
const entries = (facts: BillingFacts) =>
	bill(facts).days.map(({ day, kind, amount }) => `${day.slice(8)} ${kind} ${amount}`);

describe('the table of LRV-MV, row by row', () => {
	it('the example: ill from 3 to 23 March, delivered on 25 and 27', () => {
		const facts = march({
			absences: [away('illness', ['2025-03-03', '2025-03-23'])],
			appointments: tuesdaysAndThursdays,
			records: [record('2025-03-25'), record('2025-03-27')]
		});
		expect(entries(facts)).toEqual([
			...['04', '06', '11', '13'].map((day) => `${day} paid-absence 97.50`),
			...['18', '20'].map((day) => `${day} unpaid 0.00`),
			...['25', '27'].map((day) => `${day} present 97.50`)
		]);
		expect(bill(facts).lines.map(({ rule, quantity, price, amount }) => [rule, quantity, price, amount])).toEqual([
			['missed-in-illness', '6', '65.00', '390.00'],
			['service', '3', '65.00', '195.00']
		]);
		expect(bill(facts).total).toBe('585.00');
		expect(bill(facts).quotas).toEqual([{ rule: 'missed-in-illness', used: 17, limit: 14, left: 0, per: 'episode' }]);
	});

	it.each<{ row: string; given: Given; expected: string[] }>([
		{
			row: 'minutes of personal service, with the person or for them',
			given: {
				records: [
					record('2025-03-04', 'with-person', { minutes: 50 }),
					record('2025-03-05', 'on-behalf', { minutes: 25 })
				]
			},
			expected: ['04 present 54.17', '05 present 27.08']
		},
		{
			row: 'no-show: the journey and 5 minutes',
			given: { records: [record('2025-03-04', 'no-show', { minutes: 25 })] },
			expected: ['04 present 32.50']
		},
		{
			row: 'journeys are paid by the surcharge alone',
			given: { records: [record('2025-03-04', 'travel', { minutes: 40 })] },
			expected: ['04 present 0.00']
		},
		{
			row: 'a group: minutes divided by participants',
			given: { records: [record('2025-03-04', 'group', { minutes: 90, participants: 4 })] },
			expected: ['04 present 24.38']
		},
		{
			row: 'illness: what is not individually dated is paid on, however long',
			given: {
				absences: [away('illness', ['2025-02-03', null])],
				appointments: [appointment('2025-03-28', 90, false)]
			},
			expected: ['28 paid-absence 97.50']
		},
		{
			row: 'prevention: the 14th day is paid, the 15th is not',
			given: {
				absences: [away('prevention', ['2025-03-01', '2025-03-31'])],
				appointments: [appointment('2025-03-04'), appointment('2025-03-17'), appointment('2025-03-18')]
			},
			expected: ['04 paid-absence 97.50', '17 paid-absence 97.50', '18 unpaid 0.00']
		},
		{
			row: 'illness: the 14 days were counted from a day of the month before',
			given: {
				absences: [away('hospital', ['2025-02-20', '2025-03-31'])],
				appointments: [appointment('2025-02-25'), appointment('2025-03-10'), appointment('2025-03-11')]
			},
			expected: ['10 paid-absence 97.50', '11 unpaid 0.00']
		},
		{
			row: 'illness beyond 14 days with consent: paid on',
			given: {
				absences: [away('illness', ['2025-03-01', '2025-03-31'], { consented: true })],
				appointments: [appointment('2025-03-04'), appointment('2025-03-25')]
			},
			expected: ['04 paid-absence 97.50', '25 paid-absence 97.50']
		},
		{
			row: 'rehabilitation known 4 weeks before: dated hours are unpaid from day one, others are paid',
			given: {
				absences: [away('rehabilitation', ['2025-03-03', '2025-03-23'], { notifiedOn: '2025-02-03' })],
				appointments: [appointment('2025-03-04'), appointment('2025-03-05', 90, false)]
			},
			expected: ['04 unpaid 0.00', '05 paid-absence 97.50']
		},
		{
			row: 'rehabilitation known a day less than 4 weeks before: as any illness',
			given: {
				absences: [away('rehabilitation', ['2025-03-03', '2025-03-23'], { notifiedOn: '2025-02-04' })],
				appointments: [appointment('2025-03-04')]
			},
			expected: ['04 paid-absence 97.50']
		},
		{
			row: 'service continued at another place: paid in full, nothing was missed',
			given: {
				absences: [away('hospital', ['2025-03-01', '2025-03-31'])],
				appointments: [appointment('2025-03-04'), appointment('2025-03-18')],
				records: [record('2025-03-04', 'with-person', { minutes: 60 })]
			},
			expected: ['04 present 65.00', '18 paid-absence 97.50']
		},
		{
			row: 'holiday not announced 4 weeks ahead: paid in full up to 28 days, unpaid beyond',
			given: {
				absences: [away('leave', ['2025-02-20', '2025-03-31'], { notifiedOn: '2025-01-24' })],
				appointments: [appointment('2025-03-04', 90, false), appointment('2025-03-19'), appointment('2025-03-20')]
			},
			expected: ['04 paid-absence 97.50', '19 paid-absence 97.50', '20 unpaid 0.00']
		},
		{
			row: 'holiday announced 4 weeks ahead: unpaid',
			given: {
				absences: [away('leave', ['2025-03-03', '2025-03-10'], { notifiedOn: '2025-02-03' })],
				appointments: [appointment('2025-03-04')]
			},
			expected: ['04 unpaid 0.00']
		},
		{
			row: 'any other reason: a person decides',
			given: { absences: [away('other', ['2025-03-03', '2025-03-10'])], appointments: [appointment('2025-03-04')] },
			expected: ['04 undecided 0.00']
		},
		{
			row: 'any other reason, the office decides to pay',
			given: {
				absences: [away('other', ['2025-03-03', '2025-03-10'], { decided: 'rate' })],
				appointments: [appointment('2025-03-04')]
			},
			expected: ['04 paid-absence 97.50']
		},
		{
			row: 'any other reason, the office decides not to pay',
			given: {
				absences: [away('other', ['2025-03-03', '2025-03-10'], { decided: 'nothing' })],
				appointments: [appointment('2025-03-04')]
			},
			expected: ['04 unpaid 0.00']
		},
		{
			row: 'an appointment without record and without absence: a person decides',
			given: { appointments: [appointment('2025-03-04')] },
			expected: ['04 undecided 0.00']
		},
		{
			row: 'on the day of leaving and after it the stay is over for absences and appointments',
			given: {
				absences: [away('illness', ['2025-03-01', null])],
				appointments: [appointment('2025-03-11'), appointment('2025-03-13')],
				stay: { leaving: '2025-03-12' }
			},
			expected: ['11 paid-absence 97.50']
		},
		{
			row: 'a record outside the stay is not paid',
			given: { records: [record('2025-03-04')], stay: { entry: '2025-03-05' } },
			expected: ['04 outside 0.00']
		}
	])('$row', ({ given, expected }) => {
		expect(entries(march(given))).toEqual(expected);
	});

	it.each([
		[{ firstMissedDay: 'appointment' }, '17 paid-absence 97.50'],
		[{ firstMissedDay: 'absence' }, '17 unpaid 0.00']
	])('reading %o: the 17th, first missed on the 4th of an illness from the 2nd on', (reading, expected) => {
		const absences = [away('illness', ['2025-03-02', '2025-03-23'])];
		const appointments = [appointment('2025-03-04'), appointment('2025-03-17')];
		expect(entries(march({ absences, appointments, agreement: hourAgreement(reading) })).at(-1)).toBe(expected);
	});

	it('says which appointments are without a record', () => {
		const { warnings } = bill(march({ appointments: tuesdaysAndThursdays.slice(0, 2) }));
		expect(warnings).toMatchObject([{ code: 'missing-record', day: '2025-03-04' }]);
		expect(warnings[0]?.text).toContain('2 Tage ab 04.03.2025');
		const outside = march({ records: [record('2025-03-04')], stay: { entry: '2025-03-05' } });
		expect(bill(outside).warnings).toMatchObject([{ code: 'record-outside-stay', day: '2025-03-04' }]);
	});

	it('groups of different size are lines of their own, rounded once each', () => {
		const sizes = [3, 3, 3, 7];
		const records = sizes.map((participants, index) =>
			record(`2025-03-0${String(index + 1)}`, 'group', { minutes: 20, participants })
		);
		const { lines, days: ofDays, total } = bill(march({ records }));
		// 3 × 20 ÷ 3 minutes at 65,00 are 21,67, though each day alone would be rounded to 7,22.
		expect(lines.map(({ quantity, amount }) => [quantity, amount])).toEqual([
			['0.3333', '21.67'],
			['0.0476', '3.10']
		]);
		expect(ofDays.map(({ amount }) => amount)).toEqual(['7.22', '7.22', '7.23', '3.10']);
		expect(total).toBe('24.77');
	});
});
