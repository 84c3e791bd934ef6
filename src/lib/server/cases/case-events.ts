import { sql } from 'drizzle-orm';
import type { CaseEventKind } from '../../domain/cases/events';
import type { Db } from '../db/client';
import { caseEvent } from '../db/schema/cases';
import { recordAudit } from '../access/audit';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

type CaseStep = { caseId: string; kind: CaseEventKind; text?: string | null; subjectId?: string };

/** A line of the time line with its entry in the audit log; open pages of the case hear of it. */
export async function recordCaseEvent(tx: Db, actor: Actor, { caseId, kind, text = null, subjectId }: CaseStep) {
	const officeAgs = found(actor.viewer.office);
	await tx.insert(caseEvent).values({ caseId, officeAgs, kind, at: actor.now, accountId: actor.viewer.id, text });
	await recordAudit(tx, actor, {
		...{ action: `cases/${kind}`, subjectKind: 'case', subjectId: caseId },
		...(subjectId !== undefined && { details: { subjectId } })
	});
	await tx.execute(sql`SELECT announce_case(${caseId})`);
}
