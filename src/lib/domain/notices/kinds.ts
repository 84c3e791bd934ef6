/** The five notices (§ 31 SGB X) and the letters that decide nothing. */
export const noticeKinds = ['grant', 'change', 'extension', 'rejection', 'termination'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const letterKinds = [
	'cost-commitment',
	'reservation-confirmation',
	'consultation-invitation',
	'consultation-record'
] as const;

/** What a person writes and issues. */
export const issuedKinds = [...noticeKinds, ...letterKinds] as const;
export type IssuedKind = (typeof issuedKinds)[number];

/** What the portal itself puts into the file. */
const filedKinds = ['help-plan'] as const;

export const writtenKinds = [...issuedKinds, ...filedKinds] as const;
export type WrittenKind = (typeof writtenKinds)[number];

export const writtenKindLabels: Record<WrittenKind, string> = {
	grant: 'Bewilligungsbescheid',
	change: 'Änderungsbescheid',
	extension: 'Verlängerungsbescheid',
	rejection: 'Ablehnungsbescheid',
	termination: 'Einstellungsbescheid',
	'cost-commitment': 'Kostenzusage',
	'reservation-confirmation': 'Reservierungsbestätigung',
	'consultation-invitation': 'Einladung zur Teamberatung',
	'consultation-record': 'Protokoll der Teamberatung',
	'help-plan': 'Hilfeplan'
};

export const isNotice = (kind: WrittenKind): kind is NoticeKind => (noticeKinds as readonly string[]).includes(kind);

/** A case that is closed can still be ended or corrected by notice. */
export const goesOutAfterClosing = (kind: WrittenKind) => kind === 'termination' || kind === 'change';
