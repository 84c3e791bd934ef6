import { EARTH_RADIUS_KM } from '../../domain/offers/distance';
import type { OfferFilter } from '../../domain/offers/match';
import { EXACT_FEE_PER_CENT } from '../../domain/rates/target-fee';
import type { Parameters } from '../db/statement';
import type { Criteria } from './criteria';

/** A statement being written: what is looked for, and the values its text has used so far. */
export type Writing = { criteria: Criteria; values: Parameters };

export const begin = ({ criteria, values }: Writing) => values.shared('begin', criteria.need.begin, 'date');
export const end = ({ criteria, values }: Writing) => values.shared('end', criteria.need.end, 'date');
const units = ({ criteria, values }: Writing) => values.shared('units', criteria.units, 'bigint');
const days = ({ criteria, values }: Writing) => values.shared('days', criteria.days, 'bigint');

/** What an offer must fit apart from type and area, on the search table `s`; most selective first. */
export function fits(writing: Writing): Partial<Record<OfferFilter, () => string>> {
	const { criteria, values } = writing;
	const { age, sexes, mask, words } = criteria;
	return {
		...(mask !== null && {
			specialisations: () => {
				const wanted = values.add(mask, 'bigint');
				return `(s.spec_mask & ${wanted}) = ${wanted}`;
			}
		}),
		...(age !== null && { age: () => `${values.hidden(age, 'integer')} BETWEEN s.age_from AND s.age_to` }),
		...(sexes !== null && { sex: () => `s.sex = ANY (${values.hidden(sexes, 'text[]')})` }),
		closed: () => `(s.closed_from IS NULL OR s.closed_from > ${end(writing)})`,
		licence: () => `((s.licence_until IS NULL OR s.licence_until >= ${end(writing)})
			AND (s.licence_from IS NULL OR s.licence_from <= ${begin(writing)}))`,
		...(words.length > 0 && {
			text: () =>
				`NOT EXISTS (SELECT FROM unnest(${values.add(words, 'text[]')}) word WHERE strpos(s.search_text, word) = 0)`
		})
	};
}

export const suitable = (writing: Writing) => Object.values(fits(writing)).map((write) => write());

/** The rows an index can find: type, and the area or the box around the circle. */
export const placed = (writing: Writing) => [
	`s.service_type = ${writing.values.hidden(writing.criteria.need.serviceType, 'text')}`,
	...inArea(writing)
];

/** Offices and regions together are one area; the box is all of the circle and its corners. */
export function inArea({ criteria: { area, circle }, values }: Writing): string[] {
	const conditions = [];
	if (area !== null) {
		conditions.push(`s.office_ags = ANY (${values.hidden(area.within, 'text[]')})`);
		if (area.regions.length > 0) {
			const [offices, regions] = [values.hidden(area.offices, 'text[]'), values.hidden(area.regions, 'uuid[]')];
			conditions.push(`(s.office_ags = ANY (${offices}) OR s.region_id = ANY (${regions}))`);
		}
	}
	if (circle !== null) {
		const { south, north, west, east } = circle.box;
		conditions.push(
			`s.lat BETWEEN ${values.hidden(south, 'float8')} AND ${values.hidden(north, 'float8')}`,
			`s.lon BETWEEN ${values.hidden(west, 'float8')} AND ${values.hidden(east, 'float8')}`
		);
	}
	return conditions;
}

/** Great-circle distance of `s` in km, operation by operation as in the domain, so that both give the same. */
export function kilometres({ criteria: { circle }, values }: Writing): string {
	if (circle === null) return 'NULL::float8';
	const { lat, lon } = circle.origin;
	const radians = (degrees: string) => `(${degrees} * pi() / 180)`;
	const halfLat = `sin(${radians(`(s.lat - ${values.add(lat, 'float8')})`)} / 2)`;
	const halfLon = `sin(${radians(`(s.lon - ${values.add(lon, 'float8')})`)} / 2)`;
	const cosines = `${values.add(Math.cos((lat * Math.PI) / 180), 'float8')} * cos(${radians('s.lat')})`;
	return `${2 * EARTH_RADIUS_KM} * asin(least(1, sqrt(power(${halfLat}, 2) + ${cosines} * power(${halfLon}, 2))))`;
}

