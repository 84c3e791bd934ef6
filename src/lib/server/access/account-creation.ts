import { DomainError } from '../../domain/errors';
import type { Role } from '../../domain/access/permissions';
import type { Day } from '../../domain/day';
import type { Db } from '../db/client';
import { account, facilityGrant } from '../db/schema/access';
import { hashPassword } from './password-hash';
import { newOneTimePassword } from './one-time-password';

export type Grant = { facilityId: string; untilDay: Day | null };

export type NewAccount = {
	email: string;
	name: string;
	phone?: string | null;
	role: Role;
	landCode: string;
	officeAgs: string | null;
	providerId: string | null;
	grants: readonly Grant[];
	/** Chosen by whoever creates the account; without it a one-time password is made. */
	password?: string | undefined;
};

export type CreatedAccount = { accountId: string; oneTimePassword: string | null };

/** Expects checked values. Slow because of the hash: call it before a transaction takes locks, or in a short one. */
export async function createAccount(tx: Db, { grants, password, ...values }: NewAccount): Promise<CreatedAccount> {
	const oneTimePassword = password === undefined ? newOneTimePassword() : null;
	const passwordHash = await hashPassword(password ?? oneTimePassword ?? '');
	const [created] = await tx
		.insert(account)
		.values({ ...values, passwordHash, mustChangePassword: oneTimePassword !== null })
		.onConflictDoNothing({ target: account.email })
		.returning({ id: account.id });
	if (!created) throw new DomainError('account/email-taken');
	await writeGrants(tx, created.id, grants);
	return { accountId: created.id, oneTimePassword };
}

/** These and no others from now on. */
export async function writeGrants(tx: Db, accountId: string, grants: readonly Grant[]) {
	const rows = grants.map((grant) => ({ accountId, ...grant }));
	if (rows.length > 0) await tx.insert(facilityGrant).values(rows);
}
