import { eq, sql } from 'drizzle-orm';
import { birthDateProblem, caseNumber as caseNumberOf, type NewCase } from '../../domain/cases/new-case';
import { yearOf } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { caseEvent, caseNumber, client, helpCase } from '../db/schema/cases';
import { office } from '../db/schema/directory';
import { clientRestriction } from '../db/schema/documents';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { refuseRestricted } from './restriction';

/** Opens a case for a client of the viewer's office, new or known; the number counts per office and year, without gaps. */
export async function openCase(tx: Db, actor: Actor, { clientId: knownId, ...input }: NewCase) {
	const problem = birthDateProblem(input.birthDate, actor.today);
	if (problem !== null) throw new InvalidInput({ birthDate: problem });
	const officeAgs = actor.viewer.office;
	if (officeAgs === null) throw new DomainError('not-allowed');
	const clientId = knownId === null ? await addClient(tx, { officeAgs, ...input }) : await knownClient(tx, knownId);
	const number = await nextNumber(tx, officeAgs, yearOf(actor.today));
	const [opened] = await tx
		.insert(helpCase)
		.values({ officeAgs, clientId, number, workerId: actor.viewer.id, createdAt: actor.now })
		.returning({ caseId: helpCase.id });
	const { caseId } = found(opened);
	await tx.insert(caseEvent).values({ caseId, officeAgs, kind: 'opened', at: actor.now, accountId: actor.viewer.id });
	await recordAudit(tx, actor, { action: 'cases/opened', subjectKind: 'case', subjectId: caseId });
	return { caseId, number };
}

async function addClient(tx: Db, values: typeof client.$inferInsert) {
	const [added] = await tx.insert(client).values(values).returning({ id: client.id });
	return found(added).id;
}

/** @throws DomainError when nobody may begin anything with the person's data (§ 84 Abs. 3 SGB X). */
async function knownClient(tx: Db, clientId: string) {
	const [known] = await tx
		.select({ id: client.id, restrictedSince: clientRestriction.since })
		.from(client)
		.leftJoin(clientRestriction, eq(clientRestriction.clientId, client.id))
		.where(eq(client.id, clientId));
	const person = found(known);
	refuseRestricted(person);
	return person.id;
}

async function nextNumber(tx: Db, officeAgs: string, year: number) {
	const [own] = await tx.select({ sign: office.sign }).from(office).where(eq(office.ags, officeAgs));
	const [counted] = await tx
		.insert(caseNumber)
		.values({ officeAgs, year, last: 1 })
		.onConflictDoUpdate({
			target: [caseNumber.officeAgs, caseNumber.year],
			set: { last: sql`${caseNumber.last} + 1` }
		})
		.returning({ last: caseNumber.last });
	return caseNumberOf(own?.sign ?? officeAgs, year, found(counted).last);
}
