import { inArray, sql } from 'drizzle-orm';
import type { InboxKind } from '../../domain/placements/inbox';
import type { Db } from '../db/client';
import { inboxMessage } from '../db/schema/inbox';

type Message = {
	kind: InboxKind;
	at: string;
	placementId?: string | null;
	offerId?: string | null;
	/** Pseudonym, names of houses and codes; never a person. */
	details?: Record<string, string>;
};

/** To one worker of the office, or to all who read its inbox when `accountId` is null. */
export const tellOffice = (tx: Db, to: { officeAgs: string; accountId: string | null }, message: Message) =>
	tx.insert(inboxMessage).values({ ...to, ...message });

export const tellProvider = (tx: Db, to: { providerId: string; facilityId: string | null }, message: Message) =>
	tx.insert(inboxMessage).values({ ...to, ...message });

/** Row level security leaves only the own messages; reading one twice keeps the first time. */
export async function markRead(tx: Db, ids: readonly number[], now: string) {
	const read = await tx
		.update(inboxMessage)
		.set({ readAt: sql`coalesce(${inboxMessage.readAt}, ${now})` })
		.where(inArray(inboxMessage.id, [...ids]))
		.returning({ id: inboxMessage.id });
	return { read: read.length };
}
