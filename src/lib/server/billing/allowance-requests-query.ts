import { asc, desc, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { allowanceGrant, allowanceRequest } from '../db/schema/billing';
import { client } from '../db/schema/cases';
import { facility } from '../db/schema/directory';
import { placement, placementIdentity } from '../db/schema/placements';
import { person, where } from '../placements/view';
import type { RequestsInput } from './input';

const columns = {
	...{ requestId: allowanceRequest.id, stayId: allowanceRequest.placementId, kind: allowanceRequest.kind },
	...{ amount: allowanceRequest.amount, rhythm: allowanceRequest.rhythm },
	...{ from: allowanceRequest.fromDay, to: allowanceRequest.untilDay },
	...{ reason: allowanceRequest.reason, evidence: allowanceRequest.evidence, side: allowanceRequest.side },
	...{ requestedAt: allowanceRequest.requestedAt, state: allowanceRequest.state },
	...{ decidedAt: allowanceRequest.decidedAt, answer: allowanceRequest.answer },
	/** The day for which it is paid: another than the one asked for when that month had been billed. */
	paidFor: allowanceGrant.fromDay,
	grantedAmount: allowanceGrant.amount
};

/** Everything that was ever asked for a stay, the newest first. */
export const findRequestsOf = (tx: Db, placementId: string) =>
	tx
		.select(columns)
		.from(allowanceRequest)
		.leftJoin(allowanceGrant, eq(allowanceGrant.id, allowanceRequest.grantId))
		.where(eq(allowanceRequest.placementId, placementId))
		.orderBy(desc(allowanceRequest.requestedAt), asc(allowanceRequest.id));

/** One page of the own side's requests: the open ones from the oldest, the decided ones from the newest. */
export async function findRequests(tx: Db, { list, page, pageSize }: RequestsInput) {
	const rows = await tx
		.select({
			...columns,
			...{ firstName: person.firstName, lastName: person.lastName, pseudonym: placement.pseudonym },
			facility: where.facility,
			total: sql<number>`(count(*) OVER ())::integer`
		})
		.from(allowanceRequest)
		.innerJoin(placement, eq(placement.id, allowanceRequest.placementId))
		.leftJoin(allowanceGrant, eq(allowanceGrant.id, allowanceRequest.grantId))
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.leftJoin(client, eq(client.id, placement.clientId))
		.leftJoin(placementIdentity, eq(placementIdentity.placementId, placement.id))
		.where(list === 'open' ? eq(allowanceRequest.state, 'open') : ne(allowanceRequest.state, 'open'))
		.orderBy(
			list === 'open' ? asc(allowanceRequest.requestedAt) : desc(allowanceRequest.decidedAt),
			asc(allowanceRequest.id)
		)
		.limit(pageSize)
		.offset((page - 1) * pageSize);
	return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) };
}
