import { eq, inArray, sql } from 'drizzle-orm';
import type { RecordedStay } from '../../domain/billing/record-rules';
import { firstOfMonth, lastOfMonth, monthOf, type Day } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import type { Db } from '../db/client';
import { serviceType } from '../db/schema/directory';
import { placement } from '../db/schema/placements';
import { found } from '../trpc/procedures';

/** States in which somebody has arrived: only then is there anything to record. */
const begun = ['active', 'ended', 'transferred'] as const;
export const hasBegun = inArray(placement.state, begun);
/** Served by the hour: what service records are about. */
export const byTheHour = eq(serviceType.unit, 'hour');

/** First days of the months whose invoice is sent: what they are about does not change any more. */
const billedMonths = sql<Day[]>`billed_months(${placement.id})::text[]`;

export type OwnStay = RecordedStay & {
	stayId: string;
	clientId: string;
	officeAgs: string;
	providerId: string;
	billed: readonly Day[];
};

/**
 * A stay of help by the hour that has begun, locked against other records of the same person.
 * @throws DomainError when there is none for this viewer, InvalidInput when nothing is recorded for it
 */
export async function lockStay(tx: Db, stayId: string): Promise<OwnStay> {
	const [row] = await tx
		.select({
			...{ stayId: placement.id, clientId: placement.clientId, officeAgs: placement.officeAgs },
			...{ providerId: placement.providerId, first: placement.arrivedOn, last: placement.leftOn },
			...{ unit: serviceType.unit, billed: billedMonths }
		})
		.from(placement)
		.innerJoin(serviceType, eq(serviceType.code, placement.serviceType))
		.where(eq(placement.id, stayId));
	const { unit, first, providerId, ...stay } = found(row);
	if (unit !== 'hour') throw new InvalidInput({ stayId: 'Leistungsnachweise gibt es nur für ambulante Hilfen.' });
	if (first === null) throw new InvalidInput({ stayId: 'Diese Hilfe hat noch nicht begonnen.' });
	// Two people who record the same hour on two phones are heard one after the other.
	await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${stay.clientId}, 0))`);
	return { ...stay, first, providerId: found(providerId) };
}

/** @throws DomainError when the month of this day is billed */
export function refuseBilled({ billed }: Pick<OwnStay, 'billed'>, day: Day) {
	const month = monthOf(day);
	if (billed.includes(firstOfMonth(month))) throw new DomainError('month/closed', { month });
}

/** Last day of the last month that is billed; null while none is. */
export function billedUntil({ billed }: Pick<OwnStay, 'billed'>): Day | null {
	const last = billed.at(-1);
	return last === undefined ? null : lastOfMonth(monthOf(last));
}
