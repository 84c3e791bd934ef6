/** What a service record is about; minutes of a no-show are those of the journey. */
export const serviceRecordKinds = ['with-person', 'on-behalf', 'no-show', 'travel', 'group'] as const;
export type ServiceRecordKind = (typeof serviceRecordKinds)[number];

export const serviceRecordKindLabels: Record<ServiceRecordKind, string> = {
	'with-person': 'Mit der Person',
	'on-behalf': 'Für die Person',
	'no-show': 'Nicht angetroffen',
	travel: 'Fahrt',
	group: 'Gruppe'
};

/** What may make up for an appointment that fell into a holiday. */
export const canCatchUp = (kind: ServiceRecordKind) => kind === 'with-person' || kind === 'group';

/** open → complete (signed or reasoned) → released (frozen with a hash) → billed. */
export const serviceRecordStates = ['open', 'complete', 'released', 'billed'] as const;
export type ServiceRecordState = (typeof serviceRecordStates)[number];

export const serviceRecordStateLabels: Record<ServiceRecordState, string> = {
	open: 'offen',
	complete: 'vollständig',
	released: 'freigegeben',
	billed: 'abgerechnet'
};

/** Frozen: neither changed nor removed any more. */
export const isFrozen = (state: ServiceRecordState) => state === 'released' || state === 'billed';
