import { decisionLabels, voteLabels } from '../../domain/consultations/consultation';
import { formatDay } from '../../domain/day';
import type { LetterTexts } from '../../domain/notices/content';
import { formatEuro } from '../../domain/money-text';
import type { FrozenList } from '../../domain/offers/frozen-list';
import { dayInGermany } from '../clock';
import type { ConsultationOfLetter } from './case-facts';
import { extentText, serviceName } from './placement-facts';

const moment = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'full', timeStyle: 'short' });

/** 'Montag, 7. Dezember 2026 um 10:00 Uhr' */
export const momentText = (at: string) => `${moment.format(new Date(at))} Uhr`;

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
		alternatives: [held.alternativesText, searchText(held.alternatives)].filter(Boolean).join('\n\n'),
		recommendation: recommendationText(held),
		comparison: held.costComparison,
		votes: participants
			.filter(({ vote }) => vote !== null)
			.map(({ name, vote, comment }) => [`${name}: ${vote === null ? '' : voteLabels[vote]}`, comment].filter(Boolean))
			.map((parts) => parts.join(' – '))
			.join('\n'),
		decision: decisionText(held),
		addenda: held.addenda.map(({ at, by, text }) => `${momentText(at)}, ${by}: ${text}`).join('\n\n')
	};
}

/** What the search had found when it was attached: every offer with its price. */
function searchText(attached: Record<string, unknown> | null): string {
	if (attached === null) return '';
	// Written by the program itself; the column holds any JSON.
	const list = attached as unknown as FrozenList;
	const { begin, end, serviceType } = list.need;
	const head = `Verglichen am ${momentText(list.asOf)}: ${serviceName(serviceType)}, ${formatDay(begin)} bis ${formatDay(end)}, ${list.available} verfügbar, ${list.all} passend.`;
	return [head, ...list.rows.map((row) => offerText(row, list.chosenOfferId))].join('\n');
}

function offerText(
	{ offerId, facility, provider, place, targetFee }: FrozenList['rows'][number],
	chosen: string | null
) {
	const fee = targetFee === null ? 'kein gültiges Entgelt' : formatEuro(targetFee);
	return `${facility}, ${provider}, ${place}: ${fee}${offerId === chosen ? ' (gewählt)' : ''}`;
}

/** 'Heimerziehung (§ 34 SGB VIII), 7 Tage je Woche, 01.12.2026 bis 31.05.2027' */
function recommendationText({ serviceType, unitsPerWeek, fromDay, untilDay }: ConsultationOfLetter): string {
	const period = fromDay !== null && untilDay !== null ? `${formatDay(fromDay)} bis ${formatDay(untilDay)}` : '';
	return [serviceName(serviceType), extentText(serviceType, unitsPerWeek), period].filter(Boolean).join(', ');
}

/** 'Hilfe befürwortet am 12.11.2026. Nächste Überprüfung: 01.02.2027.' */
export function decisionText({ decision, closedAt, nextReview }: ConsultationOfLetter): string {
	if (decision === null || closedAt === null) return '';
	const review = nextReview === null ? '' : ` Nächste Überprüfung: ${formatDay(nextReview)}.`;
	return `${decisionLabels[decision]} am ${formatDay(dayInGermany(closedAt))}.${review}`;
}
