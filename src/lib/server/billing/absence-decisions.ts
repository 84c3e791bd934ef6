import { eq } from 'drizzle-orm';
import { InvalidInput } from '../../domain/errors';
import { serviceTypeOf, type ServiceTypeCode } from '../../domain/directory/service-types';
import type { AbsenceDecision } from '../../domain/placements/absence';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { absence } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { audited } from './absence-commands';
import { getStayDays, lockAbsence } from './absence-queries';
import { refuseClosedMonth } from './closed-month';

/** The office pays beyond the limit of the contract, or no longer does. */
export async function consentAbsence(tx: Db, actor: Actor, input: { absenceId: string; consented: boolean }) {
	const { absenceId, consented } = input;
	const before = await lockAbsence(tx, absenceId);
	if (before.consented === consented) return input;
	await refuseClosedMonth(tx, before.stayId, before);
	await tx.update(absence).set({ consented }).where(eq(absence.id, absenceId));
	await recordAudit(
		tx,
		actor,
		audited(consented ? 'absences/consented' : 'absences/consent-withdrawn', before.stayId, before)
	);
	return input;
}

type DecideInput = { absenceId: string; decision: AbsenceDecision | null };

/** What is paid for the days of an absence that the contract leaves to a person. */
export async function decideAbsence(tx: Db, actor: Actor, { absenceId, decision }: DecideInput) {
	const before = await lockAbsence(tx, absenceId);
	if (before.decision === decision) return { absenceId, decision };
	if (decision === 'place-keeping-fee') await refuseByTheHour(tx, before.stayId);
	await refuseClosedMonth(tx, before.stayId, before);
	const { viewer, now } = actor;
	const decided = decision === null ? { decidedBy: null, decidedAt: null } : { decidedBy: viewer.id, decidedAt: now };
	await tx
		.update(absence)
		.set({ decision, ...decided })
		.where(eq(absence.id, absenceId));
	const action = decision === null ? 'absences/decision-withdrawn' : 'absences/decided';
	await recordAudit(tx, actor, audited(action, before.stayId, before));
	return { absenceId, decision };
}

async function refuseByTheHour(tx: Db, stayId: string) {
	const { serviceType } = await getStayDays(tx, stayId);
	if (serviceTypeOf(serviceType as ServiceTypeCode).unit === 'day') return;
	throw new InvalidInput({ decision: 'Bei Fachleistungsstunden gibt es kein Platzfreihaltgeld.' });
}
