import { asc, eq } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import { addDays } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { allowanceGrant } from '../db/schema/billing';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { getStayDays } from './absence-queries';
import { refuseClosedMonth } from './closed-month';
import type { GrantInput } from './input';

export const findGrantsOf = (tx: Db, placementId: string) =>
	tx
		.select({
			...{ grantId: allowanceGrant.id, kind: allowanceGrant.kind, amount: allowanceGrant.amount },
			...{ rhythm: allowanceGrant.rhythm, from: allowanceGrant.fromDay, to: allowanceGrant.untilDay },
			...{ reference: allowanceGrant.reference, grantedAt: allowanceGrant.grantedAt }
		})
		.from(allowanceGrant)
		.where(eq(allowanceGrant.placementId, placementId))
		.orderBy(asc(allowanceGrant.fromDay), asc(allowanceGrant.id));

/** Grants what is paid besides the rate; it is in the invoices from its first day on. */
export async function grantAllowance(tx: Db, actor: Actor, input: Omit<GrantInput, 'idempotencyKey'>) {
	const { stayId, kind, amount, rhythm, from, to, reference } = input;
	const { entry, leaving, officeAgs, providerId } = await getStayDays(tx, stayId);
	if (entry === null) throw new DomainError('placement/wrong-state', {});
	if (leaving !== null && from > leaving) throw new InvalidInput({ from: 'Die Belegung ist dann schon beendet.' });
	await refuseClosedMonth(tx, stayId, { from, to: rhythm === 'once' ? from : to });
	const [made] = await tx
		.insert(allowanceGrant)
		.values({
			...{ placementId: stayId, officeAgs, providerId, kind, amount, rhythm, fromDay: from, untilDay: to, reference },
			...{ grantedBy: actor.viewer.id, grantedAt: actor.now }
		})
		.returning({ grantId: allowanceGrant.id });
	await recordAudit(tx, actor, {
		...{ action: 'allowances/granted', subjectKind: 'placement', subjectId: stayId },
		details: { kind, rhythm, from, to }
	});
	return found(made);
}

/** The last day for which a grant is paid. */
export async function endAllowance(tx: Db, actor: Actor, { grantId, to }: { grantId: string; to: Day }) {
	const [grant] = await tx.select().from(allowanceGrant).where(eq(allowanceGrant.id, grantId)).for('update');
	const { placementId, fromDay, untilDay } = found(grant);
	if (to < fromDay) throw new InvalidInput({ to: 'Das Ende liegt vor dem Beginn.' });
	const last = untilDay === null || untilDay > to ? to : untilDay;
	const longer = untilDay === null || untilDay < to ? to : untilDay;
	await refuseClosedMonth(tx, placementId, { from: addDays(last, 1), to: untilDay === null ? null : longer });
	await tx.update(allowanceGrant).set({ untilDay: to }).where(eq(allowanceGrant.id, grantId));
	await recordAudit(tx, actor, {
		...{ action: 'allowances/ended', subjectKind: 'placement', subjectId: placementId },
		details: { to }
	});
	return { grantId, to };
}
