ALTER TABLE "service_record" ADD COLUMN "unsigned_reason" text;--> statement-breakpoint

-- ── Months that are billed ──────────────────────────────────────────────────────────────────────────────────────

-- Whoever records service does not see invoices, and still must not change what one of them is about.
CREATE FUNCTION billed_months(p_placement uuid) RETURNS date[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$
	SELECT coalesce(array_agg(DISTINCT i.month ORDER BY i.month), '{}') FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
	WHERE l.placement_id = p_placement AND i.state NOT IN ('draft', 'cancelled') AND i.kind <> 'advance'
$$;
--> statement-breakpoint

-- ── What is released is sealed ──────────────────────────────────────────────────────────────────────────────────

-- As the API writes moments, whatever time zone a session has.
CREATE FUNCTION moment_text(timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
--> statement-breakpoint
-- The note counts, and is only read in here: whoever may not see it can still have the seal checked.
CREATE FUNCTION service_record_digest(r service_record) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$
	SELECT encode(sha256(convert_to(json_build_array(
		r.id, r.placement_id, r.day, to_char(r.from_time, 'HH24:MI'), to_char(r.until_time, 'HH24:MI'), r.kind, r.minutes,
		r.participants, r.place, r.signed_by, encode(sha256(r.signature), 'hex'), moment_text(r.signed_at), r.unsigned_reason,
		r.released_by, moment_text(r.released_at), r.created_by, moment_text(r.created_at),
		(SELECT n.note FROM service_record_note n WHERE n.record_id = r.id)
	)::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION seal_released_record() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
	NEW.hash := service_record_digest(NEW);
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER service_record_sealed BEFORE UPDATE ON service_record FOR EACH ROW
	WHEN (NEW.state = 'released' AND OLD.state NOT IN ('released', 'billed')) EXECUTE FUNCTION seal_released_record();
--> statement-breakpoint
CREATE FUNCTION guard_note_of_released() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	-- A note that goes together with its record finds it gone.
	IF EXISTS (
		SELECT FROM service_record WHERE id = coalesce(NEW.record_id, OLD.record_id) AND state IN ('released', 'billed')
	) THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'record/frozen';
	END IF;
	RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER service_record_note_frozen BEFORE INSERT OR UPDATE OR DELETE ON service_record_note
	FOR EACH ROW EXECUTE FUNCTION guard_note_of_released();
