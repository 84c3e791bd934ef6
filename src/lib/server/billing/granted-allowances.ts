import { sql } from 'drizzle-orm';
import { groupedBy } from '../../domain/grouped';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { enterOffice } from '../db/scope';
import { findTargetCosts } from './target-cost';

const AT_ONCE = 500;

type Stale = { placementId: string; officeAgs: string };

/** A job: adds up anew what is granted besides the fee wherever grant, table, period or birth date has changed. */
export async function addUpStaleAllowances(tx: Db) {
	const stale = await rowsOf<Stale>(
		tx,
		sql`SELECT placement_id AS "placementId", office_ags AS "officeAgs" FROM take_stale_allowances(${AT_ONCE})`
	);
	for (const [officeAgs, rows] of groupedBy(stale, (row) => row.officeAgs)) {
		await enterOffice(tx, officeAgs);
		const placementIds = rows.map(({ placementId }) => placementId).sort();
		await keepGranted(tx, placementIds);
	}
}

async function keepGranted(tx: Db, placementIds: readonly string[]) {
	const costs = await findTargetCosts(tx, placementIds);
	await tx.execute(sql`UPDATE placement SET granted_allowances = granted.amount
		FROM unnest(${sql.param(costs.map(({ placementId }) => placementId))}::uuid[],
			${sql.param(costs.map(({ allowances }) => allowances))}::numeric[]) AS granted (id, amount)
		WHERE placement.id = granted.id AND placement.granted_allowances <> granted.amount`);
}
