-- A share and the count it belongs to give away what is left of it: of all that ended the drop-outs, or neither drop-out
-- nor change; of the occupied places those of the own office. What is left is judged like any other count.
DROP FUNCTION figure_sums(text[], date[], text, boolean);
--> statement-breakpoint
-- Beside each share how many cases are behind what is left of it: a share and what it is a share of tell both.
CREATE FUNCTION figure_sums(p_offices text[], p_months date[], p_level text, p_whole boolean)
RETURNS TABLE (
	part text, office_ags text, month date, service_type text, specialisation text, budget_cents bigint, cases integer,
	rates integer[], paid_cents bigint, paid_cases integer, out_of_area integer, occupied_days numeric(14, 2),
	operable_days numeric(14, 2), foreign_days numeric(14, 2), area_stays integer, foreign_stays integer,
	fruitless integer, drop_outs integer, lengths integer[], days_to_place integer[], transfers integer, has_data boolean,
	rate_cases integer, out_of_area_cases integer, area_cases integer, foreign_cases integer, drop_out_cases integer,
	ended_cases integer, placed_cases integer, transfer_cases integer, other_end_cases integer, plain_end_cases integer,
	own_use_cases integer
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
		count(DISTINCT f.case_id) FILTER (WHERE f.transfer IS NOT NULL)::integer,
		count(DISTINCT f.case_id) FILTER (WHERE f.length IS NOT NULL AND f.drop_out IS NULL)::integer,
		count(DISTINCT f.case_id) FILTER (WHERE f.length IS NOT NULL AND f.drop_out IS NULL AND f.transfer IS NULL)::integer,
		count(DISTINCT f.area_case) FILTER (WHERE f.foreign_case IS NULL)::integer
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
-- A case with two kinds of help is one case: the total less one kind, or less all that are shown, is a number of cases as
-- well and no more shown than any other ('cases'; what is counted by events or money has no such overlap).
--
-- The row of all offices is never shown when one of them is hidden (domain/figures/table.ts), so that nothing follows from
-- it either.
CREATE OR REPLACE FUNCTION derive_figures(p_offices text[], p_months date[], p_whole boolean DEFAULT false) RETURNS SETOF figure_month
LANGUAGE sql STABLE SET search_path = public AS $$
	WITH summed AS MATERIALIZED (
		SELECT s.*, bool_or(s.has_data) OVER (PARTITION BY s.office_ags, s.month) AS known
		FROM figure_sums(p_offices, p_months, 'office', p_whole) s
	), counted AS (
		SELECT s.office_ags, s.month, s.service_type, s.specialisation, b.base, b.n,
			max(b.n) FILTER (WHERE s.specialisation = '') OVER (PARTITION BY s.office_ags, s.month, b.base, s.service_type) - b.n AS rest,
			CASE WHEN b.base = 'cases' THEN max(b.n) FILTER (WHERE s.service_type = '')
				OVER (PARTITION BY s.office_ags, s.month, b.base, s.specialisation) END AS whole
		FROM summed s
		CROSS JOIN LATERAL (VALUES
			('cases', s.cases), ('rates', s.rate_cases), ('paid', s.paid_cases), ('out-of-area', s.out_of_area_cases),
			('area', s.area_cases), ('foreign', s.foreign_cases), ('fruitless', s.fruitless), ('drop-outs', s.drop_out_cases),
			('ended', s.ended_cases), ('placed', s.placed_cases), ('transfers', s.transfer_cases),
			('other-ends', s.other_end_cases), ('plain-ends', s.plain_end_cases), ('own-use', s.own_use_cases)
		) AS b (base, n)
		WHERE s.known AND b.n > 0
	), judged AS MATERIALIZED (
		SELECT c.*, c.n <= 2 OR (c.specialisation <> '' AND c.rest IN (1, 2)) OR coalesce(c.whole - c.n IN (1, 2), false) AS small
		FROM counted c
	), ranked AS (
		SELECT j.*, row_number() OVER place AS k, sum(j.n) OVER place AS together,
			-- What the total leaves when all after this one are shown.
			j.whole - (sum(j.n) OVER line - sum(j.n) OVER place) AS left_over
		FROM judged j WHERE j.service_type <> '' AND j.specialisation = ''
		WINDOW line AS (PARTITION BY j.office_ags, j.month, j.base), place AS (line ORDER BY j.n, j.service_type)
	), decided AS (
		SELECT c.office_ags, c.month, c.base, (SELECT min(e) FROM unnest(c.enough) e WHERE e >= c.few) AS until
		FROM (
			SELECT office_ags, month, base, max(k) FILTER (WHERE small) AS few,
				array_agg(k) FILTER (WHERE k >= 2 AND together >= 3 * k AND coalesce(left_over NOT IN (1, 2), true)) AS enough
			FROM ranked GROUP BY 1, 2, 3 HAVING bool_or(small)
		) c
	), kept AS (
		SELECT r.office_ags, r.month, r.service_type, r.base, r.n
		FROM ranked r JOIN decided d USING (office_ags, month, base) WHERE r.k <= coalesce(d.until, r.k)
	), kept_together AS (
		SELECT office_ags, month, base, count(*) AS kinds, sum(n) AS n FROM kept GROUP BY 1, 2, 3
	), able AS (
		SELECT j.*, o.service_type IS NOT NULL AS is_kept, coalesce(t.kinds, 0) AS kept_kinds,
			j.whole - (sum(j.n) OVER line - sum(j.n) OVER place) AS left_over, coalesce(t.n, 0) AS kept_n,
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
					AND coalesce(left_over NOT IN (1, 2), true)
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
-- What others use of the places is also told by what the own office uses of them.
CREATE OR REPLACE VIEW figure_cell WITH (security_barrier) AS
	SELECT f.office_ags, f.month, f.service_type, f.specialisation, f.budget_cents,
		CASE WHEN v.whole OR NOT 'cases' = ANY (f.hidden) THEN f.cases ELSE 0 END AS cases,
		CASE WHEN v.whole OR NOT f.hidden && '{cases,rates}' THEN f.rates ELSE '{}' END AS rates,
		CASE WHEN v.whole OR NOT 'paid' = ANY (f.hidden) THEN f.paid_cents END AS paid_cents,
		CASE WHEN v.whole OR NOT 'out-of-area' = ANY (f.hidden) THEN f.out_of_area ELSE 0 END AS out_of_area,
		CASE WHEN v.whole OR NOT 'area' = ANY (f.hidden) THEN f.occupied_days ELSE 0 END AS occupied_days,
		f.operable_days,
		CASE WHEN v.whole OR NOT f.hidden && '{area,foreign,own-use}' THEN f.foreign_days ELSE 0 END AS foreign_days,
		CASE WHEN v.whole OR NOT 'fruitless' = ANY (f.hidden) THEN f.fruitless ELSE 0 END AS fruitless,
		CASE WHEN v.whole OR NOT 'drop-outs' = ANY (f.hidden) THEN f.drop_outs ELSE 0 END AS drop_outs,
		CASE WHEN v.whole OR NOT 'ended' = ANY (f.hidden) THEN f.lengths ELSE '{}' END AS lengths,
		CASE WHEN v.whole OR NOT 'placed' = ANY (f.hidden) THEN f.days_to_place ELSE '{}' END AS days_to_place,
		CASE WHEN v.whole OR NOT 'transfers' = ANY (f.hidden) THEN f.transfers ELSE 0 END AS transfers,
		CASE WHEN v.whole THEN '{}' ELSE f.hidden END AS hidden
	-- OFFSET 0 keeps the planner from writing these expressions out wherever they are used.
	FROM (
		SELECT app_figures() AS scope, app_office() AS office,
			(SELECT own.land_code FROM office own WHERE own.ags = app_office()) AS land_code
		OFFSET 0
	) asking
	JOIN office o ON o.land_code = asking.land_code
	JOIN figure_month f ON f.office_ags = o.ags
	CROSS JOIN LATERAL (
		SELECT f.hidden = '{}' OR coalesce(asking.scope = 'detail' AND f.office_ags = asking.office, false) AS whole OFFSET 0
	) v
	WHERE asking.scope IS NOT NULL;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION figure_sums(text[], date[], text, boolean) FROM PUBLIC;
--> statement-breakpoint
-- What is charged to the budget is known in amounts of single invoices: to those who see invoices, as it is with these.
DROP POLICY office_of_charge ON budget_charge;
--> statement-breakpoint
CREATE POLICY office_of_charge ON budget_charge TO ankerplatz_app USING (office_ags = app_office() AND app_invoices());
--> statement-breakpoint
-- What must not be shown any more is gone at once; the single specialisations are left to the job.
DO $$ DECLARE office text; BEGIN
	FOR office IN SELECT DISTINCT f.office_ags FROM figure_month f LOOP
		PERFORM rebuild_figures(office, true);
	END LOOP;
END $$;
