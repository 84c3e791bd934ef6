import { and, eq, sql } from 'drizzle-orm';
import { nextPayableDay } from '../../domain/billing/allowance-requests';
import { firstOfMonth, monthOf, type Day } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { allowanceRequest } from '../db/schema/billing';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { getStayDays } from './absence-queries';
import { tellAsker, tellDeciders } from './allowance-messages';
import { grantAllowance } from './allowances';
import type { DecideInput, RequestInput } from './input';
import { countsAsBilled } from './invoice-row';

type RequestRow = typeof allowanceRequest.$inferSelect;

const sideOf = ({ viewer }: Actor) => (viewer.office === null ? 'provider' : 'office');

/** Asks the office for an allowance; nothing is paid before somebody has granted it. */
export async function requestAllowance(tx: Db, actor: Actor, input: RequestInput) {
	const { stayId, kind, amount, rhythm, from, to, reason, evidence } = input;
	const { entry, leaving, officeAgs, providerId } = await getStayDays(tx, stayId);
	if (entry === null) throw new DomainError('placement/wrong-state', {});
	if (leaving !== null && from > leaving) throw new InvalidInput({ from: 'Die Belegung ist dann schon beendet.' });
	const [made] = await tx
		.insert(allowanceRequest)
		.values({
			...{ placementId: stayId, officeAgs, providerId, kind, amount, rhythm, fromDay: from, untilDay: to },
			...{ reason, evidence, side: sideOf(actor), requestedBy: actor.viewer.id, requestedAt: actor.now }
		})
		.returning();
	const request = found(made);
	await tellDeciders(tx, actor, { ...request, kind: 'allowance-requested' });
	await recordAudit(tx, actor, {
		...{ action: 'allowances/requested', subjectKind: 'placement', subjectId: stayId },
		details: { kind, rhythm, from, to }
	});
	return { requestId: request.id };
}

/** Grants what was asked for, as it was asked for or with another amount or day, or refuses it with its reason. */
export async function decideRequest(tx: Db, actor: Actor, { requestId, granted, amount, from, answer }: DecideInput) {
	const request = await lockOpen(tx, requestId);
	if (!granted) {
		await tellAsker(tx, actor, { ...request, kind: 'allowance-rejected' });
		return close(tx, actor, { request, state: 'rejected', answer, grantId: null });
	}
	const { placementId: stayId, kind, rhythm, untilDay: to, evidence: reference } = request;
	const wanted = from ?? request.fromDay;
	const { grantId } = await grantAllowance(tx, actor, {
		...{ stayId, kind, rhythm, to, reference, amount: amount ?? request.amount },
		from: rhythm === 'once' ? await payableDay(tx, stayId, wanted) : wanted
	});
	await tellAsker(tx, actor, { ...request, kind: 'allowance-granted' });
	return close(tx, actor, { request, state: 'granted', answer, grantId });
}

/** Whoever asked thinks better of it. @throws DomainError 'not-allowed' for what the other side has asked for */
export async function withdrawRequest(tx: Db, actor: Actor, requestId: string) {
	const request = await lockOpen(tx, requestId);
	if (request.side !== sideOf(actor)) throw new DomainError('not-allowed');
	await tellDeciders(tx, actor, { ...request, kind: 'allowance-withdrawn' });
	return close(tx, actor, { request, state: 'withdrawn', answer: null, grantId: null });
}

/** Paid with the next invoice: a month that has been billed passes it on to the one after it. */
async function payableDay(tx: Db, stayId: string, wanted: Day): Promise<Day> {
	const { leaving } = await getStayDays(tx, stayId);
	const isBilled = async (day: Day) => {
		// Also by an invoice that the office still checks: it claims what was granted when it was sent.
		const lines = await rowsOf(
			tx,
			sql`
			SELECT FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
			WHERE l.placement_id = ${stayId} AND i.month = ${firstOfMonth(monthOf(day))} AND ${countsAsBilled('i')} LIMIT 1`
		);
		return lines.length > 0;
	};
	const day = await nextPayableDay(wanted, { leaving, isBilled });
	if (day === null) throw new InvalidInput({ from: 'Alle Monate der Belegung sind danach schon abgerechnet.' });
	return day;
}

/** @throws DomainError 'placement/wrong-state' when somebody has decided already */
async function lockOpen(tx: Db, requestId: string): Promise<RequestRow> {
	const [row] = await tx.select().from(allowanceRequest).where(eq(allowanceRequest.id, requestId)).for('update');
	const request = found(row);
	if (request.state !== 'open') throw new DomainError('placement/wrong-state', {});
	return request;
}

type Decision = Pick<RequestRow, 'state' | 'answer' | 'grantId'> & { request: RequestRow };

async function close(tx: Db, actor: Actor, { request: { id, placementId, kind }, state, answer, grantId }: Decision) {
	await tx
		.update(allowanceRequest)
		.set({ ...{ state, answer, grantId }, decidedBy: actor.viewer.id, decidedAt: actor.now })
		.where(and(eq(allowanceRequest.id, id), eq(allowanceRequest.state, 'open')));
	await recordAudit(tx, actor, {
		...{ action: `allowances/${state}`, subjectKind: 'placement', subjectId: placementId },
		details: { requestId: id, kind }
	});
	return { requestId: id, state, grantId };
}
