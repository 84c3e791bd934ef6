/** Steps of which the other side hears. */
export const inboxKinds = [
	'request-received',
	'request-answered',
	'reservation-received',
	'consent-given',
	'declined',
	'expired',
	'withdrawn',
	'booked',
	'arrived',
	'not-arrived',
	'extended',
	'shortened',
	'ended',
	'transferred',
	'report-stale',
	'consultation-invited',
	'consultation-closed',
	'deadline-reminder',
	'absence-recorded',
	'absence-undecided',
	'invoice-received',
	'invoice-objected',
	'invoice-paid'
] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** What the inbox says; names of persons never appear in it. */
export const inboxTitles: Record<InboxKind, string> = {
	'request-received': 'Neue Anfrage',
	'request-answered': 'Antwort auf Ihre Anfrage: Platz möglich',
	'reservation-received': 'Neue Reservierung wartet auf Ihre Zusage',
	'consent-given': 'Anbieter hat zugesagt',
	declined: 'Anbieter hat abgesagt',
	expired: 'Reservierung ist verfallen',
	withdrawn: 'Reservierung oder Anfrage wurde zurückgezogen',
	booked: 'Platz wurde gebucht',
	arrived: 'Aufnahme ist eingetragen',
	'not-arrived': 'Nicht angekommen',
	extended: 'Hilfe ist verlängert',
	shortened: 'Hilfe ist verkürzt',
	ended: 'Hilfe ist beendet',
	transferred: 'In ein anderes Angebot gewechselt',
	'report-stale': 'Ihre Vakanzmeldung ist veraltet',
	'consultation-invited': 'Einladung zur Teamberatung: Ihre Stimme ist gefragt',
	'consultation-closed': 'Teamberatung ist abgeschlossen',
	'deadline-reminder': 'Erinnerung an eine Frist',
	'absence-recorded': 'Abwesenheit ist eingetragen oder geändert',
	'absence-undecided': 'Abwesenheit ist geändert: Zustimmung und Entscheidung des Jugendamts gelten nicht mehr',
	'invoice-received': 'Neue Rechnung wartet auf Ihre Prüfung',
	'invoice-objected': 'Rechnung wurde beanstandet',
	'invoice-paid': 'Rechnung ist bezahlt'
};
