import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { rolesManagedBy } from '../../domain/access/account-rules';
import { sideOf } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import type { Db } from '../db/client';
import { account, facilityGrant } from '../db/schema/access';
import { facility, office, provider } from '../db/schema/directory';
import { found } from '../trpc/procedures';

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

const columns = {
	...{ id: account.id, name: account.name, email: account.email, role: account.role, phone: account.phone },
	...{ officeSign: office.sign, officeName: office.name, provider: provider.name, createdAt: account.createdAt },
	...{ disabledAt: account.disabledAt, team: account.team, mustChangePassword: account.mustChangePassword },
	hasSecondFactor: sql<boolean>`${account.totpConfirmedAt} IS NOT NULL`,
	total: sql<number>`count(*) OVER ()::int`
};

const selectAccounts = (db: Db, where: SQL | undefined) =>
	db
		.select(columns)
		.from(account)
		.leftJoin(office, eq(office.ags, account.officeAgs))
		.leftJoin(provider, eq(provider.id, account.providerId))
		.where(where);

export async function findAccounts(db: Db, viewer: Viewer, { text, page, pageSize }: Page) {
	const rows = await selectAccounts(db, and(managedBy(viewer), contains(text.trim())))
		.orderBy(sql`sort_key(${account.name})`, asc(account.id))
		.limit(pageSize)
		.offset((page - 1) * pageSize);
	return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) };
}

export async function getAccount(db: Db, viewer: Viewer, accountId: string) {
	const [row] = await selectAccounts(db, and(managedBy(viewer), eq(account.id, accountId)));
	const { total: _total, ...facts } = found(row);
	return { ...facts, grants: await findGrants(db, accountId) };
}

const findGrants = (db: Db, accountId: string) =>
	db
		.select({ facilityId: facility.id, name: facility.name, untilDay: facilityGrant.untilDay })
		.from(facilityGrant)
		.innerJoin(facility, eq(facility.id, facilityGrant.facilityId))
		.where(eq(facilityGrant.accountId, accountId))
		.orderBy(sql`sort_key(${facility.name})`);

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
