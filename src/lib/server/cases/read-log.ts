import { eq } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import { chargeOf, type ReadReason } from '../../domain/cases/assignment';
import type { Day } from '../../domain/day';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

type Asking = { viewer: Viewer; today: Day; actor: Actor };
type Read = { action: string; caseId: string; reason: ReadReason | null };

/** Who read what of a case, and why; tells the reason that was logged, null when the reader gave none. */
export async function recordRead(tx: Db, { viewer, today, actor }: Asking, { action, caseId, reason }: Read) {
	const readReason = await readReasonOf(tx, caseId, { viewer, today, given: reason });
	await recordAudit(tx, actor, {
		...{ action, subjectKind: 'case', subjectId: caseId },
		...(readReason !== null && { reason: readReason })
	});
	return readReason;
}

type Reading = { viewer: Viewer; today: Day; given: ReadReason | null };

/** Why the viewer reads this case: by the assignment, by the role, else what the person says; null when nothing is said. */
async function readReasonOf(tx: Db, caseId: string, { viewer, today, given }: Reading): Promise<ReadReason | null> {
	const [row] = await tx
		.select({
			workerId: helpCase.workerId,
			deputyId: helpCase.deputyId,
			deputyFrom: helpCase.deputyFrom,
			deputyUntil: helpCase.deputyUntil
		})
		.from(helpCase)
		.where(eq(helpCase.id, caseId));
	const byRole = can(viewer.role, 'cases/assign') ? 'team-lead' : null;
	return chargeOf(found(row), viewer.id, today) ?? given ?? byRole;
}
