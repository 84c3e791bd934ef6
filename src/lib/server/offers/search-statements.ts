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

/** What a row of the answer carries over from the search table. */
const carried = `s.offer_id, s.provider, s.facility, s.place, s.note, s.office_ags, s.lat, s.lon, s.reported_at, s.sort_key,
	s.facility_id, s.photo_id, s.age_from, s.age_to, s.first_rate_from, s.last_rate_from, s.last_rate_cents, s.last_rate_parts`;

const byPrice = 'fee NULLS LAST, km NULLS LAST, sort_key, offer_id';

const statement = (kind: string, { criteria, values }: Writing, text: string): Statement => ({
	name: statementName(kind, criteria),
	text,
	values: values.values
});

/** Both counts, the cheapest fee and one page of the list, in one statement. */
export function searchStatement(criteria: Criteria, slice: Slice): Statement {
	const writing = { criteria, values: new Parameters() };
	const onlyAvailable = criteria.need.list === 'available';
	const price = onlyAvailable ? `CASE WHEN c.available THEN ${fee('c', writing)} END` : fee('c', writing);
	const text = `WITH candidate AS MATERIALIZED (
	SELECT c.*, ${price} AS fee FROM (${found(writing)}) c ${withinRadius(writing)}
)
SELECT total.*, page.*, ${details(writing)}
FROM (
	SELECT count(*) AS all_count, count(*) FILTER (WHERE available) AS available_count, min(fee) AS cheapest FROM candidate
) total
LEFT JOIN (
	SELECT * FROM candidate ${onlyAvailable ? 'WHERE available' : ''} ORDER BY ${byPrice} ${limit(slice, writing)}
) page ON true
${joins(writing)}
ORDER BY ${byPrice}`;
	return statement('search', writing, text);
}

/** Every offer of the type and area that fits, with what decides about its place in the list. */
const found = (writing: Writing) =>
	// OFFSET 0 keeps the planner from working out distance and availability several times.
	`SELECT ${carried}, ${available(writing)} AS available, ${kilometres(writing)} AS km
		FROM ${source(writing)} WHERE ${[...placed(writing), ...suitable(writing)].join(' AND ')} OFFSET 0`;

const withinRadius = ({ criteria: { circle }, values }: Writing) =>
	circle === null ? '' : `WHERE c.km <= ${values.hidden(circle.radiusKm, 'float8')}`;

const limit = ({ first, length }: Slice, { values }: Writing) =>
	`LIMIT ${values.hidden(length, 'bigint')} OFFSET ${values.hidden(first, 'bigint')}`;

/** What is worked out only for the rows that are shown; the steps of free capacity tell from when on one could be. */
const details = (writing: Writing) => `
	(SELECT min(step) FROM unnest(${freeDuring('free', writing)}) step) AS least_free,
	CASE WHEN NOT page.available THEN free.days[width_bucket(${begin(writing)}, free.days):]::text[] END AS step_days,
	CASE WHEN NOT page.available THEN free.free[width_bucket(${begin(writing)}, free.days):] END AS step_free,
	older.cents AS older_cents, older.parts AS older_parts`;

const joins = (writing: Writing) => `
LEFT JOIN offer_free free ON free.offer_id = page.offer_id
LEFT JOIN LATERAL (
	SELECT (r.amount * 100)::integer AS cents, ARRAY[r.mp * 100, r.gp * 100, r.ib * 100, r.pfg * 100]::integer[] AS parts
	FROM rate_slice r
	WHERE r.offer_id = page.offer_id AND page.last_rate_from > ${begin(writing)} AND r.from_day <= ${begin(writing)}
	ORDER BY r.from_day DESC LIMIT 1
) older ON true`;

/**
 * A page of the whole country without looking at all of it: offers with one price come from the price index until the
 * page is full; of those with several prices only the ones that could be as cheap. `cents` is null when the country has
 * fewer offers with one price than the page needs: then the ordinary statement must answer.
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
SELECT edge.cents, page.*, ${details(writing)}
FROM (SELECT max(cents) AS cents FROM edge) edge
LEFT JOIN (SELECT * FROM candidate ORDER BY ${byPrice} ${limit(slice, writing)}) page ON true
${joins(writing)}
ORDER BY ${byPrice}`;
	return statement('national', writing, text);
}

/** Both counts and nothing else. */
export function countStatement(criteria: Criteria): Statement {
	const writing = { criteria, values: new Parameters() };
	const text = `SELECT count(*) AS all_count, count(*) FILTER (WHERE c.available) AS available_count
	FROM (${found(writing)}) c ${withinRadius(writing)}`;
	return statement('count', writing, text);
}
