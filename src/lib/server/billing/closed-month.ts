import { sql } from 'drizzle-orm';
import { monthOf, type Day } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import type { Db } from '../db/client';

type Days = { from: Day; to: Day | null };

/** @throws DomainError when facts of these days have been invoiced: a closed month keeps what it was closed with. */
export async function refuseClosedMonth(tx: Db, placementId: string, days: Days | null) {
	if (days === null) return;
	const asked = sql<Day | null>`invoiced_month(${placementId}::uuid, ${days.from}::date, ${days.to}::date)`;
	const [row] = await tx.select({ month: asked }).from(sql`(SELECT) one`);
	const month = row?.month ?? null;
	if (month !== null) throw new DomainError('month/closed', { month: monthOf(month) });
}
