import { eq, sql } from 'drizzle-orm';
import { birthDateProblem, caseNumber as caseNumberOf, type NewCase } from '../../domain/cases/new-case';
import { yearOf } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { caseEvent, caseNumber, client, helpCase } from '../db/schema/cases';
import { office } from '../db/schema/directory';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

/** Opens a case for a new client of the viewer's office; the number counts per office and year, without gaps. */
export async function openCase(tx: Db, actor: Actor, input: NewCase) {
	const problem = birthDateProblem(input.birthDate, actor.today);
	if (problem !== null) throw new InvalidInput({ birthDate: problem });
	const officeAgs = actor.viewer.office;
	if (officeAgs === null) throw new DomainError('not-allowed');
	const [person] = await tx
		.insert(client)
		.values({ officeAgs, ...input })
		.returning({ id: client.id });
	const number = await nextNumber(tx, officeAgs, yearOf(actor.today));
	const [opened] = await tx
		.insert(helpCase)
		.values({ officeAgs, clientId: found(person).id, number, workerId: actor.viewer.id, createdAt: actor.now })
		.returning({ caseId: helpCase.id });
	const { caseId } = found(opened);
	await tx.insert(caseEvent).values({ caseId, officeAgs, kind: 'opened', at: actor.now, accountId: actor.viewer.id });
	await recordAudit(tx, actor, { action: 'cases/opened', subjectKind: 'case', subjectId: caseId });
	return { caseId, number };
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
