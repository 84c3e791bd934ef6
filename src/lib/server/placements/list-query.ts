import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Viewer } from '../../domain/access/viewer';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import { office } from '../db/schema/directory';
import { placement } from '../db/schema/placements';
import type { ListInput, PlacementSortKey } from './list-input';
import { asSeenBy } from './sides';
import { person, selectPlacements, where } from './view';

const inGerman = (expression: PgColumn | SQL) => sql`${expression} COLLATE "de-x-icu"`;

const sortedBy: Record<PlacementSortKey, readonly SQL[]> = {
	createdAt: [sql`${placement.createdAt}`],
	reservedAt: [sql`${placement.reservedAt}`],
	consentedAt: [sql`${placement.consentedAt}`],
	bookedAt: [sql`${placement.bookedAt}`],
	holdUntil: [sql`${placement.holdUntil}`],
	office: [inGerman(office.name)],
	worker: [inGerman(person.worker)],
	serviceType: [sql`${placement.serviceType}`],
	provider: [inGerman(where.provider), inGerman(where.facility)],
	targetFee: [sql`${placement.targetFee}`],
	state: [sql`${placement.state}`],
	client: [inGerman(sql`coalesce(${person.lastName}, ${placement.pseudonym})`), inGerman(person.firstName)],
	begin: [sql`${placement.beginDay}`],
	end: [sql`${placement.endDay}`]
};

const haystack = sql`lower(concat_ws(' ', ${person.lastName}, ${person.firstName}, ${helpCase.number},
	${placement.pseudonym}, ${where.facility}, ${where.provider}, ${office.name}, ${person.worker}))`;

function filters({ state, caseId, text }: ListInput) {
	const words = text.toLowerCase().split(/\s+/).filter(Boolean);
	return and(
		state.length === 0 ? undefined : sql`${placement.state} = ANY (${sql.param(state)})`,
		caseId === null ? undefined : eq(placement.caseId, caseId),
		...words.map((word) => sql`strpos(${haystack}, ${word}) > 0`)
	);
}

/** One page of the placements of the viewer's side; `total` counts all that fit. */
export async function findPlacements(tx: Db, viewer: Viewer, input: ListInput) {
	const direction = input.sort.descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`;
	const rows = await selectPlacements(tx)
		.where(filters(input))
		.orderBy(...[...sortedBy[input.sort.key], sql`${placement.id}`].map((part) => sql`${part} ${direction}`))
		.limit(input.pageSize)
		.offset((input.page - 1) * input.pageSize);
	return {
		total: rows[0]?.total ?? 0,
		rows: rows.map(({ total: _total, ...view }) => asSeenBy(viewer, view))
	};
}
