import type { Db } from '../db/client';
import { runStatement } from '../db/statement';
import type { Criteria } from './criteria';
import { countStatement } from './search-statements';

export type Totals = {
	all: number;
	available: number;
	/** Highest fee of the wanted list. */
	dearest: number | null;
};

type Kept = { totals: Promise<Totals>; at: number; changes: number };

/** Counting the offers of a whole country costs far more than showing its cheapest fifty, and changes slowly. */
const KEEP_MS = 5_000;
const MOST_KEPT = 200;

const kept = new WeakMap<Db, Map<string, Kept>>();

/** Both counts and the highest fee, at most a few seconds old and never older than the last change this process has heard of. */
export function totalsOf(db: Db, criteria: Criteria, changes: number): Promise<Totals> {
	const known = kept.get(db) ?? new Map<string, Kept>();
	kept.set(db, known);
	const key = keyOf(criteria);
	const at = Date.parse(criteria.judged.now);
	const last = known.get(key);
	if (last && last.changes === changes && Math.abs(at - last.at) < KEEP_MS) return last.totals;
	const totals = countOffers(db, criteria);
	if (known.size >= MOST_KEPT) known.clear();
	known.set(key, { totals, at, changes });
	totals.catch(() => known.delete(key));
	return totals;
}

const keyOf = ({ need, age, sexes, capacity }: Criteria) =>
	JSON.stringify([need.list, need.serviceType, need.begin, need.end, age, sexes, capacity]);

/** As both statements that count give them. */
export type Counted = { all_count: number; available_count: number; dearest: number | null };

export const totalsIn = (row: Counted | undefined): Totals => ({
	all: row?.all_count ?? 0,
	available: row?.available_count ?? 0,
	dearest: row?.dearest ?? null
});

export async function countOffers(db: Db, criteria: Criteria): Promise<Totals> {
	const [row] = await runStatement<Counted>(db, countStatement(criteria));
	return totalsIn(row);
}
