CREATE TABLE "figure_month" (
	"office_ags" text NOT NULL,
	"month" date NOT NULL,
	"service_type" text NOT NULL,
	"specialisation" text NOT NULL,
	"budget_cents" bigint,
	"cases" integer DEFAULT 0 NOT NULL,
	"rates" integer[] DEFAULT '{}' NOT NULL,
	"paid_cents" bigint,
	"paid_cases" integer DEFAULT 0 NOT NULL,
	"out_of_area" integer DEFAULT 0 NOT NULL,
	"occupied_days" numeric(14, 2) DEFAULT '0' NOT NULL,
	"operable_days" numeric(14, 2) DEFAULT '0' NOT NULL,
	"foreign_days" numeric(14, 2) DEFAULT '0' NOT NULL,
	"area_stays" integer DEFAULT 0 NOT NULL,
	"foreign_stays" integer DEFAULT 0 NOT NULL,
	"fruitless" integer DEFAULT 0 NOT NULL,
	"drop_outs" integer DEFAULT 0 NOT NULL,
	"lengths" integer[] DEFAULT '{}' NOT NULL,
	"days_to_place" integer[] DEFAULT '{}' NOT NULL,
	"transfers" integer DEFAULT 0 NOT NULL,
	"hidden" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "figure_month_service_type_specialisation_month_office_ags_pk" PRIMARY KEY("service_type","specialisation","month","office_ags")
);
--> statement-breakpoint
CREATE TABLE "figure_stale" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"month" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "figure_state" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"through" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "team" text;--> statement-breakpoint
CREATE INDEX "figure_month_office_ags_month_index" ON "figure_month" USING btree ("office_ags","month");--> statement-breakpoint
-- ── What is computed ────────────────────────────────────────────────────────────────────────────────────────────────

-- Nobody worked with this before; a slip of the keyboard in an old day does not make a thousand months.
CREATE FUNCTION figure_floor() RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT DATE '2015-01-01' $$;
--> statement-breakpoint
CREATE FUNCTION month_in_germany(p_at timestamptz) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT date_trunc('month', p_at AT TIME ZONE 'Europe/Berlin')::date
$$;
--> statement-breakpoint
INSERT INTO figure_state (through) VALUES (month_in_germany(now()));
--> statement-breakpoint

