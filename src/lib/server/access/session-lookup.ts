import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Role } from '../../domain/access/permissions';
import { idleLimit, SEEN_EVERY_SECONDS } from '../../domain/access/session-limits';
import type { Viewer } from '../../domain/access/viewer';
import type { Day } from '../../domain/day';
import { addSeconds } from '../../domain/instant';
import type { Database } from '../db/client';
import { account, facilityGrant, session } from '../db/schema/access';
import { provider } from '../db/schema/directory';
import type { Settings } from '../trpc/context';

type Asked = {
	db: Database;
	settings: Pick<Settings, 'secondFactor' | 'sessionIdleMinutes'>;
	now: string;
	today: Day;
};

/** Every request asks this first, so the statement is planned once per connection. */
const prepareLookup = (db: Database) =>
	db
		.select({
			id: account.id,
			name: account.name,
			role: account.role,
			land: session.landCode,
			office: account.officeAgs,
			providerId: account.providerId,
			providerName: provider.name,
			facilityIds: sql<string[]>`ARRAY(SELECT ${facilityGrant.facilityId} FROM ${facilityGrant}
				WHERE ${facilityGrant.accountId} = ${account.id}
				AND (${facilityGrant.untilDay} IS NULL OR ${facilityGrant.untilDay} >= ${sql.placeholder('today')}::date))`,
			mustChangePassword: account.mustChangePassword,
			totpConfirmedAt: account.totpConfirmedAt,
			lastSeenAt: session.lastSeenAt
		})
		.from(session)
		.innerJoin(account, eq(account.id, session.accountId))
		.leftJoin(provider, eq(provider.id, account.providerId))
		.where(
			and(
				eq(session.id, sql.placeholder('id')),
				gt(session.expiresAt, sql.placeholder('now')),
				gt(session.lastSeenAt, sql.placeholder('idleLimit')),
				isNull(account.disabledAt)
			)
		)
		.prepare('session_lookup');

type Lookup = ReturnType<typeof prepareLookup>;
type Found = Awaited<ReturnType<Lookup['execute']>>[number];

const lookups = new WeakMap<Database, Lookup>();

function lookupOf(db: Database): Lookup {
	const lookup = lookups.get(db) ?? prepareLookup(db);
	lookups.set(db, lookup);
	return lookup;
}

/** Who a live session belongs to, with the rights of this day; null when it is over. Using a session keeps it alive. */
export async function findViewer(asked: Asked, sessionId: string): Promise<Viewer | null> {
	const found = await look(asked, sessionId);
	if (!found) return null;
	if (isSeenLongAgo(found.lastSeenAt, asked.now)) await keepAlive(asked.db, sessionId, asked.now);
	return viewerOf(found, asked.settings.secondFactor);
}

/** The same without using it: an open page is no sign that anybody sits before it. */
export async function watchViewer(asked: Asked, sessionId: string): Promise<Viewer | null> {
	const found = await look(asked, sessionId);
	return found ? viewerOf(found, asked.settings.secondFactor) : null;
}

async function look({ db, settings, now, today }: Asked, id: string): Promise<Found | undefined> {
	const values = { id, now, today, idleLimit: idleLimit(now, settings.sessionIdleMinutes) };
	const [found] = await lookupOf(db).execute(values);
	return found;
}

const isSeenLongAgo = (lastSeenAt: string, now: string) => lastSeenAt <= addSeconds(now, -SEEN_EVERY_SECONDS);

const keepAlive = (db: Database, id: string, now: string) =>
	db
		.update(session)
		.set({ lastSeenAt: now })
		.where(and(eq(session.id, id), lt(session.lastSeenAt, now)));

function viewerOf(found: Found, secondFactor: Settings['secondFactor']): Viewer {
	const { id, name, role, land, office, providerId, providerName } = found;
	const factorMissing = secondFactor === 'required' && found.totpConfirmedAt === null;
	return {
		...{ id, name, role, land, office, providerId, providerName },
		facilityIds: facilitiesOf(role, found.facilityIds),
		pending: found.mustChangePassword ? 'change-password' : factorMissing ? 'set-up-second-factor' : null
	};
}

/** Only a provider's worker is bound to single facilities; administration and billing are about the whole provider. */
const facilitiesOf = (role: Role, granted: readonly string[]) => (role === 'provider-worker' ? granted : null);
