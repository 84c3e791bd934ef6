import { and, eq, inArray } from 'drizzle-orm';
import { belongingProblem, rolesManagedBy, type BelongingProblem } from '../../domain/access/account-rules';
import { sideOf, type Role } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import { DomainError, InvalidInput } from '../../domain/errors';
import type { Database, Db } from '../db/client';
import { account, facilityGrant, session } from '../db/schema/access';
import { facility, office, provider } from '../db/schema/directory';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { createAccount, writeGrants, type Grant } from './account-creation';
import { managedBy } from './accounts-queries';
import { recordAudit } from './audit';
import { newOneTimePassword } from './one-time-password';
import { hashPassword } from './password-hash';

type Asked = { db: Database; actor: Actor };

export type AddAccount = {
	email: string;
	name: string;
	phone: string | null;
	role: Role;
	/** Only for who runs no tenant of its own; for the others it is the own one. */
	office: string | null;
	providerId: string | null;
	grants: readonly Grant[];
};

const fieldOf: Record<BelongingProblem, [field: string, message: string]> = {
	'office-missing': ['office', 'Bitte den örtlichen Träger wählen.'],
	'office-unwanted': ['office', 'Zu dieser Rolle gehört kein örtlicher Träger.'],
	'provider-missing': ['providerId', 'Bitte den Träger wählen.'],
	'provider-unwanted': ['providerId', 'Zu dieser Rolle gehört kein Träger.'],
	'facilities-unwanted': ['grants', 'Nur die Rolle „Einrichtung“ wird auf einzelne Einrichtungen beschränkt.']
};

export function addAccount({ db, actor }: Asked, input: AddAccount) {
	const { viewer } = actor;
	if (!rolesManagedBy(viewer.role).includes(input.role)) {
		throw new InvalidInput({ role: 'Diese Rolle können Sie nicht vergeben.' });
	}
	return db.transaction(async (tx) => {
		const tenant = await tenantOf(tx, viewer, input);
		await checkGrants(tx, tenant.providerId, input.grants);
		const { email, name, phone, role, grants } = input;
		const created = await createAccount(tx, { email, name, phone, role, grants, ...tenant });
		await record(tx, actor, { action: 'account/added', accountId: created.accountId, details: { role } });
		return created;
	});
}

async function tenantOf(tx: Db, viewer: Viewer, { role, office: ags, providerId, grants }: AddAccount) {
	const own = sideOf[viewer.role] !== 'state';
	const tenant = own ? { officeAgs: viewer.office, providerId: viewer.providerId } : { officeAgs: ags, providerId };
	const belonging = {
		office: tenant.officeAgs !== null,
		provider: tenant.providerId !== null,
		facilities: grants.length
	};
	const problem = belongingProblem(role, belonging);
	if (problem !== null) throw new InvalidInput(Object.fromEntries([fieldOf[problem]]));
	return { ...tenant, landCode: own ? viewer.land : await landOf(tx, tenant, viewer) };
}

type Tenant = { officeAgs: string | null; providerId: string | null };

async function landOf(tx: Db, { officeAgs, providerId }: Tenant, viewer: Viewer): Promise<string> {
	if (providerId !== null) {
		const [known] = await tx.select({ id: provider.id }).from(provider).where(eq(provider.id, providerId));
		if (!known) throw new InvalidInput({ providerId: 'Diesen Träger gibt es nicht.' });
	}
	if (officeAgs === null) return viewer.land;
	const [row] = await tx
		.select({ landCode: office.landCode })
		.from(office)
		.where(and(eq(office.ags, officeAgs), eq(office.active, true)));
	if (!row?.landCode) throw new InvalidInput({ office: 'Diesen örtlichen Träger gibt es hier nicht.' });
	return row.landCode;
}

async function checkGrants(tx: Db, providerId: string | null, grants: readonly Grant[]) {
	if (grants.length === 0) return;
	const ids = [...new Set(grants.map(({ facilityId }) => facilityId))];
	const own = and(inArray(facility.id, ids), eq(facility.providerId, providerId ?? ''));
	const known = await tx.select({ id: facility.id }).from(facility).where(own);
	if (known.length < grants.length) throw new DomainError('not-found');
}

