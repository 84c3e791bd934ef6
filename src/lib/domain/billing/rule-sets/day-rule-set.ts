import { firstOfMonth, fromEpochDay, lastOfMonth, toEpochDay } from '../../day';
import { fromCents, toCents } from '../../money';
import { formatEuro } from '../../money-text';
import type { BillingFacts } from '../facts';
import { datedRates, rateOn } from '../rates';
import type { BillingWarning, Quota } from '../result';
import type { RuleSet, RuleText, SwitchValues } from '../rule-set';
import { billingYear } from './billing-years';
import { countedDays, type CountedDay } from './counted-days';
import { isFor, type DayContract } from './day-contract';
import { commonRules, dayEntries } from './day-entries';
import { decidedTexts } from './decided-days';

const commonTexts = (source: string): Record<string, RuleText> => ({
	[commonRules.present]: {
		...{ text: 'Jeder Tag am Platz wird voll bezahlt, auch der Tag der Aufnahme und der des Auszugs.', source },
		...{ day: 'Anwesenheitstag', pays: 'voller Satz' }
	},
	[commonRules.outside]: {
		...{ text: 'Vor der Aufnahme und nach dem Auszug wird nichts bezahlt.', source },
		...{ day: 'Tag außerhalb der Belegung', pays: 'nichts' }
	},
	[commonRules.unregulated]: {
		...{ text: 'Der Vertrag regelt diesen Fall nicht: Ein Mensch entscheidet.', source },
		...{ day: 'Nicht geregelter Tag', pays: 'offen' }
	},
	[commonRules.placeInUse]: {
		...{
			text: 'Solange alle vereinbarten Plätze tatsächlich belegt sind, wird kein Platzfreihaltgeld bezahlt.',
			source
		},
		...{ day: 'Abwesenheitstag bei vollem Haus', pays: 'nichts' }
	},
	[commonRules.noRate]: {
		...{ text: 'Für diesen Tag ist noch kein Entgelt vereinbart.', source: '§ 78d SGB VIII' },
		...{ day: 'Tag ohne Entgelt', pays: 'offen', warning: 'no-rate' }
	}
});

type Parts = Omit<RuleSet, 'unit' | 'evaluate'>;

/** A rule set by the day is data alone: its table, with the readings chosen. */
export const dayRuleSet = (parts: Parts, contractOf: (readings: SwitchValues) => DayContract): RuleSet => ({
	...parts,
	unit: 'day',
	rules: { ...commonTexts(parts.source), ...decidedTexts, ...parts.rules },
	evaluate: (facts, readings) => {
		const contract = contractOf(readings);
		const counted = countedDays(contract, facts);
		return {
			entries: dayEntries(contract, facts, counted),
			quotas: quotasOf(contract, facts, counted),
			remarks: [...foodShares(facts, counted), ...unknownShare(facts, counted)]
		};
	}
});

/** Limits of a year as they stand at the end of the month, of an episode when the month has one. */
function quotasOf(contract: DayContract, facts: BillingFacts, days: readonly CountedDay[]): Quota[] {
	return Object.entries(contract.quotas)
		.filter(([, { settings }]) => isFor(settings, facts.stay.setting))
		.flatMap(([rule, { days: limit, per }]) => {
			const used = usedOf(days, { rule, per, contract, facts });
			return used === null ? [] : [{ rule, used, limit, left: Math.max(0, limit - used), per }];
		});
}

type Wanted = { rule: string; per: Quota['per']; contract: DayContract; facts: BillingFacts };

function usedOf(days: readonly CountedDay[], { rule, per, contract, facts }: Wanted): number | null {
	const newest = days.findLast(({ count }) => count?.quota === rule);
	if (per === 'episode')
		return newest?.count && newest.day >= toEpochDay(firstOfMonth(facts.month)) ? newest.count.number : null;
	const year = billingYear(toEpochDay(lastOfMonth(facts.month)), { yearOf: contract.yearOf, entry: facts.stay.entry });
	return newest?.count?.period === year.from ? newest.count.number : 0;
}

/** What a resident gets from the provider for days of a short absence: information, not on the invoice. */
function foodShares(facts: BillingFacts, counted: readonly CountedDay[]): BillingWarning[] {
	const { setting } = facts.stay;
	const start = toEpochDay(firstOfMonth(facts.month));
	const days = counted.filter(({ day, away: { rule } }) => day >= start && rule?.foodShareToResident.includes(setting));
	const first = days[0];
	if (!first) return [];
	const cents = shareCents(facts, days);
	return [
		{
			code: 'food-share-to-resident',
			text: `Für ${days.length === 1 ? 'einen Abwesenheitstag' : `${days.length} Abwesenheitstage`} zahlt der Träger den Lebensmittelanteil an den jungen Menschen aus: ${formatEuro(fromCents(cents))}. Das steht nicht auf der Rechnung.`,
			day: fromEpochDay(first.day)
		}
	];
}

/** Nobody has said what the share for food is: then nothing is taken off, and a person should know. */
function unknownShare(facts: BillingFacts, counted: readonly CountedDay[]): BillingWarning[] {
	const start = toEpochDay(firstOfMonth(facts.month));
	const unknown = counted.find(
		({ day, away: { rule }, part }) =>
			day >= start && rule?.pays[part] === 'place-keeping-fee' && shareCents(facts, [{ day }]) === 0
	);
	if (!unknown) return [];
	const text =
		'Für das Entgelt ist kein Lebensmittelanteil hinterlegt: Das Platzfreihaltgeld ist so hoch wie der Satz.';
	return [{ code: 'food-share-unknown', text, day: fromEpochDay(unknown.day) }];
}

function shareCents({ agreement }: BillingFacts, days: readonly Pick<CountedDay, 'day'>[]): number {
	const rates = datedRates(agreement.rates);
	const shareOf = (day: number) => {
		const rate = rateOn(rates, day);
		return rate ? toCents(rate.rate) - toCents(rate.placeKeepingFee) : 0;
	};
	return days.reduce((sum, { day }) => sum + shareOf(day), 0);
}
