import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { rolesManagedBy } from '../../domain/access/account-rules';
import { sideOf } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import type { Day } from '../../domain/day';
import type { Db } from '../db/client';
import { account, facilityGrant } from '../db/schema/access';
import { facility, office, provider } from '../db/schema/directory';

/** Accounts a viewer looks after: of the own office, of the own provider, or those that run offices and providers. */
export function managedBy(viewer: Viewer): SQL {
	const tenant: Record<'office' | 'provider' | 'state', SQL | undefined> = {
		office: eq(account.officeAgs, viewer.office ?? ''),
		provider: eq(account.providerId, viewer.providerId ?? ''),
		state: undefined
	};
	const conditions = and(inArray(account.role, [...rolesManagedBy(viewer.role)]), tenant[sideOf[viewer.role]]);
	return conditions ?? sql`false`;
}

type Page = { text: string; page: number; pageSize: number };

const contains = (text: string) =>
	text === ''
		? undefined
		: sql`position(sort_key(${text}) in sort_key(${account.name} || ' ' || ${account.email})) > 0`;

export async function findAccounts(db: Db, viewer: Viewer, { text, page, pageSize }: Page) {
	const where = and(managedBy(viewer), contains(text.trim()));
	const rows = await db
		.select({
			...{ id: account.id, name: account.name, email: account.email, role: account.role, phone: account.phone },
			...{ officeSign: office.sign, officeName: office.name, provider: provider.name, providerId: account.providerId },
			...{ disabledAt: account.disabledAt, mustChangePassword: account.mustChangePassword },
			hasSecondFactor: sql<boolean>`${account.totpConfirmedAt} IS NOT NULL`,
			total: sql<number>`count(*) OVER ()::int`
		})
		.from(account)
		.leftJoin(office, eq(office.ags, account.officeAgs))
		.leftJoin(provider, eq(provider.id, account.providerId))
		.where(where)
		.orderBy(sql`sort_key(${account.name})`, asc(account.id))
		.limit(pageSize)
		.offset((page - 1) * pageSize);
	const grants = await findGrants(
		db,
		rows.map(({ id }) => id)
	);
	return {
		total: rows[0]?.total ?? 0,
		rows: rows.map(({ total: _total, ...row }) => ({ ...row, grants: grants.get(row.id) ?? [] }))
	};
}

export type NamedGrant = { facilityId: string; name: string; untilDay: Day | null };

async function findGrants(db: Db, accountIds: string[]): Promise<Map<string, NamedGrant[]>> {
	const grants = new Map<string, NamedGrant[]>();
	if (accountIds.length === 0) return grants;
	const rows = await db
		.select({
			accountId: facilityGrant.accountId,
			facilityId: facility.id,
			name: facility.name,
			untilDay: facilityGrant.untilDay
		})
		.from(facilityGrant)
		.innerJoin(facility, eq(facility.id, facilityGrant.facilityId))
		.where(inArray(facilityGrant.accountId, accountIds))
		.orderBy(sql`sort_key(${facility.name})`);
	for (const { accountId, ...grant } of rows) grants.set(accountId, [...(grants.get(accountId) ?? []), grant]);
	return grants;
}

/** What a new account can be chosen from: roles, and what belongs to them. */
export async function findChoices(db: Db, viewer: Viewer) {
	const roles = rolesManagedBy(viewer.role);
	const { providerId } = viewer;
	return {
		roles,
		offices: roles.includes('office-admin') && viewer.office === null ? await findActiveOffices(db) : [],
		facilities: providerId === null ? [] : await findFacilitiesOf(db, providerId)
	};
}

const findActiveOffices = (db: Db) =>
	db
		.select({ ags: office.ags, sign: office.sign, name: office.name })
		.from(office)
		.where(eq(office.active, true))
		.orderBy(sql`sort_key(${office.name})`);

const findFacilitiesOf = (db: Db, providerId: string) =>
	db
		.select({ id: facility.id, name: facility.name, place: facility.place })
		.from(facility)
		.where(eq(facility.providerId, providerId))
		.orderBy(sql`sort_key(${facility.name})`);

const MOST_PROVIDERS = 20;

/** For choosing the provider of a new administration. */
export const findProviders = (db: Db, text: string) =>
	db
		.select({ id: provider.id, name: provider.name, place: provider.place })
		.from(provider)
		.where(sql`position(sort_key(${text.trim()}) in sort_key(${provider.name})) > 0`)
		.orderBy(sql`sort_key(${provider.name})`)
		.limit(MOST_PROVIDERS);
