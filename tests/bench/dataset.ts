import { serviceTypes, type ServiceTypeCode } from '../../src/lib/domain/directory/service-types';
import { specialisations } from '../../src/lib/domain/directory/specialisations';

/** How much of everything, laid over the real counties and postal codes; each facility has two offers. */
export type Size = { name: string; providers: number; facilities: number };

export const nationwide: Size = { name: 'nationwide', providers: 6_000, facilities: 30_000 };
export const quick: Size = { name: 'quick', providers: 300, facilities: 2_000 };

/** Raised when the statements below change, so that a kept set is built anew. */
export const DATASET_VERSION = 4;

/** Weights of the kinds of help as they are found in practice; § 34 is by far the densest. */
const weights: Partial<Record<ServiceTypeCode, number>> = { S34: 25, A31: 12, T32: 10, A30: 10, S35A: 8, S41: 4 };
const OTHERS = 2;

const kinds = serviceTypes
	.map(({ code, unit }, index) => `('${code}', '${unit}', ${weights[code] ?? OTHERS}, ${index})`)
	.join(', ');

const able = `(VALUES ${specialisations.map(({ code }, index) => `('${code}', ${index})`).join(', ')}) AS x(code, rank)`;

/** Deterministic: the same number for the same row and salt, on every machine. */
const functions = `
	CREATE SCHEMA IF NOT EXISTS bench;
	CREATE FUNCTION bench.share(i bigint, salt integer) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
		$$ SELECT (hashint8extended(i, salt) & 2147483647) / 2147483648.0 $$;
	CREATE FUNCTION bench.id(kind text, i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
		$$ SELECT md5(kind || i)::uuid $$;
`;

const directory = ({ providers, facilities }: Size) => `
	INSERT INTO provider (id, name, contact_name, phone, email)
		SELECT bench.id('provider', i), 'Träger ' || lpad(i::text, 5, '0'), 'Kontakt ' || i, '03834 1234', 't' || i || '@bench.example'
		FROM generate_series(1, ${providers}) i;
	CREATE TABLE bench.town AS
		SELECT row_number() OVER (ORDER BY code) - 1 AS i, * FROM postal_code WHERE NOT of_company;
	INSERT INTO facility (id, provider_id, name, street, postal_code, place, office_ags, lat, lon, phone,
			licence_from, licence_until, closed_from, operating_days_per_week)
		SELECT bench.id('facility', f.i), bench.id('provider', 1 + f.i % ${providers}), 'Haus ' || f.i, 'Straße ' || f.i, t.code, t.place,
			t.office_ags, t.lat + 0.03 * bench.share(f.i, 11), t.lon + 0.05 * bench.share(f.i, 12), '03834 1234', '2015-01-01',
			CASE WHEN bench.share(f.i, 13) < 0.03 THEN current_date - 100 END,
			CASE WHEN bench.share(f.i, 14) < 0.02 THEN current_date - 300 END, 7
		FROM generate_series(1, ${facilities}) f(i)
		JOIN bench.town t ON t.i = (f.i * 7919::bigint) % (SELECT count(*) FROM bench.town);
	CREATE TABLE bench.offer AS
		SELECT row_number() OVER (ORDER BY f.i, t.place) AS i, bench.id('facility', f.i) AS facility_id, t.code, t.unit,
			3 + floor(7.5 * bench.share(f.i * 2 + t.place, 21))::integer AS seats
		FROM generate_series(1, ${facilities}) f(i)
		CROSS JOIN LATERAL (
			SELECT k.code, k.unit, row_number() OVER (ORDER BY bench.share(f.i, 100 + k.salt) ^ (1.0 / k.weight) DESC) AS place
			FROM (VALUES ${kinds}) AS k(code, unit, weight, salt)
			ORDER BY place LIMIT 2
		) t;
	ALTER TABLE bench.offer ADD PRIMARY KEY (i);
	INSERT INTO offer (id, facility_id, service_type, licensed, age_from, age_to, sex, specialisations, note)
		SELECT bench.id('offer', o.i), o.facility_id, o.code, o.seats * CASE o.unit WHEN 'day' THEN 1 ELSE 3 END,
			floor(8 * bench.share(o.i, 31))::integer, 14 + floor(8 * bench.share(o.i, 32))::integer,
			CASE WHEN bench.share(o.i, 33) < 0.1 THEN 'f' WHEN bench.share(o.i, 33) < 0.2 THEN 'm' ELSE 'any' END,
			-- The first of the catalogue are common, the last ones rare.
			ARRAY(SELECT x.code FROM ${able} WHERE bench.share(o.i, 200 + x.rank) < 0.35 - 0.006 * x.rank ORDER BY x.rank),
			'Hinweis ' || o.i
		FROM bench.offer o;
`;

