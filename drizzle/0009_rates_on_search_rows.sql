ALTER TABLE "offer_search" ADD COLUMN "rate_from" date[];--> statement-breakpoint
ALTER TABLE "offer_search" ADD COLUMN "rate_cents" integer[];--> statement-breakpoint
ALTER TABLE "offer_search" ADD COLUMN "rate_parts" integer[];--> statement-breakpoint
ALTER TABLE "offer_search" DROP COLUMN "last_rate_parts";
--> statement-breakpoint
-- ── All prices of an offer stand on its search row: a period over several of them needs no other table ────────────
DROP FUNCTION stale_offer_search();
--> statement-breakpoint
DROP FUNCTION derive_offer_search(uuid[]);
--> statement-breakpoint
CREATE FUNCTION derive_offer_search(p_offers uuid[])
RETURNS TABLE (
	offer_id uuid, service_type text, lat float8, lon float8, office_ags text, region_id uuid, spec_mask bigint,
	unit text, age_from smallint, age_to smallint, sex text, licence_from date, licence_until date, closed_from date,
	first_rate_from date, last_rate_from date, last_rate_cents integer, lowest_rate_cents integer,
	rate_from date[], rate_cents integer[], rate_parts integer[], reported_at timestamptz, sort_key text, search_text text,
	facility_id uuid, provider text, facility text, place text, note text, photo_id uuid
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT o.id, o.service_type, f.lat, f.lon, f.office_ags, f.region_id, coalesce(able.mask, 0),
		t.unit, o.age_from, o.age_to, o.sex, f.licence_from, f.licence_until, f.closed_from,
		price.first_from, price.last_from, price.cents[cardinality(price.cents)], price.lowest,
		price.from_days, price.cents, parts.amounts,
		(SELECT max(v.reported_at) FROM vacancy_report v WHERE v.offer_id = o.id),
		sort_key(p.name) || E'\x01' || sort_key(f.name),
		lower(concat_ws(E'\n', p.name, f.name, f.place, o.note, able.names) COLLATE "und-x-icu"),
		f.id, p.name, f.name, f.place, o.note,
		(SELECT h.id FROM facility_photo h WHERE h.facility_id = f.id ORDER BY h.position LIMIT 1)
	FROM offer o
	JOIN facility f ON f.id = o.facility_id
	JOIN provider p ON p.id = f.provider_id
	JOIN service_type t ON t.code = o.service_type
	CROSS JOIN LATERAL (
		SELECT bit_or(1::bigint << s.bit) AS mask, string_agg(s.name, E'\n' ORDER BY s.bit) AS names
		FROM specialisation s WHERE s.code = ANY (o.specialisations)
	) able
	CROSS JOIN LATERAL (
		SELECT min(x.from_day) AS first_from, max(x.from_day) AS last_from, (min(x.amount) * 100)::integer AS lowest,
			array_agg(x.from_day ORDER BY x.from_day) AS from_days,
			array_agg((x.amount * 100)::integer ORDER BY x.from_day) AS cents
		FROM rate_slice x WHERE x.offer_id = o.id
	) price
	CROSS JOIN LATERAL (
		SELECT array_agg((part.amount * 100)::integer ORDER BY x.from_day, part.place) AS amounts
		FROM rate_slice x
		CROSS JOIN LATERAL unnest(ARRAY[x.mp, x.gp, x.ib, x.pfg]) WITH ORDINALITY AS part(amount, place)
		WHERE x.offer_id = o.id
	) parts
	WHERE o.id = ANY (p_offers)
$$;
--> statement-breakpoint
-- A row that would not change is left alone.
CREATE OR REPLACE FUNCTION refresh_offer_search(p_offers uuid[], p_announce boolean DEFAULT true) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	IF p_offers IS NULL THEN RETURN; END IF;
	PERFORM 1 FROM offer WHERE id = ANY (p_offers) ORDER BY id FOR NO KEY UPDATE;
	INSERT INTO offer_search AS s (
		offer_id, service_type, lat, lon, office_ags, region_id, spec_mask, unit, age_from, age_to, sex, licence_from,
		licence_until, closed_from, first_rate_from, last_rate_from, last_rate_cents, lowest_rate_cents, rate_from,
		rate_cents, rate_parts, reported_at, sort_key, search_text, facility_id, provider, facility, place, note, photo_id, full_days
	)
	SELECT d.*, '{}' FROM derive_offer_search(p_offers) d
	ON CONFLICT ON CONSTRAINT offer_search_pkey DO UPDATE SET
		service_type = excluded.service_type, lat = excluded.lat, lon = excluded.lon, office_ags = excluded.office_ags,
		region_id = excluded.region_id, spec_mask = excluded.spec_mask, unit = excluded.unit, age_from = excluded.age_from,
		age_to = excluded.age_to, sex = excluded.sex, licence_from = excluded.licence_from,
		licence_until = excluded.licence_until, closed_from = excluded.closed_from,
		first_rate_from = excluded.first_rate_from, last_rate_from = excluded.last_rate_from,
		last_rate_cents = excluded.last_rate_cents, lowest_rate_cents = excluded.lowest_rate_cents,
		rate_from = excluded.rate_from, rate_cents = excluded.rate_cents, rate_parts = excluded.rate_parts, reported_at = excluded.reported_at,
		sort_key = excluded.sort_key, search_text = excluded.search_text, facility_id = excluded.facility_id,
		provider = excluded.provider, facility = excluded.facility, place = excluded.place, note = excluded.note,
		photo_id = excluded.photo_id
	WHERE (s.service_type, s.lat, s.lon, s.office_ags, s.region_id, s.spec_mask, s.unit, s.age_from, s.age_to, s.sex,
			s.licence_from, s.licence_until, s.closed_from, s.first_rate_from, s.last_rate_from, s.last_rate_cents,
			s.lowest_rate_cents, s.rate_from, s.rate_cents, s.rate_parts, s.reported_at, s.sort_key, s.search_text, s.facility_id, s.provider,
			s.facility, s.place, s.note, s.photo_id)
		IS DISTINCT FROM (excluded.service_type, excluded.lat, excluded.lon, excluded.office_ags, excluded.region_id,
			excluded.spec_mask, excluded.unit, excluded.age_from, excluded.age_to, excluded.sex, excluded.licence_from,
			excluded.licence_until, excluded.closed_from, excluded.first_rate_from, excluded.last_rate_from,
			excluded.last_rate_cents, excluded.lowest_rate_cents, excluded.rate_from, excluded.rate_cents, excluded.rate_parts, excluded.reported_at,
			excluded.sort_key, excluded.search_text, excluded.facility_id, excluded.provider, excluded.facility,
			excluded.place, excluded.note, excluded.photo_id);
	PERFORM refresh_offer_free(p_offers, p_announce);
END $$;
--> statement-breakpoint
-- Offers whose derived rows differ from what they are derived from: must return no row.
CREATE FUNCTION stale_offer_search() RETURNS TABLE (offer_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH every AS (SELECT array_agg(id) AS ids FROM offer)
	SELECT o.id FROM offer o
	CROSS JOIN every
	LEFT JOIN offer_search s ON s.offer_id = o.id
	LEFT JOIN offer_free f ON f.offer_id = o.id
	LEFT JOIN derive_offer_search(every.ids) d ON d.offer_id = o.id
	LEFT JOIN derive_offer_free(every.ids) e ON e.offer_id = o.id
	WHERE (s.service_type, s.lat, s.lon, s.office_ags, s.region_id, s.spec_mask, s.unit, s.age_from, s.age_to, s.sex,
			s.licence_from, s.licence_until, s.closed_from, s.first_rate_from, s.last_rate_from, s.last_rate_cents,
			s.lowest_rate_cents, s.rate_from, s.rate_cents, s.rate_parts, s.reported_at, s.sort_key, s.search_text, s.facility_id, s.provider,
			s.facility, s.place, s.note, s.photo_id, s.full_days, f.days, f.free)
		IS DISTINCT FROM (d.service_type, d.lat, d.lon, d.office_ags, d.region_id, d.spec_mask, d.unit, d.age_from,
			d.age_to, d.sex, d.licence_from, d.licence_until, d.closed_from, d.first_rate_from, d.last_rate_from,
			d.last_rate_cents, d.lowest_rate_cents, d.rate_from, d.rate_cents, d.rate_parts, d.reported_at, d.sort_key, d.search_text,
			d.facility_id, d.provider, d.facility, d.place, d.note, d.photo_id, e.full_days, e.days, e.free)
$$;
--> statement-breakpoint
SELECT refresh_offer_search(array_agg(id), false) FROM (
	SELECT id, (row_number() OVER (ORDER BY id)) / 1000 AS chunk FROM offer
) chunked GROUP BY chunk;
