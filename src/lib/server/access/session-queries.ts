import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { idleLimit } from '../../domain/access/session-limits';
import type { Viewer } from '../../domain/access/viewer';
import type { Db } from '../db/client';
import { account, session } from '../db/schema/access';
import { land, office } from '../db/schema/directory';
import { found } from '../trpc/procedures';

/** The Länder one can sign in for. */
export const findActiveLands = (db: Db) =>
	db.select({ code: land.code, name: land.name }).from(land).where(eq(land.active, true)).orderBy(asc(land.name));

/** What a person may know of itself: the viewer with the words for its office and provider. */
export async function describeViewer(db: Db, viewer: Viewer) {
	const [row] = await db
		.select({ email: account.email, officeSign: office.sign, officeName: office.name })
		.from(account)
		.leftJoin(office, eq(office.ags, account.officeAgs))
		.where(eq(account.id, viewer.id));
	return { ...viewer, ...found(row), provider: viewer.providerName };
}

type Own = { viewer: Viewer; sessionId: string | null; now: string; idleMinutes: number };

/** Live sessions of the own account, the last used first. */
export async function findOwnSessions(db: Db, { viewer, sessionId, now, idleMinutes }: Own) {
	const rows = await db
		.select()
		.from(session)
		.where(
			and(
				eq(session.accountId, viewer.id),
				gt(session.expiresAt, now),
				gt(session.lastSeenAt, idleLimit(now, idleMinutes))
			)
		)
		.orderBy(desc(session.lastSeenAt));
	return rows.map(({ id, handle, device, createdAt, lastSeenAt, expiresAt }) => ({
		...{ handle, device, createdAt, lastSeenAt, expiresAt },
		current: id === sessionId
	}));
}
