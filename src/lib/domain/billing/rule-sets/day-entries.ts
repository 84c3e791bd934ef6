import { daysOfMonth, firstOfMonth, toEpochDay, type Day } from '../../day';
import type { Euro } from '../../money';
import type { BilledAbsence, BillingFacts } from '../facts';
import { datedRates, rateOn, type DatedRate } from '../rates';
import type { RatedEntry } from '../rule-set';
import type { CountedDay } from './counted-days';
import type { AbsencePart, DayContract, Pay, QuotaRule } from './day-contract';
import { decidedRules } from './decided-days';
import { daysOfStay } from './merged-absences';

/** Rules every contract by the day has. */
export const commonRules = {
	present: 'present',
	outside: 'outside',
	unregulated: 'unregulated',
	noRate: 'no-rate',
	placeInUse: 'place-in-use'
};

const NOTHING = '0.00' as Euro;

/** Every day of the month once: at the place, away by the row of the table that is for it, or outside the stay. */
export function dayEntries(contract: DayContract, facts: BillingFacts, counted: readonly CountedDay[]): RatedEntry[] {
	const rates = datedRates(facts.agreement.rates);
	const away = new Map(counted.map((one) => [one.day, one]));
	const { first, last } = daysOfStay(facts.stay);
	const start = toEpochDay(firstOfMonth(facts.month));
	return daysOfMonth(facts.month).map((day, index) => {
		const epochDay = start + index;
		if (epochDay < first || epochDay > last) return { day, kind: 'outside', rule: commonRules.outside, rate: NOTHING };
		const rate = rateOn(rates, epochDay);
		if (!rate) return { day, kind: 'undecided', rule: commonRules.noRate, rate: NOTHING };
		const absent = away.get(epochDay);
		return absent
			? entryAway(contract, absent, { day, rate })
			: { day, kind: 'present', rule: commonRules.present, rate: rate.rate };
	});
}

function entryAway(
	{ quotas }: DayContract,
	{ away: { rule, absence }, part, count, beyond, placeInUse }: CountedDay,
	{ day, rate }: { day: Day; rate: DatedRate }
): RatedEntry {
	if (placeInUse) return { day, kind: 'unpaid', rule: commonRules.placeInUse, rate: NOTHING };
	const decided = decidedEntry(absence, { day, rate });
	if (rule === null) return decided ?? { day, kind: 'undecided', rule: commonRules.unregulated, rate: NOTHING };
	const quota = rule.limit && quotas[rule.limit.quota];
	const counted = count && quota ? { count: { number: count.number, of: quota.days } } : {};
	if (beyond && quota) return { ...entryBeyond(quota, decided, { day, rule: rule.code }), ...counted };
	return { day, ...paidAway(rule.pays[part], part, rate), rule: rule.code, ...counted };
}

/** Beyond a limit the contract pays nothing, or leaves it to the office. */
const entryBeyond = (
	{ beyond: kind }: QuotaRule,
	decided: RatedEntry | null,
	{ day, rule }: Pick<RatedEntry, 'day' | 'rule'>
): RatedEntry => (kind === 'undecided' && decided ? decided : { day, kind, rule, rate: NOTHING });

/** What the office has decided to pay for the day; null while nobody has. */
function decidedEntry({ decision }: BilledAbsence, { day, rate }: { day: Day; rate: DatedRate }): RatedEntry | null {
	if (decision === null) return null;
	const { pays, on: decidedOn } = decision;
	const rule = decidedRules[pays];
	if (pays === 'nothing') return { day, kind: 'unpaid', rule, rate: NOTHING, decidedOn };
	return { day, kind: 'paid-absence', rule, rate: pays === 'rate' ? rate.rate : rate.placeKeepingFee, decidedOn };
}

function paidAway(
	pays: Pay,
	part: AbsencePart,
	{ rate, placeKeepingFee }: DatedRate
): Pick<RatedEntry, 'kind' | 'rate'> {
	if (pays !== 'rate') return { kind: 'paid-absence', rate: placeKeepingFee };
	// Who leaves or returns on a day that is paid in full was there on it.
	return { kind: part === 'between' ? 'paid-absence' : 'present', rate };
}
