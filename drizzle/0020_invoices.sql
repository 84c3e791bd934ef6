ALTER TABLE "invoice" ADD COLUMN "warnings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "invoice_refers_to_id_index" ON "invoice" USING btree ("refers_to_id");--> statement-breakpoint
CREATE INDEX "invoice_payment_run_id_index" ON "invoice" USING btree ("payment_run_id");--> statement-breakpoint

-- ── What is sent stays where it is ──────────────────────────────────────────────────────────────────────────────

-- A draft may be thrown away; of a sent invoice number and lines are kept, whatever becomes of it (§ 147 AO).
CREATE FUNCTION guard_kept_invoice() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
	IF OLD.state <> 'draft' THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'invoice/wrong-state';
	END IF;
	RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoice_is_kept BEFORE DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION guard_kept_invoice();
--> statement-breakpoint
-- The provider who takes an ordered invoice back sees no budget of the office: the money goes back by itself.
CREATE FUNCTION release_budget() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	DELETE FROM budget_charge WHERE invoice_id = NEW.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION release_budget() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER cancelled_invoice_frees_budget AFTER UPDATE OF state ON invoice
	FOR EACH ROW WHEN (NEW.state = 'cancelled' AND OLD.state <> 'cancelled') EXECUTE FUNCTION release_budget();
