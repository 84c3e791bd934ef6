import { asc, eq, sql } from 'drizzle-orm';
import { mayBeSeveral } from '../../domain/billing/allowances';
import { allowanceLabels, type AllowanceKind } from '../../domain/rates/allowance-kinds';
import { addDays, formatDay, LAST_DAY, type Day } from '../../domain/day';
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
	if (rhythm === 'month') await refuseSecond(tx, { stayId, kind, days: { from, to }, except: null });
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

type Monthly = { stayId: string; kind: AllowanceKind; days: { from: Day; to: Day | null }; except: string | null };

/** Two monthly grants of one kind would both be paid: the first is ended before another begins. */
async function refuseSecond(tx: Db, { stayId, kind, days, except }: Monthly) {
	if (mayBeSeveral(kind)) return;
	// Two who grant the same at once are heard one after the other.
	await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`grants ${stayId}`}, 0))`);
	const other = (await findGrantsOf(tx, stayId)).find(
		(one) =>
			one.grantId !== except &&
			one.kind === kind &&
			one.rhythm === 'month' &&
			one.from <= (days.to ?? LAST_DAY) &&
			days.from <= (one.to ?? LAST_DAY)
	);
	if (!other) return;
	const until = other.to === null ? 'bis auf Weiteres' : `bis ${formatDay(other.to)}`;
	const problem = `${allowanceLabels[kind]} ist vom ${formatDay(other.from)} ${until} schon bewilligt.`;
	throw new InvalidInput({ [except === null ? 'from' : 'to']: problem });
}

/** The last day for which a grant is paid. */
export async function endAllowance(tx: Db, actor: Actor, { grantId, to }: { grantId: string; to: Day }) {
	const [grant] = await tx.select().from(allowanceGrant).where(eq(allowanceGrant.id, grantId)).for('update');
	const { placementId, kind, rhythm, fromDay, untilDay } = found(grant);
	if (to < fromDay) throw new InvalidInput({ to: 'Das Ende liegt vor dem Beginn.' });
	const last = untilDay === null || untilDay > to ? to : untilDay;
	if (rhythm === 'month' && untilDay !== null && to > untilDay) {
		const days = { from: addDays(untilDay, 1), to };
		await refuseSecond(tx, { stayId: placementId, kind, days, except: grantId });
	}
	const longer = untilDay === null || untilDay < to ? to : untilDay;
	await refuseClosedMonth(tx, placementId, { from: addDays(last, 1), to: untilDay === null ? null : longer });
	await tx.update(allowanceGrant).set({ untilDay: to }).where(eq(allowanceGrant.id, grantId));
	await recordAudit(tx, actor, {
		...{ action: 'allowances/ended', subjectKind: 'placement', subjectId: placementId },
		details: { to }
	});
	return { grantId, to };
}
