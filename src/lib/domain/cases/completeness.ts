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

type Place = { part: 'stammdaten' | 'hilfeplan' | 'belegung'; field: string };

/** Part of the case on which the item is entered, and the id of what it is entered into there. */
export const recordItemPlaces: Record<RecordItem, Place> = {
	custodian: { part: 'stammdaten', field: 'beteiligte' },
	jurisdiction: { part: 'stammdaten', field: 'zustaendigkeit' },
	placement: { part: 'belegung', field: 'belegungen' },
	consultation: { part: 'hilfeplan', field: 'beratungen' },
	'help-plan': { part: 'hilfeplan', field: 'plaene' },
	'end-reason': { part: 'belegung', field: 'belegungen' }
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
