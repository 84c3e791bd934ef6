import { eq, sql } from 'drizzle-orm';
import { targetCost } from '../../domain/billing/target-cost';
import type { Day } from '../../domain/day';
import type { WholeEuro } from '../../domain/money';
import type { Db } from '../db/client';
import { client } from '../db/schema/cases';
import { office } from '../db/schema/directory';
import { placement, placementIdentity } from '../db/schema/placements';
import { found } from '../trpc/procedures';
import { findAllowanceTables, findGrants } from './facts-rows';

/** Soll-Kosten of one placement: its target fee, and what is granted besides in the agreed period. */
export async function getTargetCost(tx: Db, placementId: string) {
	const [row] = await tx
		.select({
			...{ begin: placement.beginDay, end: placement.endDay, landCode: office.landCode },
			fee: sql<WholeEuro | null>`${placement.targetFee}::text`,
			birthDate: sql<Day | null>`coalesce(${client.birthDate}, ${placementIdentity.birthDate})`
		})
		.from(placement)
		.innerJoin(office, eq(office.ags, placement.officeAgs))
		.leftJoin(client, eq(client.id, placement.clientId))
		.leftJoin(placementIdentity, eq(placementIdentity.placementId, placement.id))
		.where(eq(placement.id, placementId));
	const { fee, birthDate, landCode, ...period } = found(row);
	const grants = await findGrants(tx, [placementId]);
	const table = landCode === null || grants.length === 0 ? [] : await findAllowanceTables(tx, [landCode]);
	return { fee, ...targetCost(fee, { birthDate, grants, table }, period) };
}
