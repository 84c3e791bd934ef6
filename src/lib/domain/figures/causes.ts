import type { UnavailableReason } from '../offers/availability';
import type { OfferFilter } from '../offers/match';

/** What sorted offers out of a search that found nothing. */
export type SearchCause = Exclude<OfferFilter, 'service-type'> | UnavailableReason;

export const causeLabels: Record<SearchCause, string> = {
	area: 'Zu weit entfernt',
	closed: 'Einrichtung geschlossen',
	licence: 'Betriebserlaubnis gilt nicht im ganzen Zeitraum',
	age: 'Alter passt nicht',
	sex: 'Geschlecht passt nicht',
	specialisations: 'Spezialisierung fehlt',
	text: 'Suchtext kommt nicht vor',
	'no-report': 'Keine Vakanz gemeldet',
	full: 'Belegt',
	'report-too-old': 'Meldung zu alt'
};
