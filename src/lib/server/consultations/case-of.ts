import { eq } from 'drizzle-orm';
import { refuseClosed, refuseRestricted, restrictedSince } from '../cases/restriction';
import type { Db } from '../db/client';
import { client, helpCase } from '../db/schema/cases';
import { found } from '../trpc/procedures';

/** The case as the head of its consultations and plans. */
export async function headOf(tx: Db, caseId: string) {
	const [row] = await tx
		.select({
			...{ caseId: helpCase.id, number: helpCase.number, officeAgs: helpCase.officeAgs, workerId: helpCase.workerId },
			...{ firstName: client.firstName, lastName: client.lastName, birthDate: client.birthDate, sex: client.sex },
			...{ unaccompanied: client.unaccompanied, closedOn: helpCase.closedOn, restrictedSince }
		})
		.from(helpCase)
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.where(eq(helpCase.id, caseId));
	return found(row);
}

/** @throws DomainError when the case is closed, or nobody may work with the person's data any more (§ 84 Abs. 3 SGB X). */
export async function workableCase(tx: Db, caseId: string) {
	const head = await reportableCase(tx, caseId);
	refuseClosed(head);
	return head;
}

/** What the official statistics ask of a help is entered after its end as well, when its case is closed. */
export async function reportableCase(tx: Db, caseId: string) {
	const head = await headOf(tx, caseId);
	refuseRestricted(head);
	return head;
}
