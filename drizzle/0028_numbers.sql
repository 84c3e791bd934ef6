-- Counts of events are judged by the cases behind them; functions whose answer has more columns are made anew.
DROP FUNCTION figure_sums(text[], date[], text, boolean), figure_facts(text[], date[]), own_commitments(integer);
--> statement-breakpoint
-- One row per stay and month, per offer and month, per stay in an offer and month, per search, per line of an ordered
-- invoice, per budget: everything a figure is made of, each with the kinds of help and the specialisations it counts for.
CREATE FUNCTION figure_facts(p_offices text[], p_months date[])
RETURNS TABLE (
	office_ags text, month date, types text[], specialisations text[], facility_id uuid, worker_id uuid,
	case_id uuid, hourly boolean, rate_cents integer, out_of_area integer, days_to_place integer, length integer,
	drop_out integer, transfer integer, occupied_days numeric, operable_days numeric, foreign_days numeric,
	area_case uuid, foreign_case uuid, fruitless integer, paid_cents bigint, paid_case uuid, budget_cents bigint
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
		NULL::numeric, NULL::numeric, NULL::numeric, NULL::uuid, NULL::uuid, NULL::integer, NULL::bigint, NULL::uuid, NULL::bigint
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
		c.outside, c.operable, NULL, NULL, NULL, NULL, NULL, NULL, NULL
	FROM place p
	CROSS JOIN LATERAL (
		SELECT coalesce(sum(x.occupied_outside * d.days), 0) AS outside, coalesce(sum(x.operable * d.days), 0) AS operable
		FROM capacity_slice x
		CROSS JOIN LATERAL (
			SELECT greatest(0, least(x.until_day, p.until, p.closed_from) - greatest(x.from_day, p.month)) AS days
		) d
		WHERE x.offer_id = p.offer_id AND x.from_day < p.until AND coalesce(x.until_day, 'infinity') > p.month
	) c
	UNION ALL
	-- A child that changes place is one case of the area; what a provider only notes has none and counts by itself.
	SELECT p.office_ags, p.month, p.types, p.specialisations, p.facility_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
		d.days, NULL, CASE WHEN d.others THEN d.days END, d.case_id, CASE WHEN d.others THEN d.case_id END, NULL, NULL, NULL, NULL
	FROM place p
	JOIN occupancy x ON x.offer_id = p.offer_id AND x.kind IN ('stayed', 'foreign') AND x.period && daterange(p.month, p.until)
	LEFT JOIN placement s ON s.id = x.placement_id
	CROSS JOIN LATERAL (
		SELECT x.amount * (upper(x.period * daterange(p.month, p.until)) - lower(x.period * daterange(p.month, p.until))) AS days,
			x.office_ags IS DISTINCT FROM p.office_ags AS others, coalesce(s.case_id, x.id) AS case_id
	) d
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
		(l.amount * 100)::bigint, coalesce(p.case_id, i.id), NULL
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
-- over all specialisations together: a tenth of the rows. How many cases are behind a count decides what may be shown: one
-- child that changes place three times makes three changes and is one case.
CREATE FUNCTION figure_sums(p_offices text[], p_months date[], p_level text, p_whole boolean)
RETURNS TABLE (
	part text, office_ags text, month date, service_type text, specialisation text, budget_cents bigint, cases integer,
	rates integer[], paid_cents bigint, paid_cases integer, out_of_area integer, occupied_days numeric(14, 2),
	operable_days numeric(14, 2), foreign_days numeric(14, 2), area_stays integer, foreign_stays integer,
	fruitless integer, drop_outs integer, lengths integer[], days_to_place integer[], transfers integer, has_data boolean,
	rate_cases integer, out_of_area_cases integer, area_cases integer, foreign_cases integer, drop_out_cases integer,
	ended_cases integer, placed_cases integer, transfer_cases integer
) LANGUAGE sql STABLE SET search_path = public AS $$
	SELECT g.part, f.office_ags, f.month, t.code, s.code, sum(f.budget_cents)::bigint, count(DISTINCT f.case_id)::integer,
		-- Prices per day and per hour are not compared with each other.
		coalesce(array_agg(f.rate_cents ORDER BY f.rate_cents)
			FILTER (WHERE f.rate_cents IS NOT NULL AND (t.code <> '' OR NOT f.hourly)), '{}'),
		sum(f.paid_cents)::bigint, count(DISTINCT f.paid_case)::integer, coalesce(sum(f.out_of_area), 0)::integer,
		coalesce(sum(f.occupied_days), 0)::numeric(14, 2), coalesce(sum(f.operable_days), 0)::numeric(14, 2),
		coalesce(sum(f.foreign_days), 0)::numeric(14, 2),
		count(f.area_case)::integer, count(f.foreign_case)::integer, coalesce(sum(f.fruitless), 0)::integer,
		coalesce(sum(f.drop_out), 0)::integer,
		coalesce(array_agg(f.length ORDER BY f.length) FILTER (WHERE f.length IS NOT NULL), '{}'),
		coalesce(array_agg(f.days_to_place ORDER BY f.days_to_place) FILTER (WHERE f.days_to_place IS NOT NULL), '{}'),
		coalesce(sum(f.transfer), 0)::integer,
		bool_or(coalesce(f.case_id, f.paid_case, f.area_case) IS NOT NULL OR coalesce(f.fruitless, f.budget_cents) IS NOT NULL),
		count(DISTINCT f.case_id) FILTER (WHERE f.rate_cents IS NOT NULL AND (t.code <> '' OR NOT f.hourly))::integer,
		count(DISTINCT f.case_id) FILTER (WHERE f.out_of_area IS NOT NULL)::integer, count(DISTINCT f.area_case)::integer,
		count(DISTINCT f.foreign_case)::integer, count(DISTINCT f.case_id) FILTER (WHERE f.drop_out IS NOT NULL)::integer,
		count(DISTINCT f.case_id) FILTER (WHERE f.length IS NOT NULL)::integer,
		count(DISTINCT f.case_id) FILTER (WHERE f.days_to_place IS NOT NULL)::integer,
		count(DISTINCT f.case_id) FILTER (WHERE f.transfer IS NOT NULL)::integer
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
-- A count that rests on one or two cases is hidden, and with it what would give it away by subtraction: of the kinds of
-- help of an office's month the smallest are hidden until at least two are and until what is hidden together is at least
-- three for each of them; where that cannot be, all kinds are hidden, also those with nothing ('all-kinds:…' at their
-- total). The same within each specialisation, where in addition
-- * a kind that is hidden over all specialisations stays hidden: its largest one would tell what the others are;
-- * what is left without the specialisation counts as well, of each kind and of what is hidden together;
-- * no kind is shown when not even their total is.
-- The row of all offices is never shown when one of them is hidden (domain/figures/table.ts), so that nothing follows from
-- it either.
CREATE OR REPLACE FUNCTION derive_figures(p_offices text[], p_months date[], p_whole boolean DEFAULT false) RETURNS SETOF figure_month
LANGUAGE sql STABLE SET search_path = public AS $$
	WITH summed AS MATERIALIZED (
		SELECT s.*, bool_or(s.has_data) OVER (PARTITION BY s.office_ags, s.month) AS known
		FROM figure_sums(p_offices, p_months, 'office', p_whole) s
	), counted AS (
		SELECT s.office_ags, s.month, s.service_type, s.specialisation, b.base, b.n,
			max(b.n) FILTER (WHERE s.specialisation = '') OVER (PARTITION BY s.office_ags, s.month, b.base, s.service_type) - b.n AS rest
		FROM summed s
		CROSS JOIN LATERAL (VALUES
			('cases', s.cases), ('rates', s.rate_cases), ('paid', s.paid_cases), ('out-of-area', s.out_of_area_cases),
			('area', s.area_cases), ('foreign', s.foreign_cases), ('fruitless', s.fruitless), ('drop-outs', s.drop_out_cases),
			('ended', s.ended_cases), ('placed', s.placed_cases), ('transfers', s.transfer_cases)
		) AS b (base, n)
		WHERE s.known AND b.n > 0
	), judged AS MATERIALIZED (
		SELECT c.*, c.n <= 2 OR (c.specialisation <> '' AND c.rest IN (1, 2)) AS small FROM counted c
	), ranked AS (
		SELECT j.*, row_number() OVER place AS k, sum(j.n) OVER place AS together
		FROM judged j WHERE j.service_type <> '' AND j.specialisation = ''
		WINDOW place AS (PARTITION BY j.office_ags, j.month, j.base ORDER BY j.n, j.service_type)
	), decided AS (
		SELECT c.office_ags, c.month, c.base, (SELECT min(e) FROM unnest(c.enough) e WHERE e >= c.few) AS until
		FROM (
			SELECT office_ags, month, base, max(k) FILTER (WHERE small) AS few,
				array_agg(k) FILTER (WHERE k >= 2 AND together >= 3 * k) AS enough
			FROM ranked GROUP BY 1, 2, 3 HAVING bool_or(small)
		) c
	), kept AS (
		SELECT r.office_ags, r.month, r.service_type, r.base, r.n
		FROM ranked r JOIN decided d USING (office_ags, month, base) WHERE r.k <= coalesce(d.until, r.k)
	), kept_together AS (
		SELECT office_ags, month, base, count(*) AS kinds, sum(n) AS n FROM kept GROUP BY 1, 2, 3
	), able AS (
		SELECT j.*, o.service_type IS NOT NULL AS is_kept, coalesce(t.kinds, 0) AS kept_kinds, coalesce(t.n, 0) AS kept_n,
			row_number() OVER place AS k, sum(j.n) OVER place AS together,
			sum(CASE WHEN o.service_type IS NULL THEN j.rest ELSE 0 END) OVER place AS rest_together,
			count(o.service_type) OVER line AS kept_here, coalesce(sum(j.n) FILTER (WHERE o.service_type IS NOT NULL) OVER line, 0) AS kept_n_here
		FROM judged j
		LEFT JOIN kept o USING (office_ags, month, service_type, base)
		LEFT JOIN kept_together t USING (office_ags, month, base)
		WHERE j.service_type <> '' AND j.specialisation <> ''
		WINDOW line AS (PARTITION BY j.office_ags, j.month, j.specialisation, j.base),
			place AS (line ORDER BY o.service_type IS NULL, j.n, j.service_type)
	), decided_able AS (
		SELECT c.office_ags, c.month, c.specialisation, c.base, (SELECT min(e) FROM unnest(c.enough) e WHERE e >= c.few) AS until
		FROM (
			SELECT office_ags, month, specialisation, base, max(k) FILTER (WHERE small OR is_kept) AS few,
				-- Kinds that are kept and have nothing of this specialisation are hidden with the others.
				array_agg(k) FILTER (WHERE k + kept_kinds - kept_here >= 2 AND together >= 3 * k
					AND rest_together + kept_n - kept_n_here NOT IN (1, 2)) AS enough
			FROM able GROUP BY 1, 2, 3, 4 HAVING bool_or(small OR is_kept)
		) c
	), hidden AS (
		SELECT office_ags, month, service_type, '' AS specialisation, base FROM kept
		UNION ALL
		SELECT office_ags, month, '', '', 'all-kinds:' || base FROM decided WHERE until IS NULL
		UNION ALL
		SELECT r.office_ags, r.month, r.service_type, r.specialisation, r.base
		FROM able r JOIN decided_able d USING (office_ags, month, specialisation, base) WHERE r.k <= coalesce(d.until, r.k)
		UNION ALL
		SELECT office_ags, month, '', specialisation, 'all-kinds:' || base FROM decided_able WHERE until IS NULL
		UNION ALL
		SELECT j.office_ags, j.month, '', j.specialisation, m.mark
		FROM judged j CROSS JOIN LATERAL (VALUES (j.base), ('all-kinds:' || j.base)) AS m (mark)
		WHERE j.service_type = '' AND j.small
		UNION ALL
		SELECT j.office_ags, j.month, j.service_type, j.specialisation, j.base
		FROM judged j JOIN judged t USING (office_ags, month, specialisation, base)
		WHERE j.service_type <> '' AND t.service_type = '' AND t.small
	), gathered AS (
		SELECT office_ags, month, service_type, specialisation, array_agg(DISTINCT base ORDER BY base) AS bases
		FROM hidden GROUP BY 1, 2, 3, 4
	)
	SELECT s.office_ags, s.month, s.service_type, s.specialisation, s.budget_cents, s.cases, s.rates, s.paid_cents, s.paid_cases,
		s.out_of_area, s.occupied_days, s.operable_days, s.foreign_days, s.area_stays, s.foreign_stays, s.fruitless, s.drop_outs,
		s.lengths, s.days_to_place, s.transfers, coalesce(g.bases, '{}')
	FROM summed s LEFT JOIN gathered g USING (office_ags, month, service_type, specialisation)
	WHERE s.known
$$;
--> statement-breakpoint
-- Offices of the own Land, with every count emptied that is hidden from whoever asks.
CREATE OR REPLACE VIEW figure_cell WITH (security_barrier) AS
	SELECT f.office_ags, f.month, f.service_type, f.specialisation, f.budget_cents,
		CASE WHEN v.sees OR NOT 'cases' = ANY (f.hidden) THEN f.cases ELSE 0 END AS cases,
		CASE WHEN v.sees OR NOT f.hidden && '{cases,rates}' THEN f.rates ELSE '{}' END AS rates,
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
-- The own office down to regions, facilities and teams; of a team's workers only how many there are now.
CREATE OR REPLACE FUNCTION own_figures(p_months date[], p_level text, p_service_type text, p_specialisation text)
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
			AND a.role IN ('case-worker', 'team-lead') AND a.disabled_at IS NULL AND p_level = 'team'
	) w ON true
	WHERE app_figures() = 'detail' AND p_level IN ('region', 'facility', 'team')
		AND s.service_type = p_service_type AND s.specialisation = p_specialisation
