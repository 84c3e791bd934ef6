ALTER TABLE "notice" DROP CONSTRAINT "notice_caseId_kind_version_unique";--> statement-breakpoint
ALTER TABLE "consultation" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consultation" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_caseId_kind_placementId_version_unique" UNIQUE NULLS NOT DISTINCT("case_id","kind","placement_id","version");--> statement-breakpoint

-- ── A consultation that was called off stays as it is ───────────────────────────────────────────────────────────

ALTER TABLE consultation ADD CONSTRAINT consultation_closed_or_cancelled CHECK (
	(closed_at IS NULL OR cancelled_at IS NULL) AND (cancelled_at IS NULL) = (cancel_reason IS NULL)
);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_closed_consultation() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
	IF OLD.closed_at IS NOT NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'consultation/closed';
	END IF;
	IF OLD.cancelled_at IS NOT NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'consultation/cancelled';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
-- Locks the consultation, so that a vote and the end of it come one after the other.
CREATE OR REPLACE FUNCTION guard_closed_participants() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE over consultation;
BEGIN
	SELECT * INTO over FROM consultation WHERE id = coalesce(NEW.consultation_id, OLD.consultation_id) FOR SHARE;
	-- Without its consultation it goes with it: the whole case is being deleted.
	IF over.closed_at IS NOT NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'consultation/closed';
	END IF;
	IF over.cancelled_at IS NOT NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'consultation/cancelled';
	END IF;
	RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint

-- ── What is corrected of a person reaches its live placements ───────────────────────────────────────────────────

GRANT UPDATE (age_at_begin, sex, unaccompanied) ON placement TO ankerplatz_app;
--> statement-breakpoint

-- ── Who read a case: entries about a part of it name the case in their details ──────────────────────────────────

CREATE INDEX audit_entry_case ON audit_entry ((details ->> 'caseId')) WHERE details ? 'caseId';
