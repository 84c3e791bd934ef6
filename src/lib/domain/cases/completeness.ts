/** What is known of a case, as far as the official record needs it (§§ 98, 99 Abs. 1 SGB VIII). */
export type RecordFacts = {
	hasCustodian: boolean;
	hasJurisdiction: boolean;
	hasPlacement: boolean;
	/** A stay has begun. */
	arrived: boolean;
	/** Every stay that is over has its coded reason. */
	endsHaveReason: boolean;
	hasConsultation: boolean;
	hasPlan: boolean;
};

export const recordItems = [
	'custodian',
	'jurisdiction',
	'placement',
	'consultation',
	'help-plan',
	'end-reason'
] as const;
export type RecordItem = (typeof recordItems)[number];

export const recordItemLabels: Record<RecordItem, string> = {
	custodian: 'Sorgeberechtigte Person',
	jurisdiction: 'Örtliche Zuständigkeit',
	placement: 'Art und Beginn der Hilfe',
	consultation: 'Ergebnis der Teamberatung',
	'help-plan': 'Hilfeplan',
	'end-reason': 'Grund der Beendigung'
};

/** Part of the case on which the item is entered. */
export const recordItemTabs: Record<RecordItem, 'stammdaten' | 'hilfeplan' | 'belegung'> = {
	custodian: 'stammdaten',
	jurisdiction: 'stammdaten',
	placement: 'belegung',
	consultation: 'hilfeplan',
	'help-plan': 'hilfeplan',
	'end-reason': 'belegung'
};

/** What is missing for the record, in the order in which it is entered; consultation and plan once help has begun. */
export function missingForRecord(facts: RecordFacts): RecordItem[] {
	const missing: Record<RecordItem, boolean> = {
		custodian: !facts.hasCustodian,
		jurisdiction: !facts.hasJurisdiction,
		placement: !facts.hasPlacement,
		consultation: facts.hasPlacement && !facts.hasConsultation,
		'help-plan': facts.arrived && !facts.hasPlan,
		'end-reason': !facts.endsHaveReason
	};
	return recordItems.filter((item) => missing[item]);
}
