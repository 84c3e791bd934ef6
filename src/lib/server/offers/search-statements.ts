import { Parameters, type Statement } from '../db/statement';
import type { Criteria } from './criteria';
import {
	centsForFee,
	fee,
	feeAtLastRate,
	freeDuring,
	full,
	kilometres,
	placed,
	reportCounts,
	sharedOf,
	suitable,
	type Shared
} from './search-parts';

/** What a row of the answer carries over from the search table. */
const carried = `s.offer_id, s.provider, s.facility, s.place, s.note, s.office_ags, s.lat, s.lon, s.reported_at, s.sort_key,
	s.facility_id, s.photo_id, s.age_from, s.age_to, s.first_rate_from, s.last_rate_from, s.last_rate_cents, s.last_rate_parts`;

const byPrice = 'fee NULLS LAST, km NULLS LAST, sort_key, offer_id';

const source = ({ unit }: Criteria) =>
	unit === 'day' ? 'offer_search s' : 'offer_search s JOIN offer_free f ON f.offer_id = s.offer_id';

/** Where a page of the list begins and how long it is. */
export type Slice = { first: number; length: number };

/** Both counts, the cheapest fee and one page of the list, in one statement. */
export function searchStatement(criteria: Criteria, slice: Slice): Statement {
	const values = new Parameters();
	const shared = sharedOf(criteria, values);
	const onlyAvailable = criteria.need.list === 'available';
	const wanted = onlyAvailable ? 'WHERE available' : '';
	const price = onlyAvailable ? `CASE WHEN c.available THEN ${fee('c', shared)} END` : fee('c', shared);
	const text = `WITH candidate AS MATERIALIZED (
	SELECT c.*, ${price} AS fee FROM (${found(criteria, shared, values)}) c ${withinRadius(criteria, values)}
)
SELECT total.*, page.*, ${details(shared, 'page')}
FROM (
	SELECT count(*) AS all_count, count(*) FILTER (WHERE available) AS available_count, min(fee) AS cheapest FROM candidate
) total
LEFT JOIN (SELECT * FROM candidate ${wanted} ORDER BY ${byPrice} ${limit(slice, values)}) page ON true
${joins(shared, 'page')}
ORDER BY ${byPrice}`;
	return { name: nameOf('search', criteria), text, values: values.values };
}

/** Every offer of the type and area that fits, with what decides about its place in the list. */
function found(criteria: Criteria, shared: Shared, values: Parameters) {
	const conditions = [...placed(criteria, values), ...suitable(criteria, shared, values)];
	const available = `${reportCounts(criteria, values)} AND NOT (${full(criteria, shared, values)})`;
	// OFFSET 0 keeps the planner from working out distance and availability several times.
	return `SELECT ${carried}, ${available} AS available, ${kilometres(criteria, values)} AS km
		FROM ${source(criteria)} WHERE ${conditions.join(' AND ')} OFFSET 0`;
}

const withinRadius = ({ circle }: Criteria, values: Parameters) =>
	circle === null ? '' : `WHERE c.km <= ${values.add(circle.radiusKm, 'float8')}`;

const limit = ({ first, length }: Slice, values: Parameters) =>
	`LIMIT ${values.add(length, 'bigint')} OFFSET ${values.add(first, 'bigint')}`;

/** What is worked out only for the rows that are shown. */
const details = (shared: Shared, page: string) => `
	(SELECT min(step) FROM unnest(${freeDuring('free', shared)}) step) AS least_free,
	CASE WHEN NOT ${page}.available THEN free.days[width_bucket(${shared.begin}, free.days):]::text[] END AS step_days,
	CASE WHEN NOT ${page}.available THEN free.free[width_bucket(${shared.begin}, free.days):] END AS step_free,
	older.cents AS older_cents, older.parts AS older_parts`;

const joins = (shared: Shared, page: string) => `
LEFT JOIN offer_free free ON free.offer_id = ${page}.offer_id
LEFT JOIN LATERAL (
	SELECT (r.amount * 100)::integer AS cents, ARRAY[r.mp * 100, r.gp * 100, r.ib * 100, r.pfg * 100]::integer[] AS parts
	FROM rate_slice r
	WHERE r.offer_id = ${page}.offer_id AND ${page}.last_rate_from > ${shared.begin} AND r.from_day <= ${shared.begin}
	ORDER BY r.from_day DESC LIMIT 1
) older ON true`;

/**
 * A page of the whole country without looking at all of it: offers with one price come from the price index until the
 * page is full; of those with several prices only the ones that could be as cheap. `cents` is null when the country has
 * fewer offers with one price than the page needs: then the ordinary statement must answer.
 */
export function nationalPage(criteria: Criteria, slice: Slice): Statement {
	const values = new Parameters();
	const shared = sharedOf(criteria, values);
	const conditions = [...placed(criteria, values), ...suitable(criteria, shared, values)];
	const available = `${reportCounts(criteria, values)} AND NOT (${full(criteria, shared, values)})`;
	const fits = [...conditions, ...(criteria.need.list === 'available' ? [available] : [])].join(' AND ');
	const onePrice = `s.last_rate_from <= ${shared.begin}`;
	const severalPrices = `s.last_rate_from > ${shared.begin} AND s.first_rate_from <= ${shared.begin}`;
	const last = values.add(slice.first + slice.length - 1, 'bigint');
	const rows = `SELECT ${carried}, ${available} AS available, NULL::float8 AS km, ${fee('s', shared)} AS fee FROM ${source(criteria)}
		WHERE ${fits}`;
	const text = `WITH edge AS MATERIALIZED (
	SELECT ${centsForFee('nth.fee', shared)} AS cents FROM (
		SELECT ${feeAtLastRate('s', shared)} AS fee FROM ${source(criteria)}
		WHERE ${fits} AND ${onePrice} ORDER BY s.last_rate_cents LIMIT 1 OFFSET ${last}
	) nth
), candidate AS MATERIALIZED (
	${rows} AND ${onePrice} AND s.last_rate_cents <= (SELECT cents FROM edge)
	UNION ALL
	${rows} AND ${severalPrices} AND s.lowest_rate_cents <= (SELECT cents FROM edge)
)
SELECT edge.cents, page.*, ${details(shared, 'page')}
FROM (SELECT max(cents) AS cents FROM edge) edge
LEFT JOIN (SELECT * FROM candidate ORDER BY ${byPrice} ${limit(slice, values)}) page ON true
${joins(shared, 'page')}
ORDER BY ${byPrice}`;
	return { name: nameOf('national', criteria), text, values: values.values };
}

/** Both counts and nothing else. */
export function countStatement(criteria: Criteria): Statement {
	const values = new Parameters();
	const shared = sharedOf(criteria, values);
	const text = `SELECT count(*) AS all_count, count(*) FILTER (WHERE c.available) AS available_count
	FROM (${found(criteria, shared, values)}) c ${withinRadius(criteria, values)}`;
	return { name: nameOf('count', criteria), text, values: values.values };
}

/** Which parts a statement has decides its text, so they are its name; PostgreSQL keeps 63 characters of one. */
function nameOf(kind: string, { need, unit, age, sexes, mask, words, area, circle }: Criteria) {
	const parts = { age, sex: sexes, able: mask, words: words[0], area, region: area?.regions[0], near: circle };
	const present = Object.entries(parts).flatMap(([name, part]) => (part === null || part === undefined ? [] : [name]));
	return `offers ${[kind, need.list, unit, ...present].join(' ')}`;
}
