/** What happens to a case besides its placements. */
export const caseEventKinds = [
	'opened',
	'fruitless-search',
	'remembered',
	'note',
	'assigned',
	'deputy-set',
	'person-added',
	'person-removed',
	'jurisdiction-set',
	'consultation-called',
	'consultation-closed',
	'consultation-addendum',
	'plan-valid',
	'plan-ended',
	'notice-issued',
	'commitment-void',
	'document-added',
	'deadline-settled',
	'deadline-reopened',
	'restricted',
	'closed',
	'reopened'
] as const;
export type CaseEventKind = (typeof caseEventKinds)[number];

/** As a line of the case's time line. */
export const caseEventLabels: Record<CaseEventKind, string> = {
	opened: 'Fall angelegt',
	'fruitless-search': 'Suche ohne freies Angebot',
	remembered: 'Angebot gemerkt',
	note: 'Notiz',
	assigned: 'Zuständigkeit übergeben',
	'deputy-set': 'Vertretung eingetragen',
	'person-added': 'Beteiligte Person eingetragen',
	'person-removed': 'Beteiligte Person entfernt',
	'jurisdiction-set': 'Örtliche Zuständigkeit eingetragen',
	'consultation-called': 'Teamberatung einberufen',
	'consultation-closed': 'Teamberatung abgeschlossen',
	'consultation-addendum': 'Nachtrag zur Teamberatung',
	'plan-valid': 'Hilfeplan in Kraft gesetzt',
	'plan-ended': 'Hilfeplan beendet',
	'notice-issued': 'Schreiben erlassen',
	'commitment-void': 'Kostenzusage gilt nicht mehr',
	'document-added': 'Dokument zur Akte genommen',
	'deadline-settled': 'Frist erledigt',
	'deadline-reopened': 'Frist wieder offen',
	restricted: 'Verarbeitung eingeschränkt',
	closed: 'Fall geschlossen',
	reopened: 'Fall wieder geöffnet'
};
