import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '$lib/server/trpc/router';
import { formatDay, type Day } from '../domain/day';
import type { DomainErrorCode, ErrorDetails } from '../domain/errors';

const moment = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'medium', timeStyle: 'short' });

const dayIn = (value: ErrorDetails[string] | undefined) =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value as Day) : null;

const momentIn = (value: ErrorDetails[string] | undefined) =>
	typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? moment.format(new Date(value)) : null;

/** How a draft is written anew. */
const recompute: Record<string, string> = {
	corrected: 'Bitte die Korrektur neu berechnen.',
	difference: 'Bitte die Nachberechnung neu berechnen.'
};

/** 'in 30 Sekunden', 'in 2 Minuten' */
function waitIn(value: ErrorDetails[string] | undefined): string {
	const seconds = typeof value === 'number' ? value : 60;
	if (seconds <= 1) return 'in einer Sekunde';
	if (seconds < 120) return `in ${seconds} Sekunden`;
	return `in ${Math.ceil(seconds / 60)} Minuten`;
}

const spanIn = (from: ErrorDetails[string] | undefined, to: ErrorDetails[string] | undefined) => {
	const [first, last] = [dayIn(from), dayIn(to)];
	return first === null ? '' : ` (${first} bis ${last ?? 'offen'})`;
};

const monthIn = (value: ErrorDetails[string] | undefined) =>
	typeof value === 'string' && /^\d{4}-\d\d$/.test(value) ? ` ${value.slice(5)}/${value.slice(0, 4)}` : '';

const countIn = (value: ErrorDetails[string] | undefined) => (typeof value === 'number' ? value : 0);

/** 'Eine Position weicht', '3 Positionen weichen' */
function deviatingIn(value: ErrorDetails[string] | undefined): string {
	const count = countIn(value);
	if (count === 0) return 'Einzelne Positionen weichen';
	return count === 1 ? 'Eine Position weicht' : `${count} Positionen weichen`;
}

const unsuitable: Record<string, string> = {
	closed: 'Die Einrichtung ist in diesem Zeitraum geschlossen.',
	licence: 'Die Betriebserlaubnis gilt nicht im ganzen Zeitraum.',
	age: 'Das Alter passt nicht zu diesem Angebot.',
	sex: 'Das Angebot ist nicht für dieses Geschlecht vorgesehen.'
};

