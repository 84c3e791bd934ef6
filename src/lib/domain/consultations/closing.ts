import type { Day } from '../day';
import { formatDay } from '../day';
import { decisionLabels, MIN_PROFESSIONALS, type ConsultationDecision, type Vote } from './consultation';
import { countVotes, votesInWords } from './voting';

export type Readiness = { ok: true } | { ok: false; reasons: string[] };

export const readiness = (reasons: string[]): Readiness =>
	reasons.length === 0 ? { ok: true } : { ok: false, reasons };

type Recommended = { serviceType: string | null; fromDay: Day | null; untilDay: Day | null };

export type Closable = Recommended & {
	situation: string;
	decision: ConsultationDecision | null;
	participants: readonly { accountId: string | null; vote: Vote | null }[];
};

/** Everything that is still missing before the team lead can close, § 36 Abs. 2 SGB VIII. */
export function closingReadiness(consultation: Closable): Readiness {
	const { situation, serviceType, decision, participants } = consultation;
	const { cast } = countVotes(participants);
	return readiness([
		...(situation.trim() === '' ? ['Die Situation ist noch nicht beschrieben.'] : []),
		...(serviceType === null ? ['Die empfohlene Hilfeart fehlt.'] : []),
		// Who recommends no help recommends no time for it.
		...(decision === 'rejected' ? [] : periodGaps(consultation)),
		...(decision === null ? ['Das Ergebnis fehlt: Hilfe befürwortet oder nicht befürwortet.'] : []),
		...(cast < MIN_PROFESSIONALS
			? [`Es müssen mindestens zwei Fachkräfte abgestimmt haben (§ 36 Abs. 2 Satz 1 SGB VIII), bisher: ${cast}.`]
			: [])
	]);
}

/** Also of a Hilfeplan. */
export function periodGaps({ fromDay, untilDay }: Pick<Recommended, 'fromDay' | 'untilDay'>): string[] {
	if (fromDay === null || untilDay === null) return ['Der Zeitraum der Hilfe ist nicht vollständig.'];
	return untilDay < fromDay
		? [`Das Ende der Hilfe (${formatDay(untilDay)}) liegt vor dem Beginn (${formatDay(fromDay)}).`]
		: [];
}

/** 'Hilfe befürwortet: 2 Zustimmungen, 1 Enthaltung' */
export const resultInWords = (decision: ConsultationDecision, participants: Closable['participants']) =>
	`${decisionLabels[decision]}: ${votesInWords(countVotes(participants))}`;

type Decided = { closedAt: string | null; decision: ConsultationDecision | null };

/**
 * Whether the team has said yes: of all consultations of a case that were closed the last one decides, so that a later no
 * takes back an earlier yes.
 */
export function hasPositiveDecision(consultations: readonly Decided[]): boolean {
	const [last] = consultations
		.filter((one): one is Decided & { closedAt: string } => one.closedAt !== null)
		.sort((a, b) => Date.parse(b.closedAt) - Date.parse(a.closedAt));
	return last?.decision === 'approved';
}
