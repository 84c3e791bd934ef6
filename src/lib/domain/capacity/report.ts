import { z } from 'zod';
import { addYears, type Day } from '../day';
import { daySchema } from '../day-schema';
import { fromHundredths, toHundredths } from '../hundredths';

const amount = (error: string) =>
	z
		.string()
		.regex(/^\d{1,5}(\.\d{1,2})?$/, { error })
		.transform((value) => fromHundredths(toHundredths(value)));

/** What a provider says about an offer: operable places (hours a week) and those used outside the portal. */
export const vacancyReportSchema = z
	.object({
		offerId: z.uuid({ error: 'Unbekanntes Angebot.' }),
		operable: amount('Bitte eine Zahl eingeben, zum Beispiel 8 oder 7,5.'),
		occupiedOutside: amount('Bitte eine Zahl eingeben, zum Beispiel 2.'),
		from: daySchema,
		/** First day on which it no longer holds; null = until further notice. */
		until: daySchema.nullable().default(null)
	})
	.refine(({ from, until }) => until === null || until > from, {
		path: ['until'],
		error: 'Das Ende muss nach dem Beginn liegen.'
	});
export type VacancyReport = z.output<typeof vacancyReportSchema>;

/** Age and amounts of the newest report as a person had them before their eyes; no age when there was none. */
export const seenReportSchema = z.object({
	reportedAt: z.iso.datetime().nullable(),
	operable: amount('Unbekannte Meldung.'),
	occupiedOutside: amount('Unbekannte Meldung.')
});
export type SeenReport = z.output<typeof seenReportSchema>;

type Amounts = Pick<VacancyReport, 'operable' | 'occupiedOutside'>;

/**
 * Whether what a person says is overtaken: somebody has reported since, and something else. What both say alike is no
 * conflict.
 */
export const isOvertaken = (seenAt: string | null, said: Amounts, current: SeenReport) =>
	current.reportedAt !== null &&
	(seenAt === null || current.reportedAt > seenAt) &&
	(current.operable !== said.operable || current.occupiedOutside !== said.occupiedOutside);

/** Places used or blocked outside the portal on the days [begin, end], both included. */
export const outsideEntrySchema = z
	.object({
		offerId: z.uuid({ error: 'Unbekanntes Angebot.' }),
		kind: z.enum(['foreign', 'blocked'], { error: 'Bitte „belegt“ oder „gesperrt“ wählen.' }),
		amount: amount('Bitte eine Zahl eingeben, zum Beispiel 1.').refine((value) => toHundredths(value) > 0, {
			error: 'Die Zahl muss größer als 0 sein.'
		}),
		begin: daySchema,
		end: daySchema,
		note: z
			.string()
			.trim()
			.max(200, { error: 'Höchstens 200 Zeichen.' })
			.regex(/^[^\0]*$/, { error: 'Ungültiges Zeichen.' })
			.default('')
	})
	.refine(({ begin, end }) => end >= begin, { path: ['end'], error: 'Das Ende liegt vor dem Beginn.' });
export type OutsideEntry = z.output<typeof outsideEntrySchema>;

const YEARS_BACK = 2;
const YEARS_AHEAD = 5;

/** Message per field of what a schema alone cannot know; empty when the report may be taken. */
export function reportProblems(report: VacancyReport, known: { licensed: string; today: Day }): Record<string, string> {
	const problems: Record<string, string> = {};
	if (toHundredths(report.operable) > toHundredths(known.licensed)) {
		problems.operable = `Genehmigt sind ${known.licensed.replace('.', ',')}. Mehr kann nicht betrieben werden.`;
	}
	if (report.from < addYears(known.today, -YEARS_BACK)) problems.from = 'Der Beginn liegt mehr als zwei Jahre zurück.';
	if (report.from > addYears(known.today, YEARS_AHEAD)) problems.from = 'Der Beginn liegt mehr als fünf Jahre voraus.';
	return problems;
}
