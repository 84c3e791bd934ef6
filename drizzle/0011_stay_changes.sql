ALTER TABLE "live_event" ADD COLUMN "case_id" uuid;--> statement-breakpoint

-- Open pages of the office hear that something of a case has changed.
CREATE FUNCTION announce_case(p_case uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	WITH added AS (
		INSERT INTO live_event (topic, office_ags, case_id) SELECT 'case', office_ags, id FROM help_case WHERE id = p_case
		RETURNING id
	)
	SELECT pg_notify('ankerplatz_live', id::text) FROM added
$$;
