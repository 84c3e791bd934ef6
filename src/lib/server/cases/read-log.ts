import { and, desc, eq, gte, inArray, isNull } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import { chargeOf } from '../../domain/cases/assignment';
import { namedReadReasons, type NamedReadReason, type ReadReason } from '../../domain/cases/read-reasons';
import { workRuleOn } from '../../domain/cases/work-rules';
import type { Day } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { addSeconds } from '../../domain/instant';
import { recordAlong, recordAudit, type Audited } from '../access/audit';
import type { Db } from '../db/client';
import { auditEntry } from '../db/schema/access';
import { helpCase } from '../db/schema/cases';
import { consultation, consultationParticipant } from '../db/schema/consultations';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

const REASON_GIVEN = 'cases/reason-given';

const SECONDS_PER_HOUR = 3_600;

type Read = Omit<Audited, 'reason'> & { caseId: string };

/**
 * Who read what of a case, and why. Whoever is not in charge of it says why from time to time, and each read has that reason
 * in the log.
 * @throws DomainError 'case/reason-required' when the reader has not said why
 */
export async function recordRead(tx: Db, actor: Actor, { caseId, details, ...audited }: Read): Promise<ReadReason> {
	const reason = await readReasonOf(tx, actor, caseId);
	const ofCase = { subjectKind: 'case', subjectId: caseId };
	// What is about a part of the case is found by the case as well.
	const named = audited.subjectId === undefined ? details : { ...details, caseId };
	await recordAlong(tx, actor, { ...ofCase, ...audited, reason, ...(named && { details: named }) });
	return reason;
}

/** Keeps the reason that somebody names: it holds for everything of the case, for as long as the work rules say. */
export async function giveReason(
	tx: Db,
	actor: Actor,
	{ caseId, reason }: { caseId: string; reason: NamedReadReason }
) {
	const [row] = await tx.select({ id: helpCase.id }).from(helpCase).where(eq(helpCase.id, caseId));
	const { id: subjectId } = found(row);
	await recordAudit(tx, actor, { action: REASON_GIVEN, subjectKind: 'case', subjectId, reason });
	return { caseId, reason };
}

/** Why the person reads this case: by the assignment, by the role, by what it has said, or because it was invited. */
async function readReasonOf(tx: Db, { viewer, today, now }: Actor, caseId: string): Promise<ReadReason> {
	const [row] = await tx
		.select({
			workerId: helpCase.workerId,
			deputyId: helpCase.deputyId,
			deputyFrom: helpCase.deputyFrom,
			deputyUntil: helpCase.deputyUntil
		})
		.from(helpCase)
		.where(eq(helpCase.id, caseId));
	const byDuty = chargeOf(found(row), viewer.id, today) ?? (can(viewer.role, 'cases/assign') ? 'team-lead' : null);
	const asking = { caseId, accountId: viewer.id, now, today };
	const reason = byDuty ?? (await givenReason(tx, asking)) ?? (await invitation(tx, asking));
	if (reason === null) throw new DomainError('case/reason-required', { caseId });
	return reason;
}

type Asking = { caseId: string; accountId: string; now: string; today: Day };

/** The log itself remembers: row level security shows a person's own office. */
async function givenReason(tx: Db, { caseId, accountId, now, today }: Asking): Promise<ReadReason | null> {
	const since = addSeconds(now, -workRuleOn('read-reason-holds-hours', today) * SECONDS_PER_HOUR);
	const [given] = await tx
		.select({ reason: auditEntry.reason })
		.from(auditEntry)
		.where(
			and(
				eq(auditEntry.subjectId, caseId),
				eq(auditEntry.accountId, accountId),
				eq(auditEntry.action, REASON_GIVEN),
				inArray(auditEntry.reason, [...namedReadReasons]),
				gte(auditEntry.at, since)
			)
		)
		.orderBy(desc(auditEntry.id))
		.limit(1);
	return namedReadReasons.find((known) => known === given?.reason) ?? null;
}

/** Who was invited to a consultation that is still open prepares for it. */
async function invitation(tx: Db, { caseId, accountId }: Asking): Promise<ReadReason | null> {
	const [seat] = await tx
		.select({ id: consultation.id })
		.from(consultation)
		.innerJoin(consultationParticipant, eq(consultationParticipant.consultationId, consultation.id))
		.where(
			and(
				eq(consultation.caseId, caseId),
				isNull(consultation.closedAt),
				isNull(consultation.cancelledAt),
				eq(consultationParticipant.accountId, accountId)
			)
		)
		.limit(1);
	return seat ? 'consultation' : null;
}
