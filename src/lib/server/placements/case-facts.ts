import { eq, sql } from 'drizzle-orm';
import { refuseClosed, refuseRestricted, restrictedSince } from '../cases/restriction';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { client, helpCase } from '../db/schema/cases';
import { office } from '../db/schema/directory';
import { placement } from '../db/schema/placements';
import { found } from '../trpc/procedures';

const columns = {
	caseId: helpCase.id,
	clientId: client.id,
	number: helpCase.number,
	firstName: client.firstName,
	lastName: client.lastName,
	birthDate: client.birthDate,
	sex: client.sex,
	unaccompanied: client.unaccompanied,
	officeAgs: office.ags,
	holdHours: office.holdHours,
	budgetNeedsRelease: office.budgetNeedsRelease,
	closedOn: helpCase.closedOn,
	restrictedSince,
	worker: { id: account.id, name: account.name, email: account.email, phone: account.phone }
};

const selectCase = (tx: Db, caseId: string) =>
	tx
		.select(columns)
		.from(helpCase)
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.innerJoin(office, eq(office.ags, helpCase.officeAgs))
		// Who has no worker yet is answered for by the one who acts.
		.leftJoin(account, sql`${account.id} = coalesce(${helpCase.workerId}, app_account())`)
		.where(eq(helpCase.id, caseId));

export type CaseFacts = Awaited<ReturnType<typeof getCaseFacts>>;

/** A case with its client, office and worker; not found when it is another office's. */
export async function getCaseFacts(tx: Db, caseId: string) {
	const [row] = await selectCase(tx, caseId);
	return found(row);
}

/**
 * The same with the case's row locked: what several people do for one case at once happens one after the other, so that
 * each sees the placements the one before it left. Locks are always taken in the order case, placements, offers.
 */
export async function lockCase(tx: Db, caseId: string): Promise<CaseFacts> {
	const locking = selectCase(tx, caseId).for('no key update', { of: helpCase });
	const [row] = await locking.prepare('lock_case').execute();
	const help = found(row);
	refuseRestricted(help);
	refuseClosed(help);
	return help;
}

/** Locks the case of a placement before any of its placements. */
export async function lockCaseOf(tx: Db, placementId: string) {
	const [row] = await tx
		.select({ caseId: helpCase.id })
		.from(helpCase)
		.where(eq(helpCase.id, tx.select({ id: placement.caseId }).from(placement).where(eq(placement.id, placementId))))
		.for('no key update');
	return found(row).caseId;
}