/** What happened and what to do, for every "no" of a rule. A new code does not compile without its sentence. */
const sentences: Record<DomainErrorCode, (details: ErrorDetails) => string> = {
	'not-found': () => 'Das gibt es nicht, oder es ist für Ihr Konto nicht sichtbar.',
	'not-allowed': () => 'Dafür hat Ihr Konto kein Recht. Ihre Administration kann es Ihnen geben.',
	'session/required': () =>
		'Sie sind nicht mehr angemeldet. Bitte melden Sie sich neu an; Ihre Eingaben bleiben stehen.',
	'session/wrong-credentials': () =>
		'Die Anmeldung hat nicht geklappt. Bitte prüfen Sie Bundesland, E-Mail und Passwort.',
	'session/second-factor-required': () => 'Bitte geben Sie den Code aus Ihrer Authenticator-App ein.',
	'session/second-factor-wrong': () => 'Der Code stimmt nicht. Bitte geben Sie den nächsten aus Ihrer App ein.',
	'session/second-factor-setup-required': () => 'Bitte richten Sie zuerst den zweiten Faktor ein.',
	'session/password-change-required': () => 'Bitte wählen Sie zuerst ein eigenes Passwort.',
	'session/too-many-attempts': ({ retryAfterSeconds }) =>
		`Das waren zu viele Versuche. Bitte probieren Sie es ${waitIn(retryAfterSeconds)} noch einmal.`,
	'account/email-taken': () => 'Für diese E-Mail-Adresse gibt es schon ein Konto.',
	'command/key-reused': () => 'Das wurde schon einmal mit anderen Angaben gesendet. Bitte laden Sie die Seite neu.',
	'command/conflict': () => 'Jemand anderes war im selben Moment schneller. Bitte versuchen Sie es noch einmal.',
	'offer/fully-booked': ({ day, freeFrom }) => {
		const when = dayIn(day);
		const next = dayIn(freeFrom);
		const taken = when === null ? 'Der Platz ist gerade vergeben worden.' : `Am ${when} ist kein Platz mehr frei.`;
		return `${taken} ${next === null ? 'Bitte wählen Sie ein anderes Angebot.' : `Wieder frei ab ${next}.`}`;
	},
	'offer/not-suitable': ({ reason }) =>
		`${unsuitable[String(reason)] ?? 'Das Angebot passt nicht zu dieser Person.'} Bitte wählen Sie ein anderes.`,
	'offer/no-vacancy-report': () =>
		'Der Träger hat seine freien Plätze lange nicht bestätigt. Bitte rufen Sie dort an oder senden Sie eine Anfrage.',
	'vacancy/changed': () => 'Inzwischen wurde etwas anderes gemeldet. Bitte vergleichen Sie beides und entscheiden Sie.',
	'case/already-placed': () => 'Für diesen Fall ist schon ein Platz gebucht. Bitte beenden Sie zuerst diese Belegung.',
	'placement/deadline-passed': ({ holdUntil }) => {
		const when = momentIn(holdUntil);
		return when === null
			? 'Die Frist ist abgelaufen, der Platz ist wieder frei.'
			: `Die Frist ist am ${when} Uhr abgelaufen, der Platz ist wieder frei.`;
	},
	'placement/wrong-state': () =>
		'Das geht beim jetzigen Stand nicht mehr. Bitte laden Sie die Seite neu und sehen Sie, was inzwischen geschehen ist.',
	'placement/choice-reason-required': () =>
		'Es gibt ein günstigeres passendes Angebot. Bitte geben Sie den Grund der Wahl an.',
	'placement/budget-release-required': () =>
		'Das Monatsbudget reicht nicht. Bitte lassen Sie die Belegung von der Teamleitung freigeben.',
	'case/restricted': () => 'Die Daten dieses Falls sind gesperrt (§ 84 Abs. 3 SGB X) und werden nicht mehr bearbeitet.',
	'case/closed': () => 'Der Fall ist geschlossen. Bitte öffnen Sie ihn zuerst wieder (Blatt Stammdaten).',
	'case/reason-required': () =>
		'Der Fall gehört einer anderen Fachkraft. Bitte geben Sie zuerst an, warum Sie ihn öffnen.',
	'placement/blocked': ({ first }) =>
		typeof first === 'string' && first !== '' ? first : 'Das geht noch nicht: Etwas anderes muss zuerst erledigt sein.',
	'placement/still-elsewhere': () =>
		'Der junge Mensch ist noch in einer anderen Einrichtung aufgenommen. Das Jugendamt muss dort zuerst das Ende eintragen.',
	'placement/before-arrival': () =>
		'Der Wechsel kann nicht vor der Aufnahme in der bisherigen Einrichtung liegen. Bitte prüfen Sie den Tag.',
	'consultation/closed': () => 'Die Teamberatung ist abgeschlossen. Ergänzungen gehen nur noch als Nachtrag.',
	'consultation/cancelled': () => 'Diese Teamberatung wurde abgesagt.',
	'consultation/voting-over': () => 'Die Frist für Ihre Stimme ist abgelaufen.',
	'consultation/not-invited': () => 'Sie sind zu dieser Teamberatung nicht eingeladen.',
	'consultation/incomplete': ({ reasons }) =>
		typeof reasons === 'string'
			? `Die Teamberatung kann noch nicht abgeschlossen werden. ${reasons.replaceAll('\n', ' ')}`
			: 'Die Teamberatung ist noch nicht vollständig und kann so nicht abgeschlossen werden.',
	'plan/not-a-draft': () =>
		'Diese Fassung des Hilfeplans ist nicht mehr im Entwurf. Bitte legen Sie eine neue Fassung an.',
	'document/unsafe': () => 'Diese Datei wird nicht angenommen. Erlaubt sind PDF, JPEG, PNG und HEIC bis 25 MB.',
	'deletion/needs-second-person': () => 'Vorschlagen und löschen müssen zwei verschiedene Personen.',
	'deletion/not-due': () =>
		'Dieser Fall ist nicht mehr zu löschen: Seit dem Vorschlag wurde daran gearbeitet, oder seine Zeit ist noch nicht um.',
	'deletion/restricted': () => 'Diese Daten sind gesperrt und dürfen noch nicht gelöscht werden.',
	'import/has-errors': ({ problems }) =>
		`Die Liste hat ${countIn(problems) === 1 ? 'einen Fehler' : `${countIn(problems)} Fehler`}. Es wurde nichts übernommen.`,
	'absence/overlaps': ({ from, to }) =>
		`In diesem Zeitraum ist schon eine Abwesenheit eingetragen${spanIn(from, to)}. Bitte ändern Sie diese.`,
	'month/closed': ({ month }) =>
		`Der Monat${monthIn(month)} ist schon geprüft und abgerechnet. Erst wenn der Träger die Rechnung mit einer Gutschrift zurücknimmt, lässt er sich ändern und neu abrechnen.`,
	'month/running': () => 'Dieser Monat wird gerade abgeschlossen. Bitte warten Sie, bis der Lauf fertig ist.',
	'draft/stale': ({ kind, office }) =>
		`Seit dem Entwurf${typeof office === 'string' ? ` an ${office}` : ''} haben sich Angaben geändert. ${recompute[String(kind)] ?? 'Bitte den Monat neu abschließen.'}`,
	'record/frozen': () => 'Der Leistungsnachweis ist freigegeben und ändert sich nicht mehr.',
	'record/incomplete': ({ missing }) =>
		typeof missing === 'string' ? `Es fehlt noch: ${missing}.` : 'Der Leistungsnachweis ist noch nicht vollständig.',
	'invoice/wrong-state': () => 'Das geht beim jetzigen Stand der Rechnung nicht mehr. Bitte laden Sie die Seite neu.',
	'invoice/same-person': () => 'Sachlich und rechnerisch prüfen müssen zwei verschiedene Personen.',
	'invoice/not-checked': ({ lines }) => `${deviatingIn(lines)} ab. Bitte entscheiden Sie zuerst darüber.`,
	'invoice/incomplete': ({ missing }) =>
		typeof missing === 'string'
			? `Für die Rechnung fehlt noch: ${missing}.`
			: 'Für die Rechnung fehlen noch Angaben. Bitte ergänzen Sie diese.',
	'invoice/unreadable': ({ reason }) =>
		typeof reason === 'string'
			? `Die Rechnung wird nicht angenommen: ${reason}`
			: 'Die Datei ist keine lesbare XRechnung. Es wurde nichts übernommen.',
	'figures/no-data': ({ reason }) => (typeof reason === 'string' ? reason : 'Für diesen Monat liegen keine Daten vor.'),
	'statistics/has-errors': ({ problems }) =>
		`Der Export ist noch nicht möglich: ${countIn(problems) === 1 ? 'ein Fehler' : `${countIn(problems)} Fehler`} in den Angaben.`,
	'database/unavailable': () =>
		'Die Datenbank antwortet gerade nicht. Bitte versuchen Sie es in einem Moment noch einmal.'
};