-- One row per stay and month, per offer and month, per search, per line of an ordered invoice, per
-- budget: everything a figure is made of, each with the kinds of help and the specialisations it counts for.
CREATE FUNCTION figure_facts(p_offices text[], p_months date[])
RETURNS TABLE (
	office_ags text, month date, types text[], specialisations text[], facility_id uuid, worker_id uuid,
	case_id uuid, hourly boolean, rate_cents integer, out_of_area integer, days_to_place integer, length integer,
	drop_out integer, transfer integer, occupied_days numeric, operable_days numeric, foreign_days numeric,
	area_stays bigint, foreign_stays bigint, fruitless integer, paid_cents bigint, paid_case uuid, budget_cents bigint
) LANGUAGE sql STABLE SET search_path = public AS $$
	WITH target AS (
		SELECT DISTINCT o AS office_ags, m AS month, (m + interval '1 month')::date AS until
		FROM unnest(p_offices, p_months) AS t (o, m)
	), place AS (
		-- Hours at home are no places: utilisation is about those by the day.
		SELECT t.office_ags, t.month, t.until, f.id AS facility_id, f.closed_from, o.id AS offer_id,
			ARRAY['', o.service_type] AS types, ARRAY[''] || o.specialisations AS specialisations
		FROM target t
		JOIN facility f ON f.office_ags = t.office_ags
		JOIN offer o ON o.facility_id = f.id
		JOIN service_type s ON s.code = o.service_type AND s.unit <> 'hour'
	)
	SELECT t.office_ags, t.month, ARRAY['', p.service_type], ARRAY[''] || p.specialisations, p.facility_id, h.worker_id,
		p.case_id, s.unit = 'hour', (coalesce(r.amount, p.rate) * 100)::integer,
		CASE WHEN p.out_of_area AND p.arrived_on >= t.month THEN 1 END,
		CASE WHEN p.arrived_on >= t.month
			THEN greatest(0, p.arrived_on - (least(p.requested_at, p.reserved_at) AT TIME ZONE 'Europe/Berlin')::date) END,
		CASE WHEN p.left_on < t.until THEN p.left_on - p.arrived_on END,
		-- The end reasons 20, 21 and 22 of the official statistics.
		CASE WHEN p.left_on < t.until AND p.state = 'ended' AND EXISTS (
			SELECT FROM placement_event e WHERE e.placement_id = p.id AND e.kind = 'ended'
				AND e.reason IN ('by-custodian', 'by-institution', 'by-minor')
		) THEN 1 END,
		CASE WHEN p.left_on < t.until AND p.state = 'transferred' THEN 1 END,
		NULL::numeric, NULL::numeric, NULL::numeric, NULL::bigint, NULL::bigint, NULL::integer, NULL::bigint, NULL::uuid, NULL::bigint
	FROM target t
	JOIN placement p ON p.office_ags = t.office_ags AND p.arrived_on < t.until AND coalesce(p.left_on, 'infinity') >= t.month
	JOIN help_case h ON h.id = p.case_id
	JOIN service_type s ON s.code = p.service_type
	-- Where no newer rate follows, the last one continues (§ 78d Abs. 2 SGB VIII).
	LEFT JOIN LATERAL (
		SELECT x.amount FROM rate_slice x WHERE x.offer_id = p.offer_id AND x.from_day <= greatest(p.arrived_on, t.month)
		ORDER BY x.from_day DESC LIMIT 1
	) r ON true
	UNION ALL
	SELECT p.office_ags, p.month, p.types, p.specialisations, p.facility_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
		c.outside + coalesce(u.days, 0), c.operable, u.foreign_days, u.stays, u.foreign_stays, NULL, NULL, NULL, NULL
	FROM place p
	CROSS JOIN LATERAL (
		SELECT coalesce(sum(x.occupied_outside * d.days), 0) AS outside, coalesce(sum(x.operable * d.days), 0) AS operable
		FROM capacity_slice x
		CROSS JOIN LATERAL (
			SELECT greatest(0, least(x.until_day, p.until, p.closed_from) - greatest(x.from_day, p.month)) AS days
		) d
		WHERE x.offer_id = p.offer_id AND x.from_day < p.until AND coalesce(x.until_day, 'infinity') > p.month
	) c
	CROSS JOIN LATERAL (
		SELECT sum(d.days) AS days, sum(d.days) FILTER (WHERE d.others) AS foreign_days, nullif(count(*), 0) AS stays,
			count(*) FILTER (WHERE d.others) AS foreign_stays
		FROM occupancy x
		CROSS JOIN LATERAL (
			SELECT x.amount * (upper(x.period * daterange(p.month, p.until)) - lower(x.period * daterange(p.month, p.until))) AS days,
				x.office_ags IS DISTINCT FROM p.office_ags AS others
		) d
		WHERE x.offer_id = p.offer_id AND x.kind IN ('stayed', 'foreign') AND x.period && daterange(p.month, p.until)
	) u
	UNION ALL
	SELECT t.office_ags, t.month, ARRAY['', q.service_type], ARRAY[''] || ARRAY(
			SELECT jsonb_array_elements_text(
				CASE jsonb_typeof(q.criteria -> 'specialisations') WHEN 'array' THEN q.criteria -> 'specialisations' ELSE '[]' END
			)
		), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL
	FROM target t
	JOIN fruitless_search q ON q.office_ags = t.office_ags
		AND q.at >= t.month::timestamp AT TIME ZONE 'Europe/Berlin' AND q.at < t.until::timestamp AT TIME ZONE 'Europe/Berlin'
	UNION ALL
	SELECT t.office_ags, t.month, array_remove(ARRAY['', l.service_type], NULL), ARRAY[''] || coalesce(p.specialisations, '{}'),
		p.facility_id, h.worker_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
		(l.amount * 100)::bigint, coalesce(p.case_id, l.id), NULL
	FROM target t
	JOIN invoice i ON i.office_ags = t.office_ags AND i.month = t.month AND i.state IN ('ordered', 'paid')
	JOIN invoice_line l ON l.invoice_id = i.id
	LEFT JOIN placement p ON p.id = l.placement_id
	LEFT JOIN help_case h ON h.id = p.case_id
	UNION ALL
	-- The whole budget is the row without a kind of help; without such a row it is the sum of the kinds.
	SELECT t.office_ags, t.month, CASE WHEN b.service_type IS NULL THEN ARRAY[''] WHEN w.id IS NULL THEN ARRAY['', b.service_type]
			ELSE ARRAY[b.service_type] END,
		ARRAY[''], NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
		-- Twelve shares in cents that add up to the year.
		(100 * (round(b.amount * n.number / 12, 2) - round(b.amount * (n.number - 1) / 12, 2)))::bigint
	FROM target t
	CROSS JOIN LATERAL (SELECT extract(month FROM t.month) AS number, extract(year FROM t.month)::integer AS year) n
	JOIN budget b ON b.office_ags = t.office_ags AND b.year = n.year
	LEFT JOIN budget w ON w.office_ags = b.office_ags AND w.year = b.year AND w.service_type IS NULL
$$;
--> statement-breakpoint

