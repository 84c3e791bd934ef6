import { EARTH_RADIUS_KM } from '../../domain/offers/distance';
import { EXACT_FEE_PER_CENT } from '../../domain/rates/target-fee';
import type { Parameters } from '../db/statement';
import type { Criteria } from './criteria';

/** Hundredths of a cent-day in one euro: what a fee is divided by, once, rounded up. */
const PER_EURO = Number(EXACT_FEE_PER_CENT) * 100;

/** The values that many parts of one statement share. */
export type Shared = { begin: string; end: string; perDay: string; days: string };

export const sharedOf = ({ need, units, days }: Criteria, values: Parameters): Shared => ({
	begin: values.add(need.begin, 'date'),
	end: values.add(need.end, 'date'),
	perDay: values.add(units, 'bigint'),
	days: values.add(days, 'bigint')
});

/** What an offer must fit apart from the area, on the search table `s`; most selective first. */
export function suitable({ age, sexes, mask, words }: Criteria, { begin, end }: Shared, values: Parameters): string[] {
	const conditions = [];
	if (mask !== null) {
		const wanted = values.add(mask, 'bigint');
		conditions.push(`(s.spec_mask & ${wanted}) = ${wanted}`);
	}
	if (age !== null) conditions.push(`${values.add(age, 'integer')} BETWEEN s.age_from AND s.age_to`);
	if (sexes !== null) conditions.push(`s.sex = ANY (${values.add(sexes, 'text[]')})`);
	conditions.push(
		`(s.licence_until IS NULL OR s.licence_until >= ${end})`,
		`(s.closed_from IS NULL OR s.closed_from > ${end})`,
		`(s.licence_from IS NULL OR s.licence_from <= ${begin})`
	);
	if (words.length > 0) {
		const wanted = values.add(words, 'text[]');
		conditions.push(`NOT EXISTS (SELECT FROM unnest(${wanted}) word WHERE strpos(s.search_text, word) = 0)`);
	}
	return conditions;
}

/** The rows an index can find: type, and the area or the box around the circle. */
export function placed({ need, area, circle }: Criteria, values: Parameters): string[] {
	const conditions = [`s.service_type = ${values.add(need.serviceType, 'text')}`];
	if (area !== null) {
		conditions.push(`s.office_ags = ANY (${values.add(area.within, 'text[]')})`);
		if (area.regions.length > 0) {
			conditions.push(
				`(s.office_ags = ANY (${values.add(area.offices, 'text[]')}) OR s.region_id = ANY (${values.add(area.regions, 'uuid[]')}))`
			);
		}
	}
	if (circle !== null) {
		const { south, north, west, east } = circle.box;
		conditions.push(
			`s.lat BETWEEN ${values.add(south, 'float8')} AND ${values.add(north, 'float8')}`,
			`s.lon BETWEEN ${values.add(west, 'float8')} AND ${values.add(east, 'float8')}`
		);
	}
	return conditions;
}

/** Great-circle distance of `s` in km, operation by operation as in the domain, so that both give the same. */
export function kilometres({ circle }: Criteria, values: Parameters): string {
	if (circle === null) return 'NULL::float8';
	const { lat, lon } = circle.origin;
	const radians = (degrees: string) => `(${degrees} * pi() / 180)`;
	const halfLat = `sin(${radians(`(s.lat - ${values.add(lat, 'float8')})`)} / 2)`;
	const halfLon = `sin(${radians(`(s.lon - ${values.add(lon, 'float8')})`)} / 2)`;
	const cosines = `${values.add(Math.cos((lat * Math.PI) / 180), 'float8')} * cos(${radians('s.lat')})`;
	return `${2 * EARTH_RADIUS_KM} * asin(least(1, sqrt(power(${halfLat}, 2) + ${cosines} * power(${halfLon}, 2))))`;
}

/** Whether less than what is needed is free on some day of the period. */
export function full({ unit, capacity }: Criteria, { begin, end }: Shared, values: Parameters): string {
	// Days without a free place are kept on the row; hours are many amounts, so the steps of free hours are looked up.
	if (unit === 'day') return `s.full_days && daterange(${begin}, ${end}, '[]')`;
	return `NOT (${values.add(capacity, 'integer')} <= ALL (${freeDuring('f', { begin, end })}))`;
}

/** What is free from step to step over the period, in hundredths; the step that runs at its begin comes first. */
export const freeDuring = (free: string, { begin, end }: Pick<Shared, 'begin' | 'end'>) =>
	`${free}.free[width_bucket(${begin}, ${free}.days):width_bucket(${end}, ${free}.days)]`;

export const reportCounts = ({ oldestReport }: Criteria, values: Parameters) =>
	`coalesce(s.reported_at >= ${values.add(oldestReport, 'timestamptz')}, false)`;

/** ⌈ cents × hundredths of units × days ÷ 70.000 ⌉ */
const inEuros = (centDays: string, { perDay }: Pick<Shared, 'perDay'>) =>
	`(${centDays} * ${perDay} + ${PER_EURO - 1}) / ${PER_EURO}`;

/** One price for the whole period: it begins in the last slice, whose rate continues after its end. */
export const feeAtLastRate = (row: string, shared: Shared) =>
	inEuros(`${row}.last_rate_cents::bigint * ${shared.days}`, shared);

/** Several prices: each slice counts from its day on until the next one begins. */
const feeOverSlices = (row: string, shared: Shared) => `(
	SELECT (${inEuros(
		`sum((r.amount * 100)::bigint * greatest(0, least(r.next_day, ${shared.end}) - greatest(r.from_day, ${shared.begin})))::bigint`,
		shared
	)})
	FROM (
		SELECT amount, from_day, coalesce(lead(from_day) OVER (ORDER BY from_day), 'infinity') AS next_day
		FROM rate_slice WHERE offer_id = ${row}.offer_id
	) r)`;

/** The planned fee in whole euros; null without a valid rate on the first day. */
export const fee = (row: string, shared: Shared) => `CASE
	WHEN ${row}.last_rate_from <= ${shared.begin} THEN ${feeAtLastRate(row, shared)}
	WHEN ${row}.first_rate_from <= ${shared.begin} THEN ${feeOverSlices(row, shared)} END`;

/** The highest price per unit, in cents, that still gives the fee. */
export const centsForFee = (euros: string, { perDay, days }: Shared) =>
	`(${euros} * ${PER_EURO}) / (${perDay} * ${days})`;
