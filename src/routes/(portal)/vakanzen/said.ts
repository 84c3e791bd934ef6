import { isPending, type Entry, type NewEntry } from '$lib/client/offline/outbox/entry';
import type { SeenReport } from '$lib/domain/capacity/report';
import type { Day } from '$lib/domain/day';

/** What of an offer a person had before their eyes when they said something about it. */
export type ShownVacancy = {
	offerId: string;
	facility: string;
	serviceName: string;
	reportedAt: string | null;
	current: { operable: string; occupiedOutside: string };
};

export const seenOf = ({ reportedAt, current }: ShownVacancy): SeenReport => ({ reportedAt, ...current });

const nameOf = ({ facility, serviceName }: ShownVacancy) => `${facility}, ${serviceName}`;

export const confirmationOf = (offer: ShownVacancy): NewEntry => ({
	kind: 'vacancy-confirmation',
	subject: offer.offerId,
	input: { offerId: offer.offerId, name: nameOf(offer), seen: seenOf(offer) }
});

type Said = { operable: string; occupiedOutside: string; from: Day; until: Day | null };

export const reportOf = (offer: ShownVacancy, said: Said): NewEntry => ({
	kind: 'vacancy-report',
	subject: offer.offerId,
	input: { offerId: offer.offerId, name: nameOf(offer), ...said, basedOn: seenOf(offer) }
});

/**
 * What was said on this device and has not arrived yet counts here already: after a reload nobody must believe it lost.
 * Entries come oldest first.
 */
export function withOwnWords<T extends ShownVacancy>(offers: readonly T[], entries: readonly Entry[], today: Day): T[] {
	const own = new Map(
		entries.flatMap((entry) => {
			if (entry.kind !== 'vacancy-report' || !isPending(entry)) return [];
			const { offerId, operable, occupiedOutside, from, until } = entry.input;
			return from <= today && (until === null || until > today)
				? [[offerId, { operable, occupiedOutside }] as const]
				: [];
		})
	);
	return offers.map((offer) => ({ ...offer, current: { ...offer.current, ...own.get(offer.offerId) } }));
}

/** Something said about one of these offers is still on its way; whatever follows goes behind it. */
export const isOnItsWay = (offers: readonly ShownVacancy[], entries: readonly Entry[]) =>
	entries.some((entry) => isPending(entry) && offers.some(({ offerId }) => offerId === entry.subject));

export const CONFLICT =
	'Inzwischen wurde etwas anderes gemeldet. Beides steht im Ausgang nebeneinander, bitte entscheiden Sie dort.';

export const KEPT = 'Gespeichert. Wird gesendet, sobald wieder Netz da ist.';
