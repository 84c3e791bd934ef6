import { unavailableReasons } from '../../domain/offers/availability';
import { offerFilters, type OfferFilter } from '../../domain/offers/match';
import type { RemovedBy } from '../../domain/offers/search-offers';
import type { Db } from '../db/client';
import { Parameters, runStatement, type Statement } from '../db/statement';
import type { Criteria } from './criteria';
import { fits, full, inArea, kilometres, reportCounts, source, statementName, type Writing } from './search-parts';

type Counted = { against: string | null; offers: number; every: number };

/** How many offers each filter sorted out; each offer counts once, at the first thing that stands against it. */
export async function countRemoved(db: Db, criteria: Criteria): Promise<RemovedBy> {
	const counts = Object.fromEntries([...offerFilters, ...unavailableReasons].map((name) => [name, 0])) as RemovedBy;
	const rows = await runStatement<Counted>(db, removedStatement(criteria));
	for (const { against, offers } of rows) if (against !== null) counts[against as keyof RemovedBy] = offers;
	return counts;
}

/** Offers of other kinds are only counted; of the wanted kind each is asked, filter by filter. */
function removedStatement(criteria: Criteria): Statement {
	const writing = { criteria, values: new Parameters() };
	const type = writing.values.add(criteria.need.serviceType, 'text');
	const { closed, licence, age, sex, specialisations, text } = fits(writing);
	const asked: [OfferFilter, (() => string) | undefined][] = [
		['area', areaOf(writing)],
		...(Object.entries({ closed, licence, age, sex, specialisations, text }) as [
			OfferFilter,
			(() => string) | undefined
		][])
	];
	const against = asked.flatMap(([filter, write]) => (write ? [`WHEN (${write()}) IS NOT TRUE THEN '${filter}'`] : []));
	const sql = `SELECT 'service-type' AS against, count(*) AS offers FROM offer_search WHERE service_type <> ${type}
UNION ALL
SELECT against, count(*) FROM (
	SELECT CASE ${against.join('\n\t\t')}
		WHEN s.reported_at IS NULL THEN 'no-report'
		WHEN ${full(writing)} THEN 'full'
		WHEN NOT (${reportCounts(writing)}) THEN 'report-too-old' END AS against
	FROM ${source(writing)} WHERE s.service_type = ${type}
) judged GROUP BY against`;
	return { name: statementName('removed', criteria), text: sql, values: writing.values.values };
}

function areaOf(writing: Writing) {
	const { area, circle } = writing.criteria;
	if (area === null && circle === null) return undefined;
	return () => {
		const radius =
			circle === null ? [] : [`${kilometres(writing)} <= ${writing.values.add(circle.radiusKm, 'float8')}`];
		return [...inArea(writing), ...radius].join(' AND ');
	};
}
