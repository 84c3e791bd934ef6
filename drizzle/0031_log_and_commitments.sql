ALTER TABLE "office" ADD COLUMN "commitment_list_days" integer DEFAULT 60 NOT NULL;--> statement-breakpoint

-- ── Settings of an office ───────────────────────────────────────────────────────────────────────────────────────

-- The version without the new value stays for a process of the version before, until that one has ended.
CREATE FUNCTION save_office_settings(
	p_hold_hours integer, p_budget_needs_release boolean, p_consultation_needed text,
	p_contribution_review_months integer, p_commitment_list_days integer
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	UPDATE office SET hold_hours = p_hold_hours, budget_needs_release = p_budget_needs_release,
		consultation_needed = p_consultation_needed, contribution_review_months = p_contribution_review_months,
		commitment_list_days = p_commitment_list_days
	WHERE ags = app_office()
$$;
--> statement-breakpoint

-- ── The log is kept as long as its own retention says ───────────────────────────────────────────────────────────

-- Only the command that cuts the log off at its old end says so in its transaction; the app has no right to delete.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND current_setting('app.audit_retention', true) = 'on' THEN
		RETURN NULL;
	END IF;
	RAISE EXCEPTION 'the audit log is append-only';
END $$;
