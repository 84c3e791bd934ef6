import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { InboxKind } from '../../domain/placements/inbox';
import type { Db } from '../db/client';
import { facility } from '../db/schema/directory';
import { inboxMessage } from '../db/schema/inbox';

type Page = { unreadOnly: boolean; before: number | null; pageSize: number };

/** Newest first, from the message `before` on; row level security leaves only the viewer's own. */
export async function findMessages(tx: Db, { unreadOnly, before, pageSize }: Page) {
	const rows = await tx
		.select({
			id: inboxMessage.id,
			kind: sql<InboxKind>`${inboxMessage.kind}`,
			at: inboxMessage.at,
			readAt: inboxMessage.readAt,
			placementId: inboxMessage.placementId,
			offerId: inboxMessage.offerId,
			facility: facility.name,
			details: inboxMessage.details
		})
		.from(inboxMessage)
		.leftJoin(facility, eq(facility.id, inboxMessage.facilityId))
		.where(
			and(
				unreadOnly ? isNull(inboxMessage.readAt) : undefined,
				before === null ? undefined : lt(inboxMessage.id, before)
			)
		)
		.orderBy(desc(inboxMessage.id))
		.limit(pageSize + 1);
	return { rows: rows.slice(0, pageSize), more: rows.length > pageSize };
}

export async function countUnread(tx: Db) {
	const [row] = await tx
		.select({ unread: sql<number>`count(*)::int` })
		.from(inboxMessage)
		.where(isNull(inboxMessage.readAt));
	return row?.unread ?? 0;
}
