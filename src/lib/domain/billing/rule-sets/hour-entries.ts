import { monthOf, toEpochDay, type Day } from '../../day';
import type { Euro } from '../../money';
import type { Appointment, BilledRecord, BillingFacts } from '../facts';
import { datedRates, rateOn, type DatedRate } from '../rates';
import type { RatedEntry } from '../rule-set';
import type { ServiceRecordKind } from '../service-records';
import { openAppointments } from './held-appointments';
import { daysOfStay } from './merged-absences';
import type { MissedAppointment } from './missed-service';

const NOTHING = '0.00' as Euro;

/** A no-show is paid with the journey and so many minutes. */
const NO_SHOW_MINUTES = 5;

/** Called off so long before, it is not paid at all. */
const KNOWN_MINUTES_BEFORE = 12 * 60;

const ruleOf: Record<ServiceRecordKind, string> = {
	'with-person': 'service',
	'on-behalf': 'service',
	'no-show': 'no-show',
	travel: 'travel',
	group: 'group'
};

/** Every piece of service of the month, and every appointment that was not held, in order. */
export function hourEntries(facts: BillingFacts, missed: readonly MissedAppointment[]): RatedEntry[] {
	const { agreement, month } = facts;
	const rates = datedRates(agreement.rates);
	return [
		...facts.records.filter(({ day }) => monthOf(day) === month).map((record) => entryOf(record, facts, rates)),
		...missed.map((one) => missedEntry(one, rates)),
		...withoutRecord(facts, missed).map(missingEntry)
	].sort(inOrder);
}

const inOrder = (a: RatedEntry, b: RatedEntry) => compare(keyOf(a), keyOf(b));
const keyOf = ({ day, rule, minutes = 0, participants = 1 }: RatedEntry) =>
	`${day}|${rule}|${String(minutes).padStart(5, '0')}|${participants}`;
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function entryOf(record: BilledRecord, facts: BillingFacts, rates: readonly DatedRate[]): RatedEntry {
	const { day, kind, minutes } = record;
	const { first, last } = daysOfStay(facts.stay);
	const epochDay = toEpochDay(day);
	if (epochDay < first || epochDay > last) return { day, kind: 'outside', rule: 'outside', rate: NOTHING, minutes };
	// The journey is in the surcharge on every hour.
	if (kind === 'travel') return { day, kind: 'present', rule: ruleOf.travel, rate: NOTHING, minutes };
	if (wasKnown(record)) return { day, kind: 'unpaid', rule: 'no-show-known', rate: NOTHING, minutes };
	return servedEntry(record, rates);
}

function servedEntry(
	{ day, kind, minutes, participants, catchUp }: BilledRecord,
	rates: readonly DatedRate[]
): RatedEntry {
	if (catchUp?.consentedOn === null) return { day, kind: 'undecided', rule: 'catch-up', rate: NOTHING, minutes };
	const decided = catchUp === null ? {} : { decidedOn: catchUp.consentedOn };
	const paid = kind === 'no-show' ? minutes + NO_SHOW_MINUTES : minutes;
	const shared = kind === 'group' ? { participants: Math.max(1, participants) } : {};
	return { ...atRate(day, rates, ruleOf[kind]), minutes: paid, ...shared, ...decided };
}

const wasKnown = ({ kind, cancelledBefore }: BilledRecord) =>
	kind === 'no-show' && cancelledBefore !== null && cancelledBefore >= KNOWN_MINUTES_BEFORE;

function atRate(day: Day, rates: readonly DatedRate[], rule: string): RatedEntry {
	const rate = rateOn(rates, toEpochDay(day));
	return rate
		? { day, kind: 'present', rule, rate: rate.withTravel }
		: { day, kind: 'undecided', rule: 'no-rate', rate: NOTHING };
}

function missedEntry({ appointment, missed }: MissedAppointment, rates: readonly DatedRate[]): RatedEntry {
	const { day, minutes } = appointment;
	const { kind, rule, count, decidedOn } = missed;
	const counted = { ...(count === null ? {} : { count }), ...(decidedOn && { decidedOn }) };
	if (kind !== 'paid-absence') return { day, kind, rule, rate: NOTHING, minutes, ...counted };
	const paid = atRate(day, rates, rule);
	return { ...paid, kind: paid.kind === 'present' ? kind : paid.kind, minutes, ...counted };
}

const missingEntry = ({ day, minutes }: Appointment): RatedEntry => ({
	...{ day, kind: 'undecided', rule: 'missing-record', rate: NOTHING, minutes }
});

/** Appointments of the month that nobody was away for and that nothing is on record for. */
function withoutRecord(
	{ month, stay, appointments, records }: BillingFacts,
	missed: readonly MissedAppointment[]
): Appointment[] {
	const { first, last } = daysOfStay(stay);
	const known = new Set(missed.map(({ appointment }) => appointment));
	return openAppointments(appointments, records).filter((one) => {
		const day = toEpochDay(one.day);
		return monthOf(one.day) === month && day >= first && day <= last && !known.has(one);
	});
}
