import { decisionLabels, voteLabels } from '../../domain/consultations/consultation';
import { formatDay } from '../../domain/day';
import type { LetterTexts } from '../../domain/notices/content';
import { dayInGermany } from '../clock';
import type { ConsultationOfLetter } from './case-facts';

const moment = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'full', timeStyle: 'short' });

/** 'Montag, 7. Dezember 2026 um 10:00 Uhr' */
const momentText = (at: string) => `${moment.format(new Date(at))} Uhr`;

export const meetingTexts = ({ meetingAt, participants }: ConsultationOfLetter): LetterTexts => ({
	meeting: momentText(meetingAt),
	participants: participants.map(({ name, function: role }) => `${name}, ${role}`).join('\n')
});

/** The whole consultation as its record says it. */
export function recordTexts(held: ConsultationOfLetter): LetterTexts {
	const { situation, resources, risk, wishes, goals, dissent, participants } = held;
	return {
		...{ situation, resources, risk, wishes, goals, dissent },
		participants: participants.map(({ name, function: role }) => `${name}, ${role}`).join('\n'),
		alternatives: held.alternativesText,
		comparison: held.costComparison,
		votes: participants
			.filter(({ vote }) => vote !== null)
			.map(({ name, vote, comment }) => [`${name}: ${vote === null ? '' : voteLabels[vote]}`, comment].filter(Boolean))
			.map((parts) => parts.join(' – '))
			.join('\n'),
		decision: decisionText(held)
	};
}

/** 'Hilfe befürwortet am 12.11.2026. Nächste Überprüfung: 01.02.2027.' */
export function decisionText({ decision, closedAt, nextReview }: ConsultationOfLetter): string {
	if (decision === null || closedAt === null) return '';
	const review = nextReview === null ? '' : ` Nächste Überprüfung: ${formatDay(nextReview)}.`;
	return `${decisionLabels[decision]} am ${formatDay(dayInGermany(closedAt))}.${review}`;
}