/** The account, locked; one outside the viewer's reach does not exist. */
async function getManaged(tx: Db, { viewer }: Actor, accountId: string) {
	const [row] = await tx
		.select()
		.from(account)
		.where(and(eq(account.id, accountId), managedBy(viewer)))
		.for('update');
	return found(row);
}

/** Nobody locks the last door from outside: the own account is somebody else's to change. */
function refuseOwn({ viewer }: Actor, accountId: string) {
	if (viewer.id === accountId) throw new DomainError('not-allowed');
}

export function disableAccount({ db, actor }: Asked, accountId: string) {
	refuseOwn(actor, accountId);
	return db.transaction(async (tx) => {
		const { disabledAt } = await getManaged(tx, actor, accountId);
		if (disabledAt !== null) return { accountId };
		await tx.update(account).set({ disabledAt: actor.now }).where(eq(account.id, accountId));
		await tx.delete(session).where(eq(session.accountId, accountId));
		await record(tx, actor, { action: 'account/disabled', accountId });
		return { accountId };
	});
}

export function enableAccount({ db, actor }: Asked, accountId: string) {
	return db.transaction(async (tx) => {
		const { disabledAt } = await getManaged(tx, actor, accountId);
		if (disabledAt === null) return { accountId };
		await tx.update(account).set({ disabledAt: null }).where(eq(account.id, accountId));
		await record(tx, actor, { action: 'account/enabled', accountId });
		return { accountId };
	});
}

/** The new password is shown once and must be changed at the next sign-in. */
export async function resetPassword({ db, actor }: Asked, accountId: string) {
	refuseOwn(actor, accountId);
	const oneTimePassword = newOneTimePassword();
	const passwordHash = await hashPassword(oneTimePassword);
	await db.transaction(async (tx) => {
		await getManaged(tx, actor, accountId);
		await tx.update(account).set({ passwordHash, mustChangePassword: true }).where(eq(account.id, accountId));
		await tx.delete(session).where(eq(session.accountId, accountId));
		await record(tx, actor, { action: 'account/password-reset', accountId });
	});
	return { accountId, oneTimePassword };
}

/** For a lost phone: the next sign-in needs only the password, and sets up a new second factor where one is required. */
export function resetSecondFactor({ db, actor }: Asked, accountId: string) {
	refuseOwn(actor, accountId);
	return db.transaction(async (tx) => {
		await getManaged(tx, actor, accountId);
		const none = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null };
		await tx.update(account).set(none).where(eq(account.id, accountId));
		await tx.delete(session).where(eq(session.accountId, accountId));
		await record(tx, actor, { action: 'account/second-factor-reset', accountId });
		return { accountId };
	});
}

export function setGrants(
	{ db, actor }: Asked,
	{ accountId, grants }: { accountId: string; grants: readonly Grant[] }
) {
	return db.transaction(async (tx) => {
		const { role, providerId } = await getManaged(tx, actor, accountId);
		if (role !== 'provider-worker') throw new InvalidInput({ grants: fieldOf['facilities-unwanted'][1] });
		await checkGrants(tx, providerId, grants);
		await tx.delete(facilityGrant).where(eq(facilityGrant.accountId, accountId));
		await writeGrants(tx, accountId, grants);
		const facilityIds = grants.map(({ facilityId }) => facilityId);
		await record(tx, actor, { action: 'account/grants-set', accountId, details: { facilityIds } });
		return { accountId };
	});
}

/** Figures of the own office go down to teams; only people of an office belong to one. */
export function setTeam({ db, actor }: Asked, { accountId, team }: { accountId: string; team: string | null }) {
	return db.transaction(async (tx) => {
		const { officeAgs } = await getManaged(tx, actor, accountId);
		if (officeAgs === null) throw new InvalidInput({ team: 'Nur Konten eines Jugendamts gehören zu einem Team.' });
		await tx.update(account).set({ team }).where(eq(account.id, accountId));
		await record(tx, actor, { action: 'account/team-set', accountId });
		return { accountId };
	});
}

type Recorded = { action: string; accountId: string; details?: Record<string, unknown> };

const record = (tx: Db, actor: Actor, { action, accountId, details }: Recorded) =>
	recordAudit(tx, actor, { action, subjectKind: 'account', subjectId: accountId, ...(details && { details }) });