const NO_CONNECTION =
	'Es gibt gerade keine Verbindung. Ihre Eingaben bleiben stehen; bitte versuchen Sie es gleich noch einmal.';
const UNEXPECTED = 'Da ist uns ein Fehler unterlaufen. Bitte versuchen Sie es noch einmal.';

export const messageOfCode = (code: DomainErrorCode, details: ErrorDetails = {}) => sentences[code](details);

/** One calm sentence for whatever went wrong with a request. */
export function messageOf(error: unknown): string {
	if (!isApiError(error)) return UNEXPECTED;
	const { data } = error;
	if (!data) return NO_CONNECTION;
	if (data.domain) return messageOfCode(data.domain.code, data.domain.details);
	if (data.fields) return 'Bitte prüfen Sie Ihre Angaben.';
	if (data.httpStatus === 413) return 'Das ist zu groß. Bitte wählen Sie eine kleinere Datei.';
	return data.logId === null ? UNEXPECTED : `${UNEXPECTED} Kennung für die Hilfe: ${data.logId}`;
}

/** Message per field, path joined by dots; null when the input was not the reason. */
export const fieldErrorsOf = (error: unknown): Record<string, string> | null =>
	isApiError(error) ? (error.data?.fields ?? null) : null;

export const codeOf = (error: unknown): DomainErrorCode | null =>
	isApiError(error) ? (error.data?.domain?.code ?? null) : null;

/** What a rule said about its no. */
export const detailsOf = (error: unknown): ErrorDetails =>
	isApiError(error) ? (error.data?.domain?.details ?? {}) : {};

const isApiError = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;
