/** Coded reasons of everything that ends a placement. Each list contains 'other', which asks for a sentence. */

export const declineReasons = ['no-place', 'not-suitable', 'group', 'staff', 'age-or-sex', 'period', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const declineReasonLabels: Record<DeclineReason, string> = {
	'no-place': 'Kein Platz frei',
	'not-suitable': 'Angebot passt fachlich nicht zum Bedarf',
	group: 'Zusammensetzung der Gruppe',
	staff: 'Personal reicht nicht aus',
	'age-or-sex': 'Alter oder Geschlecht passt nicht',
	period: 'Aufnahme erst später möglich',
	other: 'Sonstiges'
};

export const withdrawReasons = [
	'other-offer',
	'client-declined',
	'no-longer-needed',
	'need-changed',
	'entered-by-mistake',
	'other'
] as const;
export type WithdrawReason = (typeof withdrawReasons)[number];

export const withdrawReasonLabels: Record<WithdrawReason, string> = {
	'other-offer': 'Anderes Angebot gewählt',
	'client-declined': 'Junger Mensch oder Sorgeberechtigte lehnen ab',
	'no-longer-needed': 'Hilfe wird nicht mehr gebraucht',
	'need-changed': 'Bedarf oder Zeitraum hat sich geändert',
	'entered-by-mistake': 'Versehentlich angelegt',
	other: 'Sonstiges'
};

export const notArrivedReasons = [
	'client-refused',
	'custodian-refused',
	'missing',
	'illness',
	'placed-elsewhere',
	'other'
] as const;
export type NotArrivedReason = (typeof notArrivedReasons)[number];

export const notArrivedReasonLabels: Record<NotArrivedReason, string> = {
	'client-refused': 'Junger Mensch möchte nicht',
	'custodian-refused': 'Sorgeberechtigte stimmen nicht mehr zu',
	missing: 'Aufenthalt unbekannt',
	illness: 'Erkrankt oder im Krankenhaus',
	'placed-elsewhere': 'Anderswo untergebracht',
	other: 'Sonstiges'
};

export const shortenReasons = ['goal-reached', 'need-changed', 'custodian-wish', 'moving', 'other'] as const;
export type ShortenReason = (typeof shortenReasons)[number];

export const shortenReasonLabels: Record<ShortenReason, string> = {
	'goal-reached': 'Ziele früher erreicht',
	'need-changed': 'Bedarf hat sich geändert',
	'custodian-wish': 'Wunsch der Sorgeberechtigten oder des jungen Menschen',
	moving: 'Umzug oder Wechsel des Angebots',
	other: 'Sonstiges'
};

/** The end reasons of the official statistics (§ 99 Abs. 1 SGB VIII), so that no second question is needed for it. */
export const endReasons = [
	'as-planned',
	'by-custodian',
	'by-institution',
	'by-minor',
	'adoption',
	'handed-over',
	'other'
] as const;
export type EndReason = (typeof endReasons)[number];

export const endReasonLabels: Record<EndReason, string> = {
	'as-planned': 'Beendet wie im Hilfeplan vorgesehen',
	'by-custodian': 'Abbruch durch Sorgeberechtigte oder junge Volljährige',
	'by-institution': 'Abbruch durch die Einrichtung',
	'by-minor': 'Abbruch durch den Minderjährigen',
	adoption: 'Adoptionspflege oder Adoption',
	'handed-over': 'Abgabe an ein anderes Jugendamt',
	other: 'Sonstiges'
};

/** Key of the statistics' record. */
export const endReasonStatistics: Record<EndReason, string> = {
	'as-planned': '10',
	'by-custodian': '20',
	'by-institution': '21',
	'by-minor': '22',
	adoption: '30',
	'handed-over': '40',
	other: '50'
};

/** Help that ended against the plan: the drop-outs of the figures. */
export const isDropOut = (reason: EndReason) => endReasonStatistics[reason].startsWith('2');
