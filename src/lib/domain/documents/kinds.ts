/** What lies in the eAkte. */
export const documentKinds = [
	'notice',
	'letter',
	'consultation',
	'help-plan',
	'report',
	'court',
	'medical',
	'school',
	'identity',
	'agreement',
	'invoice',
	'service-record',
	'other'
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const documentKindLabels: Record<DocumentKind, string> = {
	notice: 'Bescheid',
	letter: 'Schreiben',
	consultation: 'Teamberatung',
	'help-plan': 'Hilfeplan',
	report: 'Bericht',
	court: 'Gericht',
	medical: 'Ärztliche Unterlage',
	school: 'Schule und Kita',
	identity: 'Urkunde, Ausweis',
	agreement: 'Vereinbarung',
	invoice: 'Rechnung',
	'service-record': 'Leistungsnachweis',
	other: 'Sonstiges'
};

/** Written by the portal only; the others are chosen at an upload. */
const writtenByPortal: ReadonlySet<DocumentKind> = new Set([
	...(['notice', 'letter', 'consultation', 'help-plan', 'service-record'] as const)
]);

export const uploadKinds = documentKinds.filter((kind) => !writtenByPortal.has(kind));
