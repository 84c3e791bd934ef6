import { eq } from 'drizzle-orm';
import type { TakeReason } from '../../domain/cases/read-reasons';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { refuseRestricted, restrictedSince } from './restriction';

/** Nothing is sealed on a device of which the log does not know. Tells when, by the server's clock. */
export async function takeOffline(tx: Db, actor: Actor, { caseId, reason }: { caseId: string; reason: TakeReason }) {
	const [row] = await tx
		.select({ number: helpCase.number, restrictedSince })
		.from(helpCase)
		.where(eq(helpCase.id, caseId));
	const { number, ...help } = found(row);
	refuseRestricted(help);
	await recordAudit(tx, actor, { action: 'cases/taken-offline', subjectKind: 'case', subjectId: caseId, reason });
	return { caseId, number, takenAt: actor.now };
}