-- The facts added up, for an office as a whole ('office') or by 'region', 'facility' or 'team' of it. With p_whole only
-- over all specialisations together: a tenth of the rows.
CREATE FUNCTION figure_sums(p_offices text[], p_months date[], p_level text, p_whole boolean)
RETURNS TABLE (
	part text, office_ags text, month date, service_type text, specialisation text, budget_cents bigint, cases integer,
	rates integer[], paid_cents bigint, paid_cases integer, out_of_area integer, occupied_days numeric(14, 2),
	operable_days numeric(14, 2), foreign_days numeric(14, 2), area_stays integer, foreign_stays integer,
	fruitless integer, drop_outs integer, lengths integer[], days_to_place integer[], transfers integer, has_data boolean
) LANGUAGE sql STABLE SET search_path = public AS $$
	SELECT g.part, f.office_ags, f.month, t.code, s.code, sum(f.budget_cents)::bigint, count(DISTINCT f.case_id)::integer,
		-- Prices per day and per hour are not compared with each other.
		coalesce(array_agg(f.rate_cents ORDER BY f.rate_cents)
			FILTER (WHERE f.rate_cents IS NOT NULL AND (t.code <> '' OR NOT f.hourly)), '{}'),
		sum(f.paid_cents)::bigint, count(DISTINCT f.paid_case)::integer, coalesce(sum(f.out_of_area), 0)::integer,
		coalesce(sum(f.occupied_days), 0)::numeric(14, 2), coalesce(sum(f.operable_days), 0)::numeric(14, 2),
		coalesce(sum(f.foreign_days), 0)::numeric(14, 2),
		coalesce(sum(f.area_stays), 0)::integer, coalesce(sum(f.foreign_stays), 0)::integer, coalesce(sum(f.fruitless), 0)::integer,
		coalesce(sum(f.drop_out), 0)::integer,
		coalesce(array_agg(f.length ORDER BY f.length) FILTER (WHERE f.length IS NOT NULL), '{}'),
		coalesce(array_agg(f.days_to_place ORDER BY f.days_to_place) FILTER (WHERE f.days_to_place IS NOT NULL), '{}'),
		coalesce(sum(f.transfer), 0)::integer,
		bool_or(coalesce(f.case_id, f.paid_case) IS NOT NULL OR coalesce(f.area_stays, f.fruitless, f.budget_cents) IS NOT NULL)
	FROM figure_facts(p_offices, p_months) f
	LEFT JOIN facility x ON x.id = f.facility_id AND p_level = 'region'
	LEFT JOIN account a ON a.id = f.worker_id AND p_level = 'team'
	CROSS JOIN LATERAL (SELECT CASE p_level
		WHEN 'region' THEN CASE WHEN x.office_ags = f.office_ags THEN coalesce(x.region_id::text, 'none') ELSE 'outside' END
		WHEN 'facility' THEN coalesce(f.facility_id::text, 'outside')
		WHEN 'team' THEN coalesce(a.team, '')
		ELSE '' END AS part) g
	CROSS JOIN LATERAL unnest(f.types) AS t (code)
	CROSS JOIN LATERAL unnest(CASE WHEN p_whole THEN '{""}' ELSE f.specialisations END) AS s (code)
	-- Budgets and searches are the office's; places have no team.
	WHERE p_level = 'office' OR (f.budget_cents IS NULL AND f.fruitless IS NULL
		AND (p_level <> 'team' OR coalesce(f.case_id, f.paid_case) IS NOT NULL))
	GROUP BY g.part, f.office_ags, f.month, t.code, s.code
$$;
--> statement-breakpoint