/** Every offer has had several prices, save a few that have none; for one in ten the next year's is already agreed. */
const prices = `
	INSERT INTO rate_slice (offer_id, from_day, until_day, amount, mp, gp, ib, pfg)
		SELECT bench.id('offer', o.i), make_date(y.year, 1, 1),
			CASE WHEN y.year < y.last THEN make_date(y.year + 1, 1, 1) END,
			p.amount, round(p.amount * 0.7, 2), round(p.amount * 0.2, 2),
			p.amount - round(p.amount * 0.7, 2) - round(p.amount * 0.2, 2), round(p.amount * 0.75, 2)
		FROM bench.offer o
		CROSS JOIN LATERAL (
			SELECT n AS year, max(n) OVER () AS last FROM generate_series(
				extract(year FROM current_date)::integer - 2,
				extract(year FROM current_date)::integer + (bench.share(o.i, 41) < 0.1)::integer
			) n WHERE bench.share(o.i, 42) >= 0.02
		) y
		CROSS JOIN LATERAL (
			SELECT round((CASE o.unit WHEN 'day' THEN 76 + 244 * bench.share(o.i, 43) ELSE 32 + 36 * bench.share(o.i, 43) END
				* (1 + 0.03 * (y.year - y.last)))::numeric, 2) AS amount
		) p;
	INSERT INTO capacity_slice (offer_id, from_day, until_day, operable, occupied_outside)
		SELECT bench.id('offer', o.i), '-infinity', NULL, o.seats * CASE o.unit WHEN 'day' THEN 1 ELSE 3 END, 0 FROM bench.offer o;
	INSERT INTO vacancy_report (offer_id, from_day, operable, occupied_outside, reported_at, source)
		SELECT bench.id('offer', o.i), current_date, o.seats, 0,
			now() - interval '1 hour' * (CASE WHEN bench.share(o.i, 51) < 0.9 THEN 140 ELSE 400 END * bench.share(o.i, 52)), 'demo'
		FROM bench.offer o;
`;

/** Each seat has four stays one after the other with gaps between, from two and a half years back into next year. */
const stays = `
	INSERT INTO occupancy (id, offer_id, period, amount, kind, placement_id, office_ags, provider_id)
		SELECT bench.id('stay', s.n), bench.id('offer', s.i), daterange(s.begins, s.begins + s.length),
			CASE s.unit WHEN 'day' THEN 1 ELSE 3 END, 'stayed', bench.id('placement', s.n), '13075', bench.id('provider', 1)
		FROM (
			SELECT o.i, o.unit, o.i * 1000 + seat * 10 + k AS n,
				current_date - 1000 + k * 330 + floor(290 * bench.share(o.i * 1000 + seat * 10, 61))::integer
					+ floor(40 * bench.share(o.i * 1000 + seat * 10 + k, 62))::integer AS begins,
				160 + floor(130 * bench.share(o.i * 1000 + seat * 10 + k, 63))::integer AS length
			FROM bench.offer o, generate_series(1, o.seats) seat, generate_series(0, 3) k
		) s;
`;

export type Step = { name: string; statement: string };

export const buildSteps = (size: Size): Step[] => [
	{ name: 'directory', statement: functions + directory(size) },
	{ name: 'prices and reports', statement: prices },
	{ name: 'stays', statement: stays }
];

/** The search table in chunks; a whole country in one statement would take a gigabyte of memory. */
export const REFRESH_CHUNK = 2_000;
export const refreshChunk = `SELECT refresh_offer_search(
	(SELECT array_agg(bench.id('offer', i)) FROM generate_series($1::integer, $2::integer) i), false)`;

/** Reports keep their age in a set that was built some days ago. */
export const renewReports = `
	UPDATE vacancy_report SET reported_at = reported_at + (SELECT now() - max(reported_at) FROM vacancy_report);
	UPDATE offer_search s SET reported_at = v.reported_at FROM vacancy_report v
		WHERE v.offer_id = s.offer_id AND s.reported_at IS DISTINCT FROM v.reported_at;
	ANALYZE offer_search;
`;
