import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anyDayFacts,
	anyHourFacts,
	away,
	dayAgreement,
	hourAgreement,
	monthOf,
	rateFrom,
	record
} from '../../../../tests/factories/billing';
import { daysOfMonth, type Month } from '../day';
import { sum, type Euro } from '../money';
import { bill, switchesOf } from './bill';
import { explainEntry, keepsPlace } from './explain';
import type { BilledAbsence, BillingFacts } from './facts';
import { ruleSetOf, ruleSets } from './rule-sets';
import { dayRuleSet } from './rule-sets/day-rule-set';
import type { RuleSet } from './rule-set';

const anyFacts = fc.oneof(anyDayFacts, anyHourFacts);
const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}` as Month);
const total = (amounts: readonly { amount: Euro }[]) => sum(amounts.map(({ amount }) => amount));

/** As the input rules let them in: none reaches into another. */
const oneAfterTheOther = (absences: readonly BilledAbsence[]) =>
	[...absences]
		.sort((a, b) => (a.from < b.from ? -1 : 1))
		.reduce<BilledAbsence[]>((kept, next) => {
			const before = kept.at(-1);
			return before === undefined || (before.to ?? '9') < next.from ? [...kept, next] : kept;
		}, []);

describe('whatever the facts', () => {
	it('the days come to the sum of the lines', () => {
		fc.assert(
			fc.property(anyFacts, (facts) => {
				const result = bill(facts);
				expect(total(result.days)).toBe(total(result.lines));
				expect(result.total).toBe(total(result.lines));
			})
		);
	});
	it('their order does not matter', () => {
		const shuffled = anyFacts.chain((facts) =>
			fc
				.record({
					absences: fc.shuffledSubarray([...facts.absences], { minLength: facts.absences.length }),
					appointments: fc.shuffledSubarray([...facts.appointments], { minLength: facts.appointments.length }),
					records: fc.shuffledSubarray([...facts.records], { minLength: facts.records.length })
				})
				.map((order) => ({ facts, order }))
		);
		fc.assert(
			fc.property(shuffled, ({ facts, order }) => {
				expect(bill({ ...facts, ...order })).toEqual(bill(facts));
			})
		);
	});
	it('by the day every day is there once and never paid more than the rate of the day', () => {
		fc.assert(
			fc.property(anyDayFacts, (facts) => {
				const { days } = bill(facts);
				expect(days.map(({ day }) => day)).toEqual(daysOfMonth(facts.month));
				const change = facts.agreement.rates[1]?.from ?? '';
				const tooMuch = days.filter(({ day, amount }) => new Decimal(amount).gt(day < change ? '120' : '131.07'));
				expect(tooMuch).toEqual([]);
			})
		);
	});
	it('a day is the same whether or not the months after it are known', () => {
		fc.assert(
			fc.property(anyDayFacts, (facts) => {
				const absences = oneAfterTheOther(facts.absences);
				const known = (month: Month) => absences.filter(({ from }) => from.slice(0, 7) <= month);
				for (const month of months) {
					expect(bill({ ...facts, month, absences: known(month) }).days).toEqual(
						bill({ ...facts, absences, month }).days
					);
				}
			}),
			{ numRuns: 20 }
		);
	});
	it('an absence is paid no better than presence', () => {
		fc.assert(
			fc.property(anyDayFacts, (facts) => {
				expect(new Decimal(bill(facts).total).lte(bill({ ...facts, absences: [] }).total)).toBe(true);
			})
		);
	});
});

describe('rates', () => {
	const rates = [
		rateFrom('2025-06-16', '125.00', { foodShare: '6.80' }),
		rateFrom('2025-06-03', '120.00', { foodShare: '6.50' })
	];
	it('a change inside the month makes lines of their own; before the first a person decides', () => {
		const { lines, warnings } = bill(monthOf('2025-06', { agreement: { ...dayAgreement(), rates } }));
		expect(lines.map(({ from, to, quantity, price, amount }) => [from, to, quantity, price, amount])).toEqual([
			['2025-06-03', '2025-06-15', '13', '120.00', '1560.00'],
			['2025-06-16', '2025-06-30', '15', '125.00', '1875.00']
		]);
		expect(warnings).toMatchObject([{ code: 'no-rate', day: '2025-06-01' }]);
	});
	it('the last one goes on (§ 78d Abs. 2 SGB VIII)', () => {
		expect(bill(monthOf('2031-01', { agreement: { ...dayAgreement(), rates } })).total).toBe('3875.00');
	});
	it('without one a piece of service is left to a person', () => {
		const facts = monthOf('2025-03', {
			...{ agreement: { ...hourAgreement(), rates }, stay: { setting: 'ambulant' }, records: [record('2025-03-04')] }
		});
		expect(bill(facts)).toMatchObject({ total: '0.00', warnings: [{ code: 'no-rate' }] });
	});
});

describe('a third contract', () => {
	/** Half of the rate for everybody who is ill, without end; nothing else is said. */
	const halfPaid: RuleSet = dayRuleSet(
		{
			...{
				code: 'MUSTER',
				name: 'Musterland',
				source: 'Muster 1',
				law: 'SGB VIII',
				due: { kind: 'days-after-receipt', days: 30 },
				switches: {}
			},
			rules: { sick: { text: 'Krank: Freihaltegeld.', source: 'Muster 2', day: 'Kranktag', pays: 'Freihaltegeld' } }
		},
		() => ({
			rules: [
				{
					...{ code: 'sick', settings: null, reasons: ['illness'], atMost: null, limit: null, foodShareToResident: [] },
					pays: { first: 'place-keeping-fee', between: 'place-keeping-fee', return: 'place-keeping-fee' }
				}
			],
			...{ quotas: {}, priority: ['illness'], yearOf: 'calendar', beyond: 'days', newEpisode: 'after-presence' },
			...{ daysWithoutTimes: 3, limitIsWithin: true }
		})
	);
	it('is data: the engine bills by it without knowing it', () => {
		const facts: BillingFacts = monthOf('2025-06', {
			agreement: { ...dayAgreement(), ruleSet: 'MUSTER' },
			absences: [away('illness', ['2025-06-02', '2025-06-30']), away('leave', ['2025-06-01', '2025-06-01'])]
		});
		const result = bill(facts, [...ruleSets, halfPaid]);
		expect(result.lines.map(({ rule, quantity }) => [rule, quantity])).toEqual([['sick', '29']]);
		expect(result.warnings).toMatchObject([{ code: 'undecided', day: '2025-06-01' }]);
	});
	it('is not known before it is added', () => {
		expect(() => ruleSetOf('MUSTER')).toThrow('MUSTER');
	});
});

describe('explanations', () => {
	const said = (facts: BillingFacts, day: string) => {
		const entry = bill(facts).days.find((one) => one.day === day);
		return entry && explainEntry(entry, ruleSetOf(facts.agreement.ruleSet)).replace(/\u00a0/gu, ' ');
	};
	const ill = monthOf('2025-06', { absences: [away('hospital', ['2025-06-02', '2025-06-28'])] });
	const group = monthOf('2025-06', {
		...{ agreement: hourAgreement(), stay: { setting: 'ambulant' } },
		records: [record('2025-06-03', 'group', { participants: 3 }), record('2025-06-04', 'travel'), record('2025-06-05')]
	});
	it.each([
		[ill, '2025-06-16', '15. Krankheitstag von 21: Platzfreihaltgeld 113,50 €, AVV-SH 4.2.1.5'],
		[ill, '2025-06-25', '24. Krankheitstag von 21: zu entscheiden, AVV-SH 4.2.1.5'],
		[ill, '2025-06-28', 'Krankheitstag: voller Satz 120,00 €, AVV-SH 4.2.1.5'],
		[ill, '2025-06-01', 'Anwesenheitstag: voller Satz 120,00 €, AVV-SH'],
		[
			group,
			'2025-06-03',
			'Gruppenangebot: 90 Minuten, geteilt durch 3 zu 65,00 € je Stunde: 32,50 €, LRV-MV nach § 131 SGB IX'
		],
		[group, '2025-06-04', 'Wegezeit: 90 Minuten, im Wegezuschlag enthalten, LRV-MV nach § 131 SGB IX'],
		[group, '2025-06-05', 'Fachleistung: 90 Minuten zu 65,00 € je Stunde: 97,50 €, LRV-MV nach § 131 SGB IX']
	])('%#: %s', (facts, day, sentence) => {
		expect(said(facts, day)).toBe(sentence);
	});
	it('tell which days are paid for keeping a place', () => {
		const kept = bill(ill).days.filter((entry) => keepsPlace(entry, ruleSetOf('AVV-SH')));
		expect(kept).toHaveLength(21);
	});
	it('have words for every rule that an entry can name', () => {
		fc.assert(
			fc.property(anyFacts, (facts) => {
				const { rules } = ruleSetOf(facts.agreement.ruleSet);
				expect(bill(facts).days.filter(({ rule }) => !(rule in rules))).toEqual([]);
			})
		);
	});
});

it.each(ruleSets)('$code names a default among the values of each reading', (ruleSet) => {
	const readings = Object.values(switchesOf(ruleSet));
	expect(readings.length).toBeGreaterThan(0);
	expect(readings.filter(({ standard, values }) => !values.some(({ value }) => value === standard))).toEqual([]);
});
