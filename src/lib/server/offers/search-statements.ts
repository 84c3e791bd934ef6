import { Parameters, type Statement } from '../db/statement';
import type { Criteria } from './criteria';
import {
	available,
	begin,
	centsForFee,
	fee,
	feeAtLastRate,
	freeDuring,
	kilometres,
	placed,
	source,
	statementName,
	suitable,
	type Writing
} from './search-parts';

/** Where a page of the list begins and how long it is. */
export type Slice = { first: number; length: number };

/** What a row of the answer takes from the search table … */
const shown = [
	...['offer_id', 'provider', 'facility', 'place', 'note', 'office_ags', 'lat', 'lon', 'reported_at', 'facility_id'],
	...['photo_id', 'age_from', 'age_to']
];

/** … and what its price and place in the list are worked out from. */
const carried = [
	...shown,
	...['sort_key', 'first_rate_from', 'last_rate_from', 'last_rate_cents', 'rate_from', 'rate_cents', 'rate_parts']
]
	.map((column) => `s.${column}`)
	.join(', ');

const byPrice = 'fee NULLS LAST, km NULLS LAST, sort_key, offer_id';

const statement = (kind: string, { criteria, values }: Writing, text: string): Statement => ({
	name: statementName(kind, criteria),
	text,
	values: values.values
});

/** Both counts, the least and the highest fee and one page of the list, in one statement. */
export function searchStatement(criteria: Criteria, slice: Slice): Statement {
	const writing = { criteria, values: new Parameters() };
	const onlyAvailable = criteria.need.list === 'available';
	const text = `WITH candidate AS MATERIALIZED (
	SELECT c.*, ${listedFee(writing)} AS fee FROM (${found(writing)}) c ${withinRadius(writing)}
)
SELECT total.*, ${details(writing)}
FROM (
	SELECT count(*) AS all_count, count(*) FILTER (WHERE available) AS available_count, min(fee) AS cheapest,
		max(fee) AS dearest
	FROM candidate
) total
LEFT JOIN (
	SELECT * FROM candidate ${onlyAvailable ? 'WHERE available' : ''} ORDER BY ${byPrice} ${limit(slice, writing)}
) page ON true
LEFT JOIN offer_free free ON free.offer_id = page.offer_id
ORDER BY ${byPrice}`;
	return statement('search', writing, text);
}

/** The fee of what is on the wanted list. */
const listedFee = (writing: Writing) =>
	writing.criteria.need.list === 'available'
		? `CASE WHEN c.available THEN ${fee('c', writing)} END`
		: fee('c', writing);

/** Every offer of the type and area that fits, with what decides about its place in the list. */
const found = (writing: Writing) =>
	// OFFSET 0 keeps the planner from working out distance and availability several times.
	`SELECT ${carried}, ${available(writing)} AS available, ${kilometres(writing)} AS km
		FROM ${source(writing)} WHERE ${[...placed(writing), ...suitable(writing)].join(' AND ')} OFFSET 0`;

const withinRadius = ({ criteria: { circle }, values }: Writing) =>
	circle === null ? '' : `WHERE c.km <= ${values.hidden(circle.radiusKm, 'float8')}`;

const limit = ({ first, length }: Slice, { values }: Writing) =>
	`LIMIT ${values.hidden(length, 'bigint')} OFFSET ${values.hidden(first, 'bigint')}`;

/** What is told of the rows on the page, some of it worked out only for them. */
function details(writing: Writing) {
	const price = `width_bucket(${begin(writing)}, page.rate_from)`;
	return `${shown.map((column) => `page.${column}`).join(', ')}, page.available, page.km, page.fee,
	page.rate_cents[${price}] AS cents, page.rate_parts[4 * ${price} - 3:4 * ${price}] AS parts,
	(SELECT min(step) FROM unnest(${freeDuring('free', writing)}) step) AS least_free${steps(writing)}`;
}

/** The steps of free capacity from the begin on tell when an offer that is full could be taken. */
const steps = (writing: Writing) =>
	writing.criteria.need.list === 'available'
		? ''
		: `,
	CASE WHEN NOT page.available THEN free.days[width_bucket(${begin(writing)}, free.days):]::text[] END AS step_days,
	CASE WHEN NOT page.available THEN free.free[width_bucket(${begin(writing)}, free.days):] END AS step_free`;

/**
 * A page of the whole country without looking at all of it: offers with one price come from the price index until the
 * page is full; of those with several prices only the ones that could be as cheap. Not `enough` when the country has fewer
 * offers with one price than the page needs: then the ordinary statement must answer.
 */
export function nationalPage(criteria: Criteria, slice: Slice): Statement {
	const writing = { criteria, values: new Parameters() };
	const canBeTaken = available(writing);
	const conditions = [...placed(writing), ...suitable(writing)];
	const wanted = [...conditions, ...(criteria.need.list === 'available' ? [canBeTaken] : [])].join(' AND ');
	const onePrice = `s.last_rate_from <= ${begin(writing)}`;
	const severalPrices = `s.last_rate_from > ${begin(writing)} AND s.first_rate_from <= ${begin(writing)}`;
	const rows = `SELECT ${carried}, ${canBeTaken} AS available, NULL::float8 AS km, ${fee('s', writing)} AS fee
	FROM ${source(writing)} WHERE ${wanted}`;
	const text = `WITH edge AS MATERIALIZED (
	SELECT ${centsForFee('nth.fee', writing)} AS cents FROM (
		SELECT ${feeAtLastRate('s', writing)} AS fee FROM ${source(writing)}
		WHERE ${wanted} AND ${onePrice}
		ORDER BY s.last_rate_cents LIMIT 1 OFFSET ${writing.values.add(slice.first + slice.length - 1, 'bigint')}
	) nth
), candidate AS MATERIALIZED (
	${rows} AND ${onePrice} AND s.last_rate_cents <= (SELECT cents FROM edge)
	UNION ALL
	${rows} AND ${severalPrices} AND s.lowest_rate_cents <= (SELECT cents FROM edge)
)
SELECT edge.cents IS NOT NULL AS enough, ${details(writing)}
FROM (SELECT max(cents) AS cents FROM edge) edge
LEFT JOIN (SELECT * FROM candidate ORDER BY ${byPrice} ${limit(slice, writing)}) page ON true
LEFT JOIN offer_free free ON free.offer_id = page.offer_id
ORDER BY ${byPrice}`;
	return statement('national', writing, text);
}

/** Both counts and the highest fee of the wanted list, without any row. */
export function countStatement(criteria: Criteria): Statement {
	const writing = { criteria, values: new Parameters() };
	const text = `SELECT count(*) AS all_count, count(*) FILTER (WHERE c.available) AS available_count,
		max(${listedFee(writing)}) AS dearest
	FROM (${found(writing)}) c ${withinRadius(writing)}`;
	return statement('count', writing, text);
}
