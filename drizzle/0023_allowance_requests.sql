CREATE TABLE "allowance_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"placement_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid,
	"kind" text NOT NULL,
	"amount" numeric(12, 2),
	"rhythm" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"reason" text NOT NULL,
	"evidence" text,
	"side" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"answer" text,
	"grant_id" uuid
);
--> statement-breakpoint
ALTER TABLE "live_event" ADD COLUMN "invoice_id" uuid;--> statement-breakpoint
ALTER TABLE "allowance_request" ADD CONSTRAINT "allowance_request_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_request" ADD CONSTRAINT "allowance_request_requested_by_account_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_request" ADD CONSTRAINT "allowance_request_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_request" ADD CONSTRAINT "allowance_request_grant_id_allowance_grant_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."allowance_grant"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allowance_request_placement_id_index" ON "allowance_request" USING btree ("placement_id");--> statement-breakpoint
CREATE INDEX "allowance_request_office_ags_state_index" ON "allowance_request" USING btree ("office_ags","state");--> statement-breakpoint
CREATE INDEX "allowance_request_provider_id_index" ON "allowance_request" USING btree ("provider_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON allowance_request TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE allowance_request ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY both_sides ON allowance_request TO ankerplatz_app USING (
	(office_ags = app_office() OR provider_id = app_provider()) AND EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id)
);
--> statement-breakpoint
CREATE TRIGGER allowance_request_is_news AFTER INSERT OR UPDATE ON allowance_request
	FOR EACH ROW EXECUTE FUNCTION announce_fact_of_stay();
--> statement-breakpoint
-- Open pages hear of each step of an invoice; of a draft only the side that writes it.
CREATE FUNCTION announce_invoices() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE event_id bigint;
BEGIN
	FOR event_id IN
		INSERT INTO live_event (topic, office_ags, provider_id, invoice_id)
		SELECT DISTINCT 'invoice', CASE WHEN i.state <> 'draft' THEN i.office_ags END, i.provider_id, i.id
		FROM touched t JOIN invoice i ON i.id = t.invoice_id RETURNING live_event.id
	LOOP
		PERFORM pg_notify('ankerplatz_live', event_id::text);
	END LOOP;
	RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION announce_invoices() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER invoice_event_is_news AFTER INSERT ON invoice_event REFERENCING NEW TABLE AS touched
	FOR EACH STATEMENT EXECUTE FUNCTION announce_invoices();
--> statement-breakpoint
-- What the own office has ordered for the stays of a month. Who reserves sees no invoices but plans with what is left, so
-- it is asked here. Advances are left out: the invoice that sets them off is charged whole.
CREATE FUNCTION ordered_of_month(p_month date) RETURNS TABLE (placement_id uuid, amount numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT l.placement_id, sum(l.amount) FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
	WHERE i.office_ags = app_office() AND i.month = p_month AND l.placement_id IS NOT NULL
		AND EXISTS (SELECT FROM budget_charge c WHERE c.invoice_id = i.id)
	GROUP BY 1
$$;
