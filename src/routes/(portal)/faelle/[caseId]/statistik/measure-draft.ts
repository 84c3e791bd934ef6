import type { ProtectiveEntry, ProtectiveField } from '$lib/domain/statistics/protective';

type Reasons = ProtectiveEntry['reasons'];

/** The entry of a measure in the form of its fields: text for every choice, empty where nothing is known. */
export type MeasureDraft = Record<Exclude<ProtectiveField, 'reasons'>, string> & { reasons: Reasons };

export const measureDraftOf = ({ reasons, ...choices }: ProtectiveEntry): MeasureDraft => ({
	...(Object.fromEntries(Object.entries(choices).map(([name, value]) => [name, value ?? ''])) as Omit<
		MeasureDraft,
		'reasons'
	>),
	reasons: [...reasons]
});

/** As the command takes it; whether a choice is one of its list is for the server to say. */
export const measureEntryOf = ({ reasons, ...choices }: MeasureDraft) =>
	({
		...Object.fromEntries(Object.entries(choices).map(([name, value]) => [name, value === '' ? null : value])),
		reasons
	}) as ProtectiveEntry;
