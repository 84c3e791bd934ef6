import { sql } from 'drizzle-orm';
import { lastOfMonth, firstOfMonth, type Day, type Month } from '../../domain/day';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import type { SearchCause } from '../../domain/figures/causes';
import { unavailableReasons } from '../../domain/offers/availability';
import { offerFilters } from '../../domain/offers/match';
import { InvalidInput } from '../../domain/errors';
import type { Db } from '../db/client';
import { refuseFuture } from './queries';

type CauseRow = { cause: SearchCause; searches: number; offers: number };
type KindRow = { serviceType: ServiceTypeCode; searches: number };

/** Searches of the own office that found nothing, and what sorted the offers out; offers of other kinds are no cause. */
export async function findFruitless(tx: Db, today: Day, { from, to }: { from: Month; to: Month }) {
	refuseFuture(from, today);
	if (to < from) throw new InvalidInput({ to: 'Das Ende liegt vor dem Anfang.' });
	const within = sql`(at AT TIME ZONE 'Europe/Berlin')::date BETWEEN ${firstOfMonth(from)} AND ${lastOfMonth(to)}`;
	const causes = [...offerFilters, ...unavailableReasons].filter((cause) => cause !== 'service-type');
	const byKind = (await tx.execute(sql`
		SELECT service_type AS "serviceType", count(*)::int AS searches FROM fruitless_search
		WHERE ${within} GROUP BY 1 ORDER BY 2 DESC, 1`)) as { rows: KindRow[] };
	const byCause = (await tx.execute(sql`
		SELECT r.key AS cause, count(*)::int AS searches, sum(r.value::int)::int AS offers
		FROM fruitless_search CROSS JOIN LATERAL jsonb_each_text(removed) r
		WHERE ${within} AND r.value::int > 0 AND r.key = ANY (${sql.param(causes)}) GROUP BY 1 ORDER BY 2 DESC, 1`)) as {
		rows: CauseRow[];
	};
	const searches = byKind.rows.reduce((total, row) => total + row.searches, 0);
	return { from, to, searches, kinds: byKind.rows, causes: byCause.rows };
}
