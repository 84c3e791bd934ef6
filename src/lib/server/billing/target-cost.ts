import { eq, inArray, sql } from 'drizzle-orm';
import { targetCost, type TargetCost } from '../../domain/billing/target-cost';
import type { Day } from '../../domain/day';
import { groupedBy } from '../../domain/grouped';
import type { WholeEuro } from '../../domain/money';
import type { Db } from '../db/client';
import { client } from '../db/schema/cases';
import { office } from '../db/schema/directory';
import { placement, placementIdentity } from '../db/schema/placements';
import { found } from '../trpc/procedures';
import { findAllowanceTables, findGrants } from './facts-rows';

type CostRow = TargetCost & { placementId: string; fee: WholeEuro | null };

/** Soll-Kosten of placements: the target fee of each, and what is granted besides in the agreed period. */
export async function findTargetCosts(tx: Db, placementIds: readonly string[]): Promise<CostRow[]> {
	const rows = await tx
		.select({
			...{ placementId: placement.id, begin: placement.beginDay, end: placement.endDay, landCode: office.landCode },
			fee: sql<WholeEuro | null>`${placement.targetFee}::text`,
			birthDate: sql<Day | null>`coalesce(${client.birthDate}, ${placementIdentity.birthDate})`
		})
		.from(placement)
		.innerJoin(office, eq(office.ags, placement.officeAgs))
		.leftJoin(client, eq(client.id, placement.clientId))
		.leftJoin(placementIdentity, eq(placementIdentity.placementId, placement.id))
		.where(inArray(placement.id, [...placementIds]));
	const granted = groupedBy(await findGrants(tx, placementIds), (grant) => grant.placementId);
	const lands = [...new Set(rows.flatMap(({ landCode }) => landCode ?? []))];
	const tables = groupedBy(granted.size === 0 ? [] : await findAllowanceTables(tx, lands), (rate) => rate.landCode);
	return rows.map(({ placementId, fee, birthDate, landCode, ...period }) => {
		const grants = granted.get(placementId) ?? [];
		const table = landCode === null ? [] : (tables.get(landCode) ?? []);
		return { placementId, fee, ...targetCost(fee, { birthDate, grants, table }, period) };
	});
}

/** The same of one placement. @throws DomainError 'not-found' for what the viewer may not see */
export async function getTargetCost(tx: Db, placementId: string) {
	const [row] = await findTargetCosts(tx, [placementId]);
	const { fee, allowances, cost, incomplete } = found(row);
	return { fee, allowances, cost, incomplete };
}
