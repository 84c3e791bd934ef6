import { lastOfMonth, monthOf, toEpochDay, type Day } from '../../day';
import type { AbsenceReason } from '../../placements/absence';
import type { Appointment, BilledAbsence, BillingFacts } from '../facts';
import type { SwitchValues } from '../rule-set';
import { absenceDays } from './absence-days';
import { decidedRules } from './decided-days';
import { openAppointments } from './held-appointments';
import { daysOfStay, placedAbsences, type Away } from './merged-absences';

/** Calendar days for which appointments are paid on, and how long before an absence counts as known. */
const ILLNESS_DAYS = 14;
const LEAVE_DAYS = 28;
const KNOWN_DAYS_BEFORE = 28;

const illnesses: readonly AbsenceReason[] = ['hospital', 'illness', 'prevention', 'rehabilitation'];
const priority: readonly AbsenceReason[] = [...illnesses, 'social-facility', 'leave', 'other'];

export type Missed = {
	/** Code of a rule of the contract. */
	rule: string;
	kind: 'paid-absence' | 'unpaid' | 'undecided';
	/** Day of the absence and its limit, where one counts. */
	count: { number: number; of: number } | null;
	/** When the office decided, where the contract leaves it to a person. */
	decidedOn?: Day;
};

type InAbsence = { appointment: Appointment; day: number; away: Away };
export type MissedAppointment = InAbsence & { missed: Missed };

/** Appointments of the month that fell into an absence and were not held elsewhere, in order. */
export function missedAppointments(facts: BillingFacts, readings: SwitchValues): MissedAppointment[] {
	const inAbsence = appointmentsInAbsence(facts);
	const firstMissed = new Map<Away, number>();
	// An absence may have begun, and its days to be counted, long before the month.
	for (const { day, away } of inAbsence) firstMissed.set(away, Math.min(day, firstMissed.get(away) ?? day));
	const countedFrom = (away: Away) =>
		readings.firstMissedDay === 'absence' ? away.from : (firstMissed.get(away) ?? away.from);
	return inAbsence
		.filter(({ appointment }) => monthOf(appointment.day) === facts.month)
		.map((one) => ({ ...one, missed: judge(one, countedFrom(one.away)) }))
		.sort((a, b) => a.day - b.day);
}

function appointmentsInAbsence({ absences, stay, month, appointments, records }: BillingFacts): InAbsence[] {
	const placed = placedAbsences(absences, stay);
	if (placed.length === 0) return [];
	const { first, last } = daysOfStay(stay);
	const days = absenceDays(placed, { first, last: Math.min(last, toEpochDay(lastOfMonth(month))), priority });
	const awayOn = new Map(days.map(({ day, away }) => [day, away]));
	return openAppointments(appointments, records).flatMap((appointment) => {
		const day = toEpochDay(appointment.day);
		const away = awayOn.get(day);
		return away ? [{ appointment, day, away }] : [];
	});
}

function judge({ appointment, day, away }: InAbsence, firstMissed: number): Missed {
	const { absence } = away;
	if (illnesses.includes(absence.reason)) {
		const rule = 'missed-in-illness';
		if (!appointment.individuallyDated) return { rule, kind: 'paid-absence', count: null };
		return { rule, ...upTo(ILLNESS_DAYS, day - firstMissed + 1, away) };
	}
	if (absence.reason === 'leave') return { rule: 'missed-in-leave', ...upTo(LEAVE_DAYS, day - away.from + 1, away) };
	return unregulated(absence);
}

/** The contract has no word for it: what the office has decided, or that somebody has to. */
function unregulated({ decision }: BilledAbsence): Missed {
	if (decision === null) return { rule: 'unregulated', kind: 'undecided', count: null };
	// By the hour no place is kept: whatever is paid is the rate.
	const pays = decision.pays === 'nothing' ? 'nothing' : 'rate';
	const kind = pays === 'nothing' ? 'unpaid' : 'paid-absence';
	return { rule: decidedRules[pays], kind, count: null, decidedOn: decision.on };
}

/** Paid for so many days, longer with the office's consent; not at all when it was known long before. */
function upTo(limit: number, number: number, { absence, from }: Away): Omit<Missed, 'rule'> {
	if (wasKnown(absence, from)) return { kind: 'unpaid', count: null };
	const kind = number <= limit || absence.consented ? 'paid-absence' : 'unpaid';
	return { kind, count: { number, of: limit } };
}

const wasKnown = ({ notifiedOn }: BilledAbsence, from: number) =>
	notifiedOn !== null && toEpochDay(notifiedOn) <= from - KNOWN_DAYS_BEFORE;
