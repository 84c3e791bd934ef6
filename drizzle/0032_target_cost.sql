CREATE TABLE "allowance_refresh" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"stale_placement" uuid NOT NULL,
	"office_ags" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_overview" ADD COLUMN "target_cost" numeric(12, 2);--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "granted_allowances" numeric(12, 2) DEFAULT '0.00' NOT NULL;--> statement-breakpoint
ALTER TABLE "case_overview" DROP COLUMN "target_fee";
--> statement-breakpoint
GRANT UPDATE (granted_allowances) ON placement TO ankerplatz_app;
--> statement-breakpoint

-- ── What is granted besides the fee: which placements have to be added up anew ──────────────────────────────────

CREATE FUNCTION note_stale_allowances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE row jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
	INSERT INTO allowance_refresh (stale_placement, office_ags)
	SELECT DISTINCT g.placement_id, g.office_ags FROM allowance_grant g
	WHERE CASE TG_TABLE_NAME
		WHEN 'placement' THEN g.placement_id = (row->>'id')::uuid
		ELSE g.placement_id IN (SELECT id FROM placement WHERE client_id = (row->>'id')::uuid)
	END;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION note_granted_allowance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE changed allowance_grant := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
	INSERT INTO allowance_refresh (stale_placement, office_ags) VALUES (changed.placement_id, changed.office_ags);
	RETURN NULL;
END $$;
--> statement-breakpoint
-- A table is taken over as a whole and seldom: everybody for whom something is granted.
CREATE FUNCTION note_allowance_table() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	INSERT INTO allowance_refresh (stale_placement, office_ags)
	SELECT DISTINCT placement_id, office_ags FROM allowance_grant;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER grant_allowances AFTER INSERT OR UPDATE OR DELETE ON allowance_grant
	FOR EACH ROW EXECUTE FUNCTION note_granted_allowance();
--> statement-breakpoint
CREATE TRIGGER table_allowances AFTER INSERT OR UPDATE OR DELETE ON allowance_rate
	FOR EACH STATEMENT EXECUTE FUNCTION note_allowance_table();
--> statement-breakpoint
CREATE TRIGGER period_allowances AFTER UPDATE OF begin_day, end_day ON placement FOR EACH ROW
	WHEN ((NEW.begin_day, NEW.end_day) IS DISTINCT FROM (OLD.begin_day, OLD.end_day))
	EXECUTE FUNCTION note_stale_allowances();
--> statement-breakpoint
CREATE TRIGGER client_allowances AFTER UPDATE OF birth_date ON client FOR EACH ROW
	WHEN (NEW.birth_date IS DISTINCT FROM OLD.birth_date) EXECUTE FUNCTION note_stale_allowances();
--> statement-breakpoint

-- Takes placements off the list; a transaction that fails puts them back. Ids only.
CREATE FUNCTION take_stale_allowances(p_most integer) RETURNS TABLE (placement_id uuid, office_ags text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public AS $$
	WITH taken AS (
		DELETE FROM allowance_refresh WHERE id IN (
			SELECT id FROM allowance_refresh ORDER BY id LIMIT p_most FOR UPDATE SKIP LOCKED
		) RETURNING stale_placement, office_ags
	)
	SELECT DISTINCT stale_placement, office_ags FROM taken
$$;
--> statement-breakpoint
INSERT INTO allowance_refresh (stale_placement, office_ags) SELECT DISTINCT placement_id, office_ags FROM allowance_grant;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION case_overview_of(p_cases uuid[]) RETURNS SETOF case_overview
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT h.id, h.office_ags, h.number, h.created_at, c.last_name, c.first_name,
		h.worker_id, p.id, p.state, p.service_type, coalesce(v.name, p.outside_facility->>'provider'),
		coalesce(f.name, p.outside_facility->>'name'), coalesce(o.sign, o.name), p.begin_day, p.end_day,
		p.hold_until, p.reserved_at, p.consented_at, p.booked_at, p.out_of_area,
		lower(concat_ws(' ', c.last_name, c.first_name, h.number, coalesce(f.name, p.outside_facility->>'name'),
			coalesce(v.name, p.outside_facility->>'provider'))),
		w.consent_open, w.to_book, w.commitment_missing_since, w.first_hold_until, w.first_arrival_due, w.first_end_due,
		p.target_fee + p.granted_allowances
	FROM help_case h JOIN client c ON c.id = h.client_id
	LEFT JOIN LATERAL (
		SELECT * FROM placement x WHERE x.case_id = h.id
		ORDER BY array_position(ARRAY['active', 'booked', 'consented', 'reserved', 'requested'], x.state) NULLS LAST,
			x.created_at DESC, x.id
		LIMIT 1
	) p ON true
	CROSS JOIN LATERAL (
		SELECT coalesce(bool_or(x.state = 'reserved'), false) AS consent_open,
			coalesce(bool_or(x.state = 'consented'), false) AS to_book,
			max(x.booked_at) FILTER (WHERE x.state IN ('booked', 'active') AND NOT EXISTS (
				SELECT FROM notice n WHERE n.case_id = h.id AND n.kind = 'cost-commitment' AND n.placement_id = x.id
			)) AS commitment_missing_since,
			min(x.hold_until) FILTER (WHERE x.state IN ('reserved', 'consented')) AS first_hold_until,
			min(x.begin_day) FILTER (WHERE x.state = 'booked') AS first_arrival_due,
			min(x.end_day) FILTER (WHERE x.state = 'active') AS first_end_due
		FROM placement x WHERE x.case_id = h.id AND x.state IN ('reserved', 'consented', 'booked', 'active')
	) w
	LEFT JOIN facility f ON f.id = p.facility_id
	LEFT JOIN provider v ON v.id = p.provider_id
	LEFT JOIN office o ON o.ags = f.office_ags
	WHERE h.id = ANY (p_cases)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION derive_case_overview(p_cases uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM 1 FROM case_overview WHERE case_id = ANY (p_cases) ORDER BY case_id FOR UPDATE;
	INSERT INTO case_overview SELECT * FROM case_overview_of(p_cases)
	ON CONFLICT (case_id) DO UPDATE SET
		last_name = excluded.last_name, first_name = excluded.first_name, worker_id = excluded.worker_id,
		placement_id = excluded.placement_id,
		state = excluded.state, service_type = excluded.service_type, provider = excluded.provider,
		facility = excluded.facility, local_office = excluded.local_office, begin_day = excluded.begin_day,
		end_day = excluded.end_day, hold_until = excluded.hold_until, reserved_at = excluded.reserved_at, consented_at = excluded.consented_at,
		booked_at = excluded.booked_at, out_of_area = excluded.out_of_area,
		words = excluded.words, consent_open = excluded.consent_open, to_book = excluded.to_book,
		commitment_missing_since = excluded.commitment_missing_since, first_hold_until = excluded.first_hold_until,
		first_arrival_due = excluded.first_arrival_due, first_end_due = excluded.first_end_due,
		target_cost = excluded.target_cost;
END $$;
--> statement-breakpoint
SELECT derive_case_overview(array(SELECT id FROM help_case));