/** The search table as `s`; hours need the steps of free hours, `f`, to tell what is full. */
export const source = ({ criteria: { unit } }: Writing) =>
	unit === 'day' ? 'offer_search s' : 'offer_search s JOIN offer_free f ON f.offer_id = s.offer_id';

/** Whether less than what is needed is free on some day of the period. */
export function full(writing: Writing): string {
	const { criteria, values } = writing;
	// Days without a free place are kept on the row; hours are many amounts, so the steps of free hours are looked up.
	if (criteria.unit === 'day') return `s.full_days && daterange(${begin(writing)}, ${end(writing)}, '[]')`;
	return `NOT (${values.add(criteria.capacity, 'integer')} <= ALL (${freeDuring('f', writing)}))`;
}

/** What is free from step to step over the period, in hundredths; the step that runs at its begin comes first. */
export const freeDuring = (row: string, writing: Writing) =>
	`${row}.free[width_bucket(${begin(writing)}, ${row}.days):width_bucket(${end(writing)}, ${row}.days)]`;

export const reportCounts = ({ criteria, values }: Writing) =>
	`coalesce(s.reported_at >= ${values.add(criteria.oldestReport, 'timestamptz')}, false)`;

export const available = (writing: Writing) => `${reportCounts(writing)} AND NOT (${full(writing)})`;

/** Hundredths of a cent-day in one euro: what a fee is divided by, once, rounded up. */
const PER_EURO = Number(EXACT_FEE_PER_CENT) * 100;

/** ⌈ cent-days × hundredths of units ÷ 70.000 ⌉ */
const inEuros = (centDays: string, writing: Writing) =>
	`(${centDays} * ${units(writing)} + ${PER_EURO - 1}) / ${PER_EURO}`;

/** One price for the whole period: it begins in the last slice, whose rate continues after its end. */
export const feeAtLastRate = (row: string, writing: Writing) =>
	inEuros(`${row}.last_rate_cents::bigint * ${days(writing)}`, writing);

/** Several prices: each slice counts from its day on until the next one begins. */
function feeOverSlices(row: string, writing: Writing) {
	const used = `greatest(0, least(r.next_day, ${end(writing)}) - greatest(r.from_day, ${begin(writing)}))`;
	return `(SELECT ${inEuros(`sum(r.cents::bigint * ${used})::bigint`, writing)}
		FROM unnest(${row}.rate_from, ${row}.rate_from[2:], ${row}.rate_cents) AS r(from_day, next_day, cents))`;
}

/** The planned fee in whole euros; null without a valid rate on the first day. */
export const fee = (row: string, writing: Writing) => `CASE
	WHEN ${row}.last_rate_from <= ${begin(writing)} THEN ${feeAtLastRate(row, writing)}
	WHEN ${row}.first_rate_from <= ${begin(writing)} THEN ${feeOverSlices(row, writing)} END`;

/** The highest price per unit, in cents, that still gives the fee. */
export const centsForFee = (euros: string, writing: Writing) =>
	`(${euros} * ${PER_EURO}) / (${units(writing)} * ${days(writing)})`;

/** Which parts a statement has decides its text, so they are its name; PostgreSQL keeps 63 characters of one. */
export function statementName(kind: string, { need, unit, age, sexes, mask, words, area, circle }: Criteria) {
	const parts = { age, sex: sexes, able: mask, words: words[0], area, region: area?.regions[0], near: circle };
	const present = Object.entries(parts).flatMap(([name, part]) => (part === null || part === undefined ? [] : [name]));
	return `offers ${[kind, need.list, unit, ...present].join(' ')}`;
}
