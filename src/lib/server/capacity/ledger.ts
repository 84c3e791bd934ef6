import { eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { CapacitySlice, Occupancy } from '../../domain/capacity/free-steps';
import type { Ledger } from '../../domain/capacity/vacancy-parts';
import type { Day } from '../../domain/day';
import type { Db } from '../db/client';
import { capacitySlice, occupancy } from '../db/schema/capacity';

/** Days from `from` on that still matter; what ended before is history. */
type Window = { offerIds: readonly string[]; from: Day };

/** Slices and occupancies per offer as the rules take them; row level security leaves only the viewer's occupancies. */
export async function findLedgers(tx: Db, { offerIds, from }: Window): Promise<Map<string, Ledger>> {
	const ids = [...offerIds];
	const ledgers = new Map(ids.map((id) => [id, { slices: [] as CapacitySlice[], occupancies: [] as Occupancy[] }]));
	if (ids.length === 0) return ledgers;
	const slices = await findSlices(tx, inArray(capacitySlice.offerId, ids));
	const entries = await tx
		.select({
			offerId: occupancy.offerId,
			from: sql<Day>`lower(${occupancy.period})`,
			until: sql<Day>`upper(${occupancy.period})`,
			amount: occupancy.amount,
			kind: occupancy.kind
		})
		.from(occupancy)
		.where(sql`${inArray(occupancy.offerId, ids)} AND ${occupancy.period} && daterange(${from}, NULL)`);
	for (const { offerId, ...slice } of slices) ledgers.get(offerId)?.slices.push(slice);
	for (const { offerId, ...entry } of entries) ledgers.get(offerId)?.occupancies.push(entry);
	return ledgers;
}

/** The database's '-infinity' is the rules' null: since ever. */
const findSlices = (tx: Db, where: SQL) =>
	tx
		.select({
			offerId: capacitySlice.offerId,
			from: sql<Day | null>`nullif(${capacitySlice.fromDay}, '-infinity')`,
			until: capacitySlice.untilDay,
			operable: capacitySlice.operable,
			occupiedOutside: capacitySlice.occupiedOutside
		})
		.from(capacitySlice)
		.where(where);

/** The slices of one offer, its row locked so that two reports are applied one after the other. */
export async function lockSlices(tx: Db, offerId: string): Promise<CapacitySlice[]> {
	await tx.execute(sql`SELECT lock_offer(${offerId})`);
	const slices = await findSlices(tx, eq(capacitySlice.offerId, offerId));
	return slices.map(({ from, until, operable, occupiedOutside }) => ({ from, until, operable, occupiedOutside }));
}

export async function replaceSlices(tx: Db, offerId: string, slices: readonly CapacitySlice[]) {
	await tx.delete(capacitySlice).where(eq(capacitySlice.offerId, offerId));
	await tx.insert(capacitySlice).values(
		slices.map(({ from, until, operable, occupiedOutside }) => ({
			offerId,
			fromDay: from ?? ('-infinity' as Day),
			untilDay: until,
			operable,
			occupiedOutside
		}))
	);
}