$$;
--> statement-breakpoint
-- Cost of the own office's stays in a year, by kind of help and ('') of all, before any rounding: planned (all that is
-- booked, at the agreed price) and expected (what has run and what runs, to its planned end, at the price of each day).
-- Who is still there after the planned end costs until today at least. Beside it how many cases are behind what is
-- planned, and behind what was ordered.
CREATE FUNCTION own_commitments(p_year integer, p_today date)
RETURNS TABLE (service_type text, cases integer, paid_cases integer, committed numeric, expected numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH year AS (SELECT make_date(p_year, 1, 1) AS first, make_date(p_year + 1, 1, 1) AS until), fact AS (
		SELECT p.service_type, p.case_id, NULL::uuid AS paid_case,
			p.rate * p.units_per_week * greatest(0, least(l.day, y.until) - greatest(p.begin_day, y.first)) / 7 AS planned, e.running
		FROM year y
		JOIN placement p ON p.office_ags = app_office() AND p.state IN ('booked', 'active', 'ended', 'transferred') AND p.begin_day < y.until
		CROSS JOIN LATERAL (
			SELECT CASE p.state WHEN 'active' THEN greatest(p.end_day, p_today) ELSE coalesce(p.left_on, p.end_day) END AS day
		) l
		LEFT JOIN LATERAL (
			SELECT sum(x.amount * p.units_per_week * greatest(0,
				least(l.day, x.until_day, y.until) - greatest(p.arrived_on, x.from_day, y.first)) / 7) AS running
			FROM (
				SELECT s.amount, s.from_day, lead(s.from_day) OVER (ORDER BY s.from_day) AS until_day FROM rate_slice s WHERE s.offer_id = p.offer_id
				UNION ALL
				SELECT p.rate, DATE '-infinity', NULL WHERE p.offer_id IS NULL AND p.rate IS NOT NULL
			) x WHERE p.arrived_on IS NOT NULL
		) e ON true
		WHERE l.day >= y.first
		UNION ALL
		SELECT n.service_type, NULL, coalesce(p.case_id, i.id), NULL, NULL
		FROM year y
		JOIN invoice i ON i.office_ags = app_office() AND i.month >= y.first AND i.month < y.until AND i.state IN ('ordered', 'paid')
		JOIN invoice_line n ON n.invoice_id = i.id
		LEFT JOIN placement p ON p.id = n.placement_id
	)
	SELECT t.code, count(DISTINCT f.case_id)::integer, count(DISTINCT f.paid_case)::integer,
		coalesce(sum(f.planned), 0), coalesce(sum(f.running), 0)
	FROM fact f CROSS JOIN LATERAL unnest(array_remove(ARRAY['', f.service_type], NULL)) AS t (code)
	WHERE app_figures() IS NOT NULL
	GROUP BY 1
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION figure_facts(text[], date[]), figure_sums(text[], date[], text, boolean) FROM PUBLIC;
--> statement-breakpoint
-- What must not be shown any more is gone at once; the single specialisations are left to the job.
DO $$ DECLARE office text; BEGIN
	FOR office IN SELECT DISTINCT f.office_ags FROM figure_month f LOOP
		PERFORM rebuild_figures(office, true);
	END LOOP;
END $$;