-- The rows of figure_month as they follow from what is on record.
--
-- A count of one or two is hidden, and with it what would give it away by subtraction: of the kinds of help of an
-- office's month the smallest are hidden until at least two are and until what is hidden together is at least three for
-- each of them; where that cannot be, all kinds are hidden, also those with nothing ('all-kinds:…' at their total). A
-- specialisation is also hidden when so few cases are left beside it. The row of all offices is never shown when one of
-- them is hidden (domain/figures/table.ts), so that nothing follows from it either.
CREATE FUNCTION derive_figures(p_offices text[], p_months date[], p_whole boolean DEFAULT false) RETURNS SETOF figure_month
LANGUAGE sql STABLE SET search_path = public AS $$
	WITH summed AS MATERIALIZED (
		SELECT s.*, bool_or(s.has_data) OVER (PARTITION BY s.office_ags, s.month) AS known
		FROM figure_sums(p_offices, p_months, 'office', p_whole) s
	), counted AS (
		SELECT s.office_ags, s.month, s.service_type, s.specialisation, b.base, b.n,
			max(b.n) FILTER (WHERE s.specialisation = '') OVER (PARTITION BY s.office_ags, s.month, b.base, s.service_type) - b.n AS rest
		FROM summed s
		CROSS JOIN LATERAL (VALUES
			('cases', s.cases), ('paid', s.paid_cases), ('out-of-area', s.out_of_area), ('area', s.area_stays),
			('foreign', s.foreign_stays), ('fruitless', s.fruitless), ('drop-outs', s.drop_outs),
			('ended', cardinality(s.lengths)), ('placed', cardinality(s.days_to_place)), ('transfers', s.transfers)
		) AS b (base, n)
		WHERE s.known AND b.n > 0
	), judged AS (
		SELECT c.*, c.n <= 2 OR (c.specialisation <> '' AND c.rest IN (1, 2)) AS small FROM counted c
	), ranked AS (
		SELECT j.*, row_number() OVER place AS k, sum(j.n) OVER place AS together, bool_or(j.small) OVER line AS is_needed
		FROM judged j WHERE j.service_type <> ''
		WINDOW line AS (PARTITION BY j.office_ags, j.month, j.specialisation, j.base), place AS (line ORDER BY j.n, j.service_type)
	), cut AS (
		SELECT office_ags, month, specialisation, base, max(k) FILTER (WHERE small) AS few,
			array_agg(k ORDER BY k) FILTER (WHERE k >= 2 AND together >= 3 * k) AS enough
		FROM ranked WHERE is_needed GROUP BY 1, 2, 3, 4
	), decided AS (
		SELECT c.office_ags, c.month, c.specialisation, c.base,
			(SELECT min(e) FROM unnest(c.enough) e WHERE e >= c.few) AS until FROM cut c
	), hidden AS (
		SELECT r.office_ags, r.month, r.service_type, r.specialisation, r.base
		FROM ranked r JOIN decided d USING (office_ags, month, specialisation, base)
		WHERE r.is_needed AND r.k <= coalesce(d.until, r.k)
		UNION ALL
		SELECT office_ags, month, '', specialisation, 'all-kinds:' || base FROM decided WHERE until IS NULL
		UNION ALL
		SELECT office_ags, month, service_type, specialisation, base FROM judged WHERE service_type = '' AND small
	), gathered AS (
		SELECT office_ags, month, service_type, specialisation, array_agg(base ORDER BY base) AS bases FROM hidden GROUP BY 1, 2, 3, 4
	)
	SELECT s.office_ags, s.month, s.service_type, s.specialisation, s.budget_cents, s.cases, s.rates, s.paid_cents, s.paid_cases,
		s.out_of_area, s.occupied_days, s.operable_days, s.foreign_days, s.area_stays, s.foreign_stays, s.fruitless, s.drop_outs,
		s.lengths, s.days_to_place, s.transfers, coalesce(g.bases, '{}')
	FROM summed s LEFT JOIN gathered g USING (office_ags, month, service_type, specialisation)
	WHERE s.known
$$;
--> statement-breakpoint

-- ── Kept up to date, and rebuilt ────────────────────────────────────────────────────────────────────────────────────

