import type { Api } from '$lib/client/api';
import type { Day } from '$lib/domain/day';
import type { Cascade } from '$lib/domain/placements/cascade';
import type { PlacementAction } from '$lib/domain/placements/actions';
import {
	declineReasonLabels,
	endReasonLabels,
	notArrivedReasonLabels,
	shortenReasonLabels,
	withdrawReasonLabels
} from '$lib/domain/placements/reasons';

/** What is asked before a step is sent. */
export type StepAnswers = { day: Day | null; reason: string | null; text: string };

type Sent = { idempotencyKey: string; placementId: string };
type Step = { state: string };

export type StepForm = {
	title: string;
	/** What the step means, in one sentence. */
	about: string;
	confirm: string;
	danger?: boolean;
	/** Label of the day asked for. */
	day?: string;
	reasons?: readonly { value: string; label: string }[];
	/** A free sentence may be added. */
	text?: string;
	done: string;
	/** What the step takes along, looked up before it is sent. */
	cascade?: (api: Api, placementId: string) => Promise<Cascade>;
	send: (api: Api, step: Sent, answers: StepAnswers) => Promise<Step>;
};

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The reason as the API takes it: what the list offers is what the schema knows. */
type Decline = Parameters<Api['placements']['decline']['mutate']>[0]['reason'];
type Withdraw = Parameters<Api['placements']['withdraw']['mutate']>[0]['reason'];
type NotArrive = Parameters<Api['placements']['notArrive']['mutate']>[0]['reason'];
type Shorten = Parameters<Api['placements']['shorten']['mutate']>[0]['reason'];
type End = Parameters<Api['placements']['end']['mutate']>[0]['reason'];

const dayOf = ({ day }: StepAnswers) => day ?? '';

/** Every step but those that begin with a search: reserving and the change to another place. */
export const stepForms: Record<Exclude<PlacementAction, 'reserve' | 'transfer'>, StepForm> = {
	book: {
		title: 'Platz verbindlich buchen?',
		about: 'Der Anbieter erfährt es sofort.',
		confirm: 'Buchen',
		done: 'Der Platz ist gebucht. Als Nächstes: die Kostenzusage.',
		cascade: (api, placementId) => api.placements.bookPreview.query({ placementId }),
		send: (api, step) => api.placements.book.mutate(step)
	},
	withdraw: {
		title: 'Vorgang zurückziehen?',
		about: 'Der Platz wird sofort wieder frei. Der Anbieter erfährt es.',
		confirm: 'Zurückziehen',
		danger: true,
		reasons: options(withdrawReasonLabels),
		text: 'Ergänzung',
		done: 'Der Vorgang ist zurückgezogen.',
		cascade: (api, placementId) => api.placements.withdrawPreview.query({ placementId }),
		send: (api, step, { reason, text }) => api.placements.withdraw.mutate({ ...step, reason: reason as Withdraw, text })
	},
	answer: {
		title: 'Platz möglich?',
		about: 'Sie sagen nur, dass ein Platz möglich wäre. Reserviert ist damit noch nichts.',
		confirm: 'Antwort senden',
		text: 'Nachricht an das Jugendamt, ohne Namen',
		done: 'Ihre Antwort ist beim Jugendamt.',
		send: (api, step, { text }) => api.placements.answer.mutate({ ...step, possible: true, text })
	},
	consent: {
		title: 'Verbindlich zusagen?',
		about: 'Mit Ihrer Zusage sehen Sie Namen und Kontakt. Der Platz bleibt gehalten, bis das Jugendamt bucht.',
		confirm: 'Zusagen',
		done: 'Zugesagt. Das Jugendamt bucht jetzt.',
		send: (api, step) => api.placements.consent.mutate(step)
	},
	decline: {
		title: 'Absagen?',
		about: 'Der Platz wird sofort wieder frei.',
		confirm: 'Absagen',
		danger: true,
		reasons: options(declineReasonLabels),
		text: 'Ergänzung',
		done: 'Abgesagt. Das Jugendamt weiß Bescheid.',
		send: (api, step, { reason, text }) => api.placements.decline.mutate({ ...step, reason: reason as Decline, text })
	},
	arrive: {
		title: 'Aufnahme eintragen',
		about: 'Der Tag der Aufnahme zählt als belegter Tag.',
		confirm: 'Aufnahme eintragen',
		day: 'Tag der Aufnahme',
		done: 'Die Aufnahme ist eingetragen.',
		send: (api, step, answers) => api.placements.arrive.mutate({ ...step, day: dayOf(answers) })
	},
	'not-arrived': {
		title: 'Nicht angekommen',
		about: 'Der Platz wird ab diesem Tag wieder frei.',
		confirm: 'Eintragen',
		danger: true,
		day: 'Frei ab',
		reasons: options(notArrivedReasonLabels),
		text: 'Ergänzung',
		done: 'Eingetragen. Der Platz ist wieder frei.',
		send: (api, step, answers) =>
			api.placements.notArrive.mutate({
				...step,
				day: dayOf(answers),
				reason: answers.reason as NotArrive,
				text: answers.text
			})
	},
	extend: {
		title: 'Hilfe verlängern',
		about: 'Für die neuen Tage wird wie bei einer Buchung geprüft, ob der Platz frei ist.',
		confirm: 'Verlängern',
		day: 'Neuer letzter Tag',
		text: 'Ergänzung',
		done: 'Die Hilfe ist verlängert.',
		send: (api, step, answers) => api.placements.extend.mutate({ ...step, day: dayOf(answers), text: answers.text })
	},
	shorten: {
		title: 'Hilfe verkürzen',
		about: 'Die Tage nach dem neuen letzten Tag werden sofort frei. Der Anbieter erfährt es.',
		confirm: 'Verkürzen',
		day: 'Neuer letzter Tag',
		reasons: options(shortenReasonLabels),
		text: 'Ergänzung',
		done: 'Die Hilfe ist verkürzt.',
		send: (api, step, answers) =>
			api.placements.shorten.mutate({
				...step,
				day: dayOf(answers),
				reason: answers.reason as Shorten,
				text: answers.text
			})
	},
	end: {
		title: 'Ende eintragen',
		about: 'Der letzte Tag ist noch belegt, ab dem Tag danach ist der Platz frei.',
		confirm: 'Ende eintragen',
		day: 'Letzter Tag',
		reasons: options(endReasonLabels),
		text: 'Ergänzung',
		done: 'Das Ende ist eingetragen.',
		send: (api, step, answers) =>
			api.placements.end.mutate({ ...step, day: dayOf(answers), reason: answers.reason as End, text: answers.text })
	}
};

/** Message per field of what is missing before anything is sent. */
export function missingAnswers(form: StepForm, { day, reason, text }: StepAnswers): Record<string, string> {
	return {
		...(form.day !== undefined && day === null && { day: 'Bitte den Tag eingeben.' }),
		...(form.reasons !== undefined && reason === null && { reason: 'Bitte einen Grund wählen.' }),
		...(reason === 'other' && text.trim() === '' && { text: 'Bitte kurz beschreiben.' })
	};
}
