import { and, asc, desc, eq, gt, gte, isNull, or } from 'drizzle-orm';
import { idleLimit } from '../../domain/access/session-limits';
import type { Viewer } from '../../domain/access/viewer';
import type { Db } from '../db/client';
import { account, facilityGrant, session } from '../db/schema/access';
import { facility, office } from '../db/schema/directory';
import type { Context } from '../trpc/context';
import { found } from '../trpc/procedures';

type Asked = Context & { viewer: Viewer };

/** What a person may know of itself: the viewer with the words for its office and provider. */
export async function describeViewer(db: Db, viewer: Viewer) {
	const [row] = await db
		.select({ email: account.email, officeSign: office.sign, officeName: office.name })
		.from(account)
		.leftJoin(office, eq(office.ags, account.officeAgs))
		.where(eq(account.id, viewer.id));
	return { ...viewer, ...found(row), provider: viewer.providerName };
}

/** Live sessions of the own account, the last used first. */
export async function findOwnSessions({ db, viewer, sessionId, now, settings }: Asked) {
	const rows = await db
		.select()
		.from(session)
		.where(
			and(
				eq(session.accountId, viewer.id),
				gt(session.expiresAt, now),
				gt(session.lastSeenAt, idleLimit(now, settings.sessionIdleMinutes))
			)
		)
		.orderBy(desc(session.lastSeenAt));
	return rows.map(({ id, handle, device, createdAt, lastSeenAt, expiresAt }) => ({
		...{ handle, device, createdAt, lastSeenAt, expiresAt },
		current: id === sessionId
	}));
}

/** The own account with the facilities it was granted and how it is secured. */
export async function getOwnDetails({ db, viewer, settings, today }: Asked) {
	const [row] = await db
		.select({
			phone: account.phone,
			totpConfirmedAt: account.totpConfirmedAt,
			createdAt: account.createdAt,
			mailWanted: account.mailWanted
		})
		.from(account)
		.where(eq(account.id, viewer.id));
	const { phone, totpConfirmedAt, createdAt, mailWanted } = found(row);
	const facilities = await db
		.select({ id: facility.id, name: facility.name, untilDay: facilityGrant.untilDay })
		.from(facilityGrant)
		.innerJoin(facility, eq(facility.id, facilityGrant.facilityId))
		.where(
			and(
				eq(facilityGrant.accountId, viewer.id),
				or(isNull(facilityGrant.untilDay), gte(facilityGrant.untilDay, today))
			)
		)
		.orderBy(asc(facility.name));
	return {
		...(await describeViewer(db, viewer)),
		...{ phone, createdAt, facilities },
		/** Null: this installation sends no mail. */
		mailWanted: settings.mail === null ? null : mailWanted,
		secondFactor: { mode: settings.secondFactor, activeSince: totpConfirmedAt }
	};
}
