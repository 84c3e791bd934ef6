import { eq } from 'drizzle-orm';
import { absenceProblems, changedDays, overlappingOf, type AbsenceInput } from '../../domain/billing/absence-problems';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { absence } from '../db/schema/placements';
import { tellOffice, tellProvider } from '../inbox/commands';
import { lockPlacement, type PlacementRow } from '../placements/placement-row';
import { sideOfViewer } from '../placements/sides';
import { stayMessage } from '../placements/stay-message';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { findAbsencesOf, getStayDays, lockAbsence, type AbsenceRow } from './absence-queries';
import { refuseClosedMonth } from './closed-month';
import type { RecordAbsenceInput } from './input';

/** Writes an absence down, or corrects one; the other side hears of it. */
export async function recordAbsence(tx: Db, actor: Actor, { stayId, absenceId, ...given }: RecordAbsenceInput) {
	const stay = await lockPlacement(tx, stayId);
	const all = await findAbsencesOf(tx, stayId);
	const before = absenceId === null ? null : found(all.find((one) => one.absenceId === absenceId));
	const others = all.filter((one) => one.absenceId !== absenceId);
	const days = await daysOf(tx, stay);
	refuseImpossible(given, { others, days, actor });
	const changed = changedDays(before, given);
	await refuseClosedMonth(tx, stayId, changed);
	const id = await write(tx, actor, { stay, before, given, forgets: changed !== null });
	await recordAudit(tx, actor, audited(before ? 'absences/changed' : 'absences/recorded', stayId, given));
	const decisionEnded = before !== null && changed !== null && (before.consented || before.decision !== null);
	await tellOtherSide(tx, actor, { stay, kind: decisionEnded ? 'absence-undecided' : 'absence-recorded' });
	return { absenceId: id };
}

export async function removeAbsence(tx: Db, actor: Actor, { absenceId }: { absenceId: string }) {
	const before = await lockAbsence(tx, absenceId);
	const stay = await lockPlacement(tx, before.stayId);
	await refuseClosedMonth(tx, before.stayId, changedDays(before, null));
	await tx.delete(absence).where(eq(absence.id, absenceId));
	await recordAudit(tx, actor, audited('absences/removed', before.stayId, before));
	await tellOtherSide(tx, actor, { stay, kind: 'absence-recorded' });
	return { absenceId };
}

/** @throws DomainError when nobody has arrived there yet. */
async function daysOf(tx: Db, { placementId, state }: PlacementRow) {
	const { entry, leaving } = await getStayDays(tx, placementId);
	if (entry === null) throw new DomainError('placement/wrong-state', { state });
	return { entry, leaving };
}

type Beside = { others: readonly AbsenceRow[]; days: Awaited<ReturnType<typeof daysOf>>; actor: Actor };

function refuseImpossible(given: AbsenceInput, { others, days, actor }: Beside) {
	const problems = absenceProblems(given, { others: [], stay: days, today: actor.today });
	if (Object.keys(problems).length > 0) throw new InvalidInput({ ...problems });
	const overlapping = overlappingOf(given, others);
	if (overlapping) throw new DomainError('absence/overlaps', { from: overlapping.from, to: overlapping.to });
}

/** What the office has agreed to, it has agreed to for the days that it knew. */
const UNDECIDED = { consented: false, decision: null, decidedBy: null, decidedAt: null };

type Write = { stay: PlacementRow; before: AbsenceRow | null; given: AbsenceInput; forgets: boolean };

async function write(tx: Db, { viewer, now }: Actor, { stay, before, given, forgets }: Write): Promise<string> {
	const { reason, from, fromTime, to, toTime, notifiedOn } = given;
	const values = {
		...{ reason, fromDay: from, fromTime, untilDay: to, untilTime: toTime, notifiedOn },
		...{ recordedBy: viewer.id, recordedAt: now },
		...(forgets ? UNDECIDED : {})
	};
	if (before) {
		await tx.update(absence).set(values).where(eq(absence.id, before.absenceId));
		return before.absenceId;
	}
	const { placementId, officeAgs, providerId } = stay;
	const [made] = await tx
		.insert(absence)
		.values({ placementId, officeAgs, providerId, ...values })
		.returning({ id: absence.id });
	return found(made).id;
}

/** The reason of an absence may be an illness: the log has the days, not the reason. */
export const audited = (action: string, stayId: string, { from, to }: Pick<AbsenceInput, 'from' | 'to'>) => ({
	...{ action, subjectKind: 'placement', subjectId: stayId },
	details: { from, to }
});

type Told = { stay: PlacementRow; kind: 'absence-recorded' | 'absence-undecided' };

function tellOtherSide(tx: Db, { viewer, now }: Actor, { stay, kind }: Told) {
	const { officeAgs, providerId, facilityId, worker } = stay;
	const message = stayMessage(stay, { kind, at: now });
	if (sideOfViewer(viewer) === 'provider') return tellOffice(tx, { officeAgs, accountId: worker }, message);
	return providerId === null ? null : tellProvider(tx, { providerId, facilityId }, message);
}
