import { z } from 'zod';
import { placementStates } from '../../domain/placements/states';

/** Columns by which the list can be sorted. */
export const placementSortKeys = [
	'createdAt',
	'reservedAt',
	'consentedAt',
	'bookedAt',
	'holdUntil',
	'office',
	'worker',
	'serviceType',
	'provider',
	'targetFee',
	'state',
	'client',
	'begin',
	'end'
] as const;
export type PlacementSortKey = (typeof placementSortKeys)[number];

const newestFirst = { key: 'createdAt', descending: true } as const;

/** '-reservedAt' sorts descending. */
const sortSchema = z
	.string()
	.regex(new RegExp(`^-?(${placementSortKeys.join('|')})$`), { error: 'Unbekannte Spalte.' })
	.transform((text): { key: PlacementSortKey; descending: boolean } => ({
		key: text.replace('-', '') as PlacementSortKey,
		descending: text.startsWith('-')
	}));

const stateSchema = z.enum(placementStates, { error: 'Unbekannter Stand.' });

export const listSchema = z.object({
	/** One state or several; none means all. */
	state: z
		.union([stateSchema.transform((state) => [state]), z.array(stateSchema).max(placementStates.length)])
		.nullish()
		.transform((states) => states ?? []),
	caseId: z.guid({ error: 'Unbekannter Fall.' }).nullable().default(null),
	text: z
		.string()
		.trim()
		.max(100, { error: 'Höchstens 100 Zeichen.' })
		.refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { error: 'Der Text enthält ein ungültiges Zeichen.' })
		.default(''),
	sort: z.preprocess((value) => (value === '' || value === null ? undefined : value), sortSchema.default(newestFirst)),
	page: z.int({ error: 'Diese Seite gibt es nicht.' }).min(1).max(100_000).default(1),
	pageSize: z.int().min(1).max(200).default(50)
});
export type ListInput = z.output<typeof listSchema>;
