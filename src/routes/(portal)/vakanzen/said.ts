import type { NewEntry } from '$lib/client/offline/outbox/entry';
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

export const KEPT = 'Gespeichert. Wird gesendet, sobald wieder Netz da ist.';
