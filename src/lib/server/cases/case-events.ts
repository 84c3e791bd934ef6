import { sql } from 'drizzle-orm';
import type { CaseEventKind } from '../../domain/cases/events';
import { recordAudit, type Audited } from '../access/audit';
import type { Db } from '../db/client';
import { caseEvent } from '../db/schema/cases';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

type Change = {
	caseId: string;
	officeAgs: string;
	audited: Audited;
	/** Where the change is a step that the time line tells. */
	event?: { kind: CaseEventKind; text?: string | null; details?: Record<string, unknown> };
};

/** What every change of a case leaves behind: the log, the time line where it is a step, and a sign for open pages. */
export async function recordChange(tx: Db, actor: Actor, { caseId, officeAgs, audited, event }: Change) {
	await recordAudit(tx, actor, audited);
	if (event) {
		await tx.insert(caseEvent).values({ caseId, officeAgs, at: actor.now, accountId: actor.viewer.id, ...event });
	}
	await announceCase(tx, caseId);
}

/** Open pages of the case load anew. */
export const announceCase = (tx: Db, caseId: string) => tx.execute(sql`SELECT announce_case(${caseId})`);

type CaseStep = { caseId: string; kind: CaseEventKind; text?: string | null; subjectId?: string };

/** A step whose entry in the log is named as its line on the time line. */
export const recordCaseEvent = (tx: Db, actor: Actor, { caseId, kind, text = null, subjectId }: CaseStep) =>
	recordChange(tx, actor, {
		...{ caseId, officeAgs: found(actor.viewer.office), event: { kind, text } },
		audited: {
			...{ action: `cases/${kind}`, subjectKind: 'case', subjectId: caseId },
			...(subjectId !== undefined && { details: { subjectId } })
		}
	});
