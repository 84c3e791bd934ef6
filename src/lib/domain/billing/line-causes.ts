/** Why a claimed line is not what the rules give; the first that applies is told. */
export const lineCauses = [
	'unknown-stay',
	'duplicate',
	'outside-stay',
	'outside-commitment',
	'overlap',
	'place-keeping',
	'rate-slice',
	'price',
	'quota',
	'missing-records',
	'undecided',
	'not-due',
	'quantity',
	'amount',
	'not-claimed',
	'advance',
	'set-off'
] as const;
export type LineCause = (typeof lineCauses)[number];

export const lineCauseLabels: Record<LineCause, string> = {
	'unknown-stay': 'Diese Belegung gibt es bei Ihrem Jugendamt nicht.',
	duplicate: 'Diese Tage stehen schon in einer anderen Rechnung.',
	'outside-stay': 'Tage vor der Aufnahme oder nach dem Ende der Belegung.',
	'outside-commitment': 'Tage außerhalb der Kostenzusage.',
	overlap: 'Die Person war an diesen Tagen auch in einer anderen Belegung.',
	'place-keeping': 'Die Erklärung, dass der Platz freigehalten wurde, fehlt.',
	'rate-slice': 'Das ist das Entgelt eines anderen Zeitraums.',
	price: 'Dieses Entgelt ist nicht vereinbart.',
	quota: 'Die Grenze für bezahlte Abwesenheit ist ausgeschöpft.',
	'missing-records': 'Dafür fehlen freigegebene Leistungsnachweise.',
	undecided: 'Der Vertrag regelt das nicht: Bitte entscheiden Sie.',
	'not-due': 'Dafür ist nach dem Vertrag nichts zu zahlen.',
	quantity: 'Die Menge stimmt nicht.',
	amount: 'Menge mal Entgelt ergibt einen anderen Betrag.',
	'not-claimed': 'Zu erwarten, aber nicht abgerechnet.',
	advance: 'Ein Abschlag lässt sich nicht nachrechnen: Bitte entscheiden Sie.',
	'set-off': 'Der bezahlte Abschlag ist anders zu verrechnen.'
};
