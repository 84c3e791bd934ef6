-- The same cells as before. Who asks is looked up once instead of for each count of each row, and a row in which nothing
-- is hidden is handed on as it lies there.
CREATE OR REPLACE VIEW figure_cell WITH (security_barrier) AS
	SELECT f.office_ags, f.month, f.service_type, f.specialisation, f.budget_cents,
		CASE WHEN v.whole OR NOT 'cases' = ANY (f.hidden) THEN f.cases ELSE 0 END AS cases,
		CASE WHEN v.whole OR NOT f.hidden && '{cases,rates}' THEN f.rates ELSE '{}' END AS rates,
		CASE WHEN v.whole OR NOT 'paid' = ANY (f.hidden) THEN f.paid_cents END AS paid_cents,
		CASE WHEN v.whole OR NOT 'out-of-area' = ANY (f.hidden) THEN f.out_of_area ELSE 0 END AS out_of_area,
		CASE WHEN v.whole OR NOT 'area' = ANY (f.hidden) THEN f.occupied_days ELSE 0 END AS occupied_days,
		f.operable_days,
		CASE WHEN v.whole OR NOT f.hidden && '{area,foreign}' THEN f.foreign_days ELSE 0 END AS foreign_days,
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
