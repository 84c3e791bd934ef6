-- ── The audit log cannot be changed unnoticed ───────────────────────────────────────────────────────────────────

-- What the hash is made of. Never changed: old hashes must still fit.
CREATE FUNCTION audit_entry_text(e audit_entry) RETURNS text LANGUAGE sql STABLE SET search_path = public AS $$
	SELECT jsonb_build_object(
		'id', e.id, 'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), 'account', e.account_id,
		'role', e.role, 'office', e.office_ags, 'provider', e.provider_id, 'action', e.action,
		'subjectKind', e.subject_kind, 'subject', e.subject_id, 'address', e.address, 'reason', e.reason,
		'details', e.details
	)::text
$$;
--> statement-breakpoint

-- Appends entries to the chain in the order of their ids. One that was committed after its successors follows them; the
-- check reports what lies further back than that, because only somebody behind the app's back can have put it there.
CREATE FUNCTION seal_audit_entries() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	entry audit_entry;
	last_position bigint;
	last_hash text;
	newest bigint;
	sealed integer := 0;
BEGIN
	PERFORM pg_advisory_xact_lock(7203412);
	SELECT position, hash INTO last_position, last_hash FROM audit_chain ORDER BY position DESC LIMIT 1;
	SELECT max(entry_id) INTO newest FROM audit_chain;
	FOR entry IN
		SELECT e.* FROM audit_entry e
		WHERE e.id > coalesce(newest, 0) - 10000 AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.entry_id = e.id)
		ORDER BY e.id LIMIT 5000
	LOOP
		last_position := coalesce(last_position, 0) + 1;
		last_hash := encode(sha256(convert_to(coalesce(last_hash, '') || audit_entry_text(entry), 'UTF8')), 'hex');
		INSERT INTO audit_chain (position, entry_id, hash) VALUES (last_position, entry.id, last_hash);
		sealed := sealed + 1;
	END LOOP;
	RETURN sealed;
END $$;
--> statement-breakpoint

-- Row level security and missing rights stop the app; this stops whoever owns the tables from doing it by mistake.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the audit log is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER audit_chain_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
REVOKE INSERT ON audit_chain FROM ankerplatz_app;
--> statement-breakpoint

-- Who belongs to no office and no provider reads what concerns none: accounts of the state's side, unknown visitors.
CREATE POLICY log_of_no_tenant ON audit_entry FOR SELECT TO ankerplatz_app USING (
	office_ags IS NULL AND provider_id IS NULL
	AND app_office() IS NULL AND app_provider() IS NULL AND app_account() IS NOT NULL
);
