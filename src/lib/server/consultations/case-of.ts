import { eq, sql } from 'drizzle-orm';
import type { CaseEventKind } from '../../domain/cases/events';
import { DomainError } from '../../domain/errors';
import { recordAudit, type Audited } from '../access/audit';
import type { Db } from '../db/client';
import { clientRestriction } from '../db/schema/retention';
import { caseEvent, client, helpCase } from '../db/schema/cases';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

/** The case as the head of its consultations and plans. */
export async function headOf(tx: Db, caseId: string) {
	const [row] = await tx
		.select({
			...{ caseId: helpCase.id, number: helpCase.number, officeAgs: helpCase.officeAgs, workerId: helpCase.workerId },
			...{ firstName: client.firstName, lastName: client.lastName, birthDate: client.birthDate, sex: client.sex },
			...{ unaccompanied: client.unaccompanied, restrictedSince: clientRestriction.since }
		})
		.from(helpCase)
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.leftJoin(clientRestriction, eq(clientRestriction.clientId, client.id))
		.where(eq(helpCase.id, caseId));
	return found(row);
}

/** @throws DomainError when nobody may work with the person's data any more (§ 84 Abs. 3 SGB X). */
export async function workableCase(tx: Db, caseId: string) {
	const head = await headOf(tx, caseId);
	if (head.restrictedSince !== null) throw new DomainError('case/restricted');
	return head;
}

type Recorded = { caseId: string; officeAgs: string; audited: Audited; event?: { kind: CaseEventKind; text?: string } };

/** What every change leaves behind: the log, the time line where it is a step, and a sign for open pages. */
export async function recordChange(tx: Db, actor: Actor, { caseId, officeAgs, audited, event }: Recorded) {
	await recordAudit(tx, actor, audited);
	if (event) {
		await tx.insert(caseEvent).values({ caseId, officeAgs, at: actor.now, accountId: actor.viewer.id, ...event });
	}
	await tx.execute(sql`SELECT announce_case(${caseId})`);
}