-- Every month of one or of all offices, from the first on record to the last that is computed.
CREATE FUNCTION figure_targets(p_office text DEFAULT NULL) RETURNS TABLE (office_ags text, month date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH begun (office_ags, day) AS (
		SELECT p.office_ags, min(p.arrived_on) FROM placement p WHERE p.office_ags = coalesce(p_office, p.office_ags) GROUP BY 1
		UNION ALL
		SELECT f.office_ags, min(lower(u.period)) FROM facility f JOIN offer o ON o.facility_id = f.id
		JOIN occupancy u ON u.offer_id = o.id AND u.kind IN ('stayed', 'foreign')
		WHERE f.office_ags = coalesce(p_office, f.office_ags) GROUP BY 1
		UNION ALL
		SELECT q.office_ags, month_in_germany(min(q.at)) FROM fruitless_search q
		WHERE q.office_ags = coalesce(p_office, q.office_ags) GROUP BY 1
		UNION ALL
		SELECT i.office_ags, min(i.month) FROM invoice i WHERE i.office_ags = coalesce(p_office, i.office_ags) GROUP BY 1
		UNION ALL
		SELECT b.office_ags, make_date(min(b.year), 1, 1) FROM budget b WHERE b.office_ags = coalesce(p_office, b.office_ags) GROUP BY 1
	)
	SELECT b.office_ags, m.month::date FROM (SELECT office_ags, min(day) AS day FROM begun GROUP BY 1) b
	CROSS JOIN figure_state s
	CROSS JOIN LATERAL generate_series(date_trunc('month', greatest(b.day, figure_floor())), s.through, interval '1 month') AS m (month)
$$;
--> statement-breakpoint
-- Everything anew, for one office or for all.
CREATE FUNCTION rebuild_figures(p_office text DEFAULT NULL, p_whole boolean DEFAULT false) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	UPDATE figure_state SET through = month_in_germany(now()) WHERE through < month_in_germany(now());
	DELETE FROM figure_stale s WHERE s.office_ags = coalesce(p_office, s.office_ags);
	DELETE FROM figure_month f WHERE f.office_ags = coalesce(p_office, f.office_ags);
	INSERT INTO figure_month SELECT d.* FROM (
		SELECT array_agg(t.office_ags) AS offices, array_agg(t.month) AS months FROM figure_targets(p_office) t
	) t CROSS JOIN LATERAL derive_figures(t.offices, t.months, p_whole) d;
	-- The single specialisations are left to the job.
	IF p_whole THEN
		INSERT INTO figure_stale (office_ags, month) SELECT t.office_ags, t.month FROM figure_targets(p_office) t ORDER BY t.month DESC;
	END IF;
END $$;
--> statement-breakpoint
-- Rows that differ from what is on record: must return none.
CREATE FUNCTION compare_figures(p_office text DEFAULT NULL)
RETURNS TABLE (office_ags text, month date, service_type text, specialisation text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH fresh AS MATERIALIZED (
		SELECT d.* FROM (
			SELECT array_agg(t.office_ags) AS offices, array_agg(t.month) AS months FROM figure_targets(p_office) t
		) t CROSS JOIN LATERAL derive_figures(t.offices, t.months) d
	), kept AS (
		SELECT * FROM figure_month f WHERE f.office_ags = coalesce(p_office, f.office_ags)
	)
	SELECT DISTINCT x.office_ags, x.month, x.service_type, x.specialisation FROM (
		(SELECT * FROM fresh EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM fresh)
	) x ORDER BY 1, 2, 3, 4
$$;
--> statement-breakpoint
-- Works off what was touched, and opens the new month for everybody; tells how many months were computed.
CREATE FUNCTION refresh_figures(p_limit integer DEFAULT 20) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	offices text[];
	months date[];
BEGIN
	WITH turned AS (
		UPDATE figure_state s SET through = month_in_germany(now()) FROM (SELECT through FROM figure_state) o
		WHERE s.through < month_in_germany(now()) RETURNING o.through AS before, s.through
	)
	INSERT INTO figure_stale (office_ags, month)
	SELECT k.office_ags, m.month::date FROM turned t
	CROSS JOIN (SELECT DISTINCT f.office_ags FROM figure_month f UNION SELECT o.ags FROM office o WHERE o.active) k
	CROSS JOIN LATERAL generate_series(t.before + interval '1 month', t.through, interval '1 month') AS m (month);
	-- Whatever is touched from here on is a new row and taken next time.
	WITH oldest AS (
		SELECT s.office_ags, s.month FROM figure_stale s GROUP BY 1, 2 ORDER BY min(s.id) LIMIT p_limit
	), taken AS (
		DELETE FROM figure_stale s USING oldest o WHERE s.office_ags = o.office_ags AND s.month = o.month
	)
	SELECT array_agg(o.office_ags), array_agg(o.month) INTO offices, months FROM oldest o;
	IF offices IS NULL THEN RETURN 0; END IF;
	DELETE FROM figure_month f USING unnest(offices, months) AS t (o, m) WHERE f.office_ags = t.o AND f.month = t.m;
	INSERT INTO figure_month SELECT * FROM derive_figures(offices, months);
	RETURN cardinality(offices);
END $$;
--> statement-breakpoint

-- ── What touches a month ────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION mark_figures(p_office text, p_from date, p_until date) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	INSERT INTO figure_stale (office_ags, month)
	SELECT p_office, m.month::date FROM figure_state s
	CROSS JOIN LATERAL generate_series(date_trunc('month', greatest(p_from, figure_floor())),
		date_trunc('month', least(coalesce(p_until, 'infinity'), s.through)), interval '1 month') AS m (month)
	WHERE p_office IS NOT NULL
$$;
--> statement-breakpoint
-- The first month an office has figures of: what counts "since ever" is not computed before it.
CREATE FUNCTION first_figure_month(p_office text) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT coalesce(min(f.month), (SELECT through FROM figure_state)) FROM figure_month f WHERE f.office_ags = p_office
$$;
--> statement-breakpoint
CREATE FUNCTION mark_stay() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE from_day date;
BEGIN
	IF TG_OP = 'UPDATE' AND OLD.arrived_on = NEW.arrived_on AND OLD.rate IS NOT DISTINCT FROM NEW.rate
		AND OLD.out_of_area = NEW.out_of_area THEN
		-- Only the end has moved: what was before it stays as it is.
		from_day := least(OLD.left_on, NEW.left_on);
	ELSE
		from_day := least(OLD.arrived_on, NEW.arrived_on);
	END IF;
	PERFORM mark_figures(coalesce(NEW.office_ags, OLD.office_ags), from_day, CASE TG_OP WHEN 'DELETE' THEN OLD.left_on END);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER placement_counts AFTER INSERT ON placement FOR EACH ROW WHEN (NEW.arrived_on IS NOT NULL) EXECUTE FUNCTION mark_stay();
--> statement-breakpoint
CREATE TRIGGER placement_counts_anew AFTER UPDATE ON placement FOR EACH ROW WHEN (
	(OLD.arrived_on, OLD.left_on, OLD.out_of_area, OLD.rate) IS DISTINCT FROM (NEW.arrived_on, NEW.left_on, NEW.out_of_area, NEW.rate)
	AND coalesce(OLD.arrived_on, NEW.arrived_on) IS NOT NULL
) EXECUTE FUNCTION mark_stay();
--> statement-breakpoint
CREATE TRIGGER placement_counts_no_more AFTER DELETE ON placement FOR EACH ROW WHEN (OLD.arrived_on IS NOT NULL) EXECUTE FUNCTION mark_stay();
--> statement-breakpoint
CREATE FUNCTION mark_occupancy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	days daterange;
	area text;
BEGIN
	SELECT f.office_ags INTO area FROM offer o JOIN facility f ON f.id = o.facility_id
	WHERE o.id = coalesce(NEW.offer_id, OLD.offer_id);
	days := CASE TG_OP WHEN 'INSERT' THEN NEW.period WHEN 'DELETE' THEN OLD.period ELSE range_merge(OLD.period, NEW.period) END;
	IF TG_OP = 'UPDATE' AND OLD.kind = NEW.kind AND OLD.amount = NEW.amount AND lower(OLD.period) = lower(NEW.period) THEN
		days := daterange(least(upper(OLD.period), upper(NEW.period)) - 1, upper(days));
	END IF;
	PERFORM mark_figures(area, coalesce(lower(days), figure_floor()), upper(days) - 1);
	RETURN NULL;
END $$;
--> statement-breakpoint
-- What is only held or booked is not in use yet.
CREATE TRIGGER occupancy_counts AFTER INSERT ON occupancy FOR EACH ROW WHEN (NEW.kind IN ('stayed', 'foreign')) EXECUTE FUNCTION mark_occupancy();
--> statement-breakpoint
CREATE TRIGGER occupancy_counts_anew AFTER UPDATE ON occupancy FOR EACH ROW WHEN (
	(OLD.kind IN ('stayed', 'foreign') OR NEW.kind IN ('stayed', 'foreign'))
	AND (OLD.kind, OLD.period, OLD.amount) IS DISTINCT FROM (NEW.kind, NEW.period, NEW.amount)
) EXECUTE FUNCTION mark_occupancy();
--> statement-breakpoint
CREATE TRIGGER occupancy_counts_no_more AFTER DELETE ON occupancy FOR EACH ROW WHEN (OLD.kind IN ('stayed', 'foreign')) EXECUTE FUNCTION mark_occupancy();
--> statement-breakpoint
CREATE FUNCTION mark_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM mark_figures(coalesce(NEW.office_ags, OLD.office_ags), month_in_germany(coalesce(NEW.at, OLD.at)),
		month_in_germany(coalesce(NEW.at, OLD.at)));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_counts AFTER INSERT OR DELETE ON fruitless_search FOR EACH ROW EXECUTE FUNCTION mark_search();
--> statement-breakpoint
CREATE FUNCTION mark_invoice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM mark_figures(coalesce(NEW.office_ags, OLD.office_ags), coalesce(NEW.month, OLD.month), coalesce(NEW.month, OLD.month));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoice_counts AFTER UPDATE ON invoice FOR EACH ROW WHEN (
	(OLD.state IN ('ordered', 'paid')) IS DISTINCT FROM (NEW.state IN ('ordered', 'paid'))
) EXECUTE FUNCTION mark_invoice();
--> statement-breakpoint
CREATE TRIGGER invoice_counts_no_more AFTER DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION mark_invoice();
--> statement-breakpoint
CREATE FUNCTION mark_budget() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM mark_figures(coalesce(NEW.office_ags, OLD.office_ags), make_date(least(OLD.year, NEW.year), 1, 1),
		make_date(greatest(OLD.year, NEW.year), 12, 31));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER budget_counts AFTER INSERT OR UPDATE OR DELETE ON budget FOR EACH ROW EXECUTE FUNCTION mark_budget();
--> statement-breakpoint
-- A report says which days of an offer it changes; an import has thousands of them, so they are marked by office.
CREATE FUNCTION mark_reports() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM mark_figures(x.office_ags, greatest(x.from_day, first_figure_month(x.office_ags)), x.until_day)
	FROM (
		SELECT f.office_ags, min(c.from_day) AS from_day, max(coalesce(c.until_day, 'infinity')) AS until_day
		FROM changed c JOIN offer o ON o.id = c.offer_id JOIN facility f ON f.id = o.facility_id GROUP BY 1
	) x;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_counts AFTER INSERT ON vacancy_report REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION mark_reports();
--> statement-breakpoint
CREATE FUNCTION mark_rates() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM mark_figures(x.office_ags, x.from_day, x.until_day)
	FROM (
		SELECT p.office_ags, min(greatest(c.from_day, p.arrived_on)) AS from_day, max(coalesce(p.left_on, 'infinity')) AS until_day
		FROM changed c JOIN placement p ON p.offer_id = c.offer_id
		WHERE p.arrived_on IS NOT NULL AND coalesce(p.left_on, 'infinity') >= c.from_day GROUP BY 1
	) x;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER rate_counts AFTER INSERT ON rate_slice REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_rates();
--> statement-breakpoint
CREATE TRIGGER rate_counts_anew AFTER UPDATE ON rate_slice REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_rates();
--> statement-breakpoint
CREATE TRIGGER rate_counted_before AFTER UPDATE ON rate_slice REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_rates();
--> statement-breakpoint
CREATE TRIGGER rate_counts_no_more AFTER DELETE ON rate_slice REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_rates();
--> statement-breakpoint
CREATE FUNCTION mark_offer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM mark_figures(f.office_ags, first_figure_month(f.office_ags), NULL) FROM facility f WHERE f.id = NEW.facility_id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER offer_counts_anew AFTER UPDATE ON offer FOR EACH ROW WHEN (
	(OLD.service_type, OLD.specialisations) IS DISTINCT FROM (NEW.service_type, NEW.specialisations)
) EXECUTE FUNCTION mark_offer();
--> statement-breakpoint
CREATE FUNCTION mark_facility() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM mark_figures(a.ags, least(first_figure_month(OLD.office_ags), first_figure_month(NEW.office_ags)), NULL)
	FROM (SELECT OLD.office_ags AS ags UNION SELECT NEW.office_ags) a;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER facility_counts_anew AFTER UPDATE ON facility FOR EACH ROW WHEN (
	(OLD.office_ags, OLD.closed_from) IS DISTINCT FROM (NEW.office_ags, NEW.closed_from)
) EXECUTE FUNCTION mark_facility();
--> statement-breakpoint

-- ── What may be read ────────────────────────────────────────────────────────────────────────────────────────────────

-- 'detail' sees the own office whole, 'read' aggregates only, nobody else anything.
CREATE FUNCTION app_figures() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT nullif(current_setting('app.figures', true), '')
$$;
--> statement-breakpoint
-- Offices of the own Land, with every count emptied that is hidden from whoever asks.
CREATE VIEW figure_cell WITH (security_barrier) AS
	SELECT f.office_ags, f.month, f.service_type, f.specialisation, f.budget_cents,
		CASE WHEN v.sees OR NOT 'cases' = ANY (f.hidden) THEN f.cases ELSE 0 END AS cases,
		CASE WHEN v.sees OR NOT 'cases' = ANY (f.hidden) THEN f.rates ELSE '{}' END AS rates,
		CASE WHEN v.sees OR NOT 'paid' = ANY (f.hidden) THEN f.paid_cents END AS paid_cents,
		CASE WHEN v.sees OR NOT 'out-of-area' = ANY (f.hidden) THEN f.out_of_area ELSE 0 END AS out_of_area,
		CASE WHEN v.sees OR NOT 'area' = ANY (f.hidden) THEN f.occupied_days ELSE 0 END AS occupied_days,
		f.operable_days,
		CASE WHEN v.sees OR NOT f.hidden && '{area,foreign}' THEN f.foreign_days ELSE 0 END AS foreign_days,
		CASE WHEN v.sees OR NOT 'fruitless' = ANY (f.hidden) THEN f.fruitless ELSE 0 END AS fruitless,
		CASE WHEN v.sees OR NOT 'drop-outs' = ANY (f.hidden) THEN f.drop_outs ELSE 0 END AS drop_outs,
		CASE WHEN v.sees OR NOT 'ended' = ANY (f.hidden) THEN f.lengths ELSE '{}' END AS lengths,
		CASE WHEN v.sees OR NOT 'placed' = ANY (f.hidden) THEN f.days_to_place ELSE '{}' END AS days_to_place,
		CASE WHEN v.sees OR NOT 'transfers' = ANY (f.hidden) THEN f.transfers ELSE 0 END AS transfers,
		CASE WHEN v.sees THEN '{}' ELSE f.hidden END AS hidden
	FROM figure_month f
	JOIN office o ON o.ags = f.office_ags
	CROSS JOIN LATERAL (SELECT coalesce(app_figures() = 'detail' AND f.office_ags = app_office(), false) AS sees) v
	WHERE app_figures() IS NOT NULL AND o.land_code = (SELECT own.land_code FROM office own WHERE own.ags = app_office());
--> statement-breakpoint
-- The own office down to regions, facilities and teams; of a team's workers only how many they are.
CREATE FUNCTION own_figures(p_months date[], p_level text, p_service_type text, p_specialisation text)
RETURNS TABLE (
	part text, name text, workers integer, month date, cases integer, rates integer[], paid_cents bigint, out_of_area integer,
	occupied_days numeric, operable_days numeric, foreign_days numeric, fruitless integer, drop_outs integer,
	lengths integer[], days_to_place integer[], transfers integer
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT s.part, coalesce(r.name, x.name, nullif(s.part, '')), w.count::integer, s.month, s.cases, s.rates, s.paid_cents, s.out_of_area,
		s.occupied_days, s.operable_days, s.foreign_days, s.fruitless, s.drop_outs, s.lengths, s.days_to_place, s.transfers
	FROM figure_sums(array_fill(app_office(), ARRAY[cardinality(p_months)]), p_months, p_level, p_specialisation = '') s
	LEFT JOIN region r ON r.id::text = s.part AND p_level = 'region'
	LEFT JOIN facility x ON x.id::text = s.part AND p_level = 'facility'
	LEFT JOIN LATERAL (
		SELECT count(*) FROM account a WHERE a.office_ags = s.office_ags AND coalesce(a.team, '') = s.part
			AND a.role IN ('case-worker', 'team-lead') AND p_level = 'team'
	) w ON true
	WHERE app_figures() = 'detail' AND p_level IN ('region', 'facility', 'team')
		AND s.service_type = p_service_type AND s.specialisation = p_specialisation
$$;
--> statement-breakpoint
-- Cost of the own office's stays in a year, by kind of help, before any rounding: planned (all that is booked, at the
-- agreed price) and expected (what has run and what runs, to its planned end, at the price of each day).
CREATE FUNCTION own_commitments(p_year integer)
RETURNS TABLE (service_type text, cases integer, committed numeric, expected numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH year AS (SELECT make_date(p_year, 1, 1) AS first, make_date(p_year + 1, 1, 1) AS until)
	SELECT p.service_type, count(DISTINCT p.case_id)::integer, coalesce(sum(c.planned), 0), coalesce(sum(e.running), 0)
	FROM year y
	JOIN placement p ON p.office_ags = app_office() AND p.state IN ('booked', 'active', 'ended', 'transferred')
		AND p.begin_day < y.until AND coalesce(p.left_on, p.end_day) >= y.first
	CROSS JOIN LATERAL (
		SELECT p.rate * p.units_per_week * greatest(0, least(coalesce(p.left_on, p.end_day), y.until) - greatest(p.begin_day, y.first)) / 7 AS planned
	) c
	LEFT JOIN LATERAL (
		SELECT sum(x.amount * p.units_per_week * greatest(0,
			least(coalesce(p.left_on, p.end_day), x.until_day, y.until) - greatest(p.arrived_on, x.from_day, y.first)) / 7) AS running
		FROM (
			SELECT s.amount, s.from_day, lead(s.from_day) OVER (ORDER BY s.from_day) AS until_day FROM rate_slice s WHERE s.offer_id = p.offer_id
			UNION ALL
			SELECT p.rate, DATE '-infinity', NULL WHERE p.offer_id IS NULL AND p.rate IS NOT NULL
		) x WHERE p.arrived_on IS NOT NULL
	) e ON true
	WHERE app_figures() IS NOT NULL
	GROUP BY 1
$$;
--> statement-breakpoint
GRANT SELECT ON figure_cell TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON population TO ankerplatz_app;
--> statement-breakpoint
GRANT DELETE ON budget TO ankerplatz_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION figure_facts(text[], date[]), figure_sums(text[], date[], text, boolean), derive_figures(text[], date[], boolean),
	figure_targets(text), rebuild_figures(text, boolean), compare_figures(text), mark_figures(text, date, date),
	first_figure_month(text) FROM PUBLIC;
--> statement-breakpoint
-- What was there before figures were.
INSERT INTO figure_stale (office_ags, month) SELECT t.office_ags, t.month FROM figure_targets() t ORDER BY t.month DESC;
