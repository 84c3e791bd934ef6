/** What a service record is about; minutes of a no-show are those of the journey. */
export const serviceRecordKinds = ['with-person', 'on-behalf', 'no-show', 'travel', 'group'] as const;
export type ServiceRecordKind = (typeof serviceRecordKinds)[number];

/** open → complete (signed or reasoned) → released (frozen with a hash) → billed. */
export const serviceRecordStates = ['open', 'complete', 'released', 'billed'] as const;
export type ServiceRecordState = (typeof serviceRecordStates)[number];
