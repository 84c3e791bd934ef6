CREATE TABLE "allowance_grant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"placement_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid,
	"kind" text NOT NULL,
	"amount" numeric(12, 2),
	"rhythm" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"reference" text,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "allowance_rate" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"land_code" text NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"age_from" smallint NOT NULL,
	"age_to" smallint NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "allowance_rate_landCode_kind_fromDay_ageFrom_unique" UNIQUE("land_code","kind","from_day","age_from")
);
--> statement-breakpoint
CREATE TABLE "billing_agreement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"offer_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"rule_set" text NOT NULL,
	"food_share" numeric(12, 2),
	"travel_surcharge" numeric(12, 2),
	"switches" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reference" text,
	CONSTRAINT "billing_agreement_offerId_fromDay_unique" UNIQUE("offer_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "budget_charge" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"invoice_id" uuid NOT NULL,
	"month" date NOT NULL,
	"service_type" text,
	"amount" numeric(12, 2) NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "budget_charge_invoiceId_serviceType_unique" UNIQUE NULLS NOT DISTINCT("invoice_id","service_type")
);
--> statement-breakpoint
CREATE TABLE "invoice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"month" date NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"number" text,
	"refers_to_id" uuid,
	"place_kept" boolean DEFAULT false NOT NULL,
	"total" numeric(12, 2) NOT NULL,
	"source" text DEFAULT 'portal' NOT NULL,
	"uploaded" text,
	"note" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"due_on" date,
	"factual_by" uuid,
	"factual_at" timestamp with time zone,
	"arithmetical_by" uuid,
	"arithmetical_at" timestamp with time zone,
	"ordered_by" uuid,
	"ordered_at" timestamp with time zone,
	"payment_run_id" uuid,
	"paid_on" date,
	CONSTRAINT "invoice_providerId_number_unique" UNIQUE("provider_id","number")
);
--> statement-breakpoint
CREATE TABLE "invoice_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"invoice_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"text" text
);
--> statement-breakpoint
CREATE TABLE "invoice_line" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"invoice_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"placement_id" uuid,
	"person" text,
	"service_type" text,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"quantity" text NOT NULL,
	"unit" text NOT NULL,
	"price" numeric(12, 2) NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"rule" text NOT NULL,
	"days" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"objection" jsonb,
	CONSTRAINT "invoice_line_invoiceId_position_unique" UNIQUE("invoice_id","position")
);
--> statement-breakpoint
CREATE TABLE "invoice_number" (
	"provider_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "invoice_number_provider_id_year_pk" PRIMARY KEY("provider_id","year")
);
--> statement-breakpoint
CREATE TABLE "month_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" uuid NOT NULL,
	"month" date NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"alive_at" timestamp with time zone NOT NULL,
	CONSTRAINT "month_run_providerId_month_unique" UNIQUE("provider_id","month")
);
--> statement-breakpoint
CREATE TABLE "office_account" (
	"office_ags" text PRIMARY KEY NOT NULL,
	"leitweg_id" text NOT NULL,
	"name" text NOT NULL,
	"street" text NOT NULL,
	"postal_code" text NOT NULL,
	"place" text NOT NULL,
	"email" text NOT NULL,
	"account_holder" text NOT NULL,
	"iban" text NOT NULL,
	"bic" text
);
--> statement-breakpoint
CREATE TABLE "payment_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"number" integer NOT NULL,
	"execution_day" date NOT NULL,
	"count" integer NOT NULL,
	"total" numeric(12, 2) NOT NULL,
	"file" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_run_officeAgs_number_unique" UNIQUE("office_ags","number")
);
--> statement-breakpoint
CREATE TABLE "provider_account" (
	"provider_id" uuid PRIMARY KEY NOT NULL,
	"account_holder" text NOT NULL,
	"iban" text NOT NULL,
	"bic" text,
	"tax_number" text NOT NULL,
	"registration" text
);
--> statement-breakpoint
CREATE TABLE "service_record" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"placement_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"day" date NOT NULL,
	"from_time" time(0) NOT NULL,
	"until_time" time(0) NOT NULL,
	"kind" text NOT NULL,
	"minutes" smallint NOT NULL,
	"participants" smallint DEFAULT 1 NOT NULL,
	"place" text,
	"state" text DEFAULT 'open' NOT NULL,
	"signed_by" text,
	"signature" "bytea",
	"signed_at" timestamp with time zone,
	"released_by" uuid,
	"released_at" timestamp with time zone,
	"hash" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_record_note" (
	"record_id" uuid PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "weekly_appointment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"placement_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"minutes" smallint NOT NULL,
	"individually_dated" boolean DEFAULT true NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date
);
--> statement-breakpoint
ALTER TABLE "absence" ADD COLUMN "consented" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "absence" ADD COLUMN "recorded_by" uuid;--> statement-breakpoint
ALTER TABLE "absence" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "allowance_grant" ADD CONSTRAINT "allowance_grant_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_grant" ADD CONSTRAINT "allowance_grant_granted_by_account_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_rate" ADD CONSTRAINT "allowance_rate_land_code_land_code_fk" FOREIGN KEY ("land_code") REFERENCES "public"."land"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_agreement" ADD CONSTRAINT "billing_agreement_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_charge" ADD CONSTRAINT "budget_charge_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_charge" ADD CONSTRAINT "budget_charge_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_payment_run_id_payment_run_id_fk" FOREIGN KEY ("payment_run_id") REFERENCES "public"."payment_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_event" ADD CONSTRAINT "invoice_event_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_run" ADD CONSTRAINT "month_run_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_account" ADD CONSTRAINT "office_account_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_run" ADD CONSTRAINT "payment_run_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_account" ADD CONSTRAINT "provider_account_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record_note" ADD CONSTRAINT "service_record_note_record_id_service_record_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."service_record"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_appointment" ADD CONSTRAINT "weekly_appointment_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allowance_grant_placement_id_index" ON "allowance_grant" USING btree ("placement_id");--> statement-breakpoint
CREATE INDEX "budget_charge_office_ags_month_service_type_index" ON "budget_charge" USING btree ("office_ags","month","service_type");--> statement-breakpoint
CREATE INDEX "invoice_office_ags_state_due_on_index" ON "invoice" USING btree ("office_ags","state","due_on");--> statement-breakpoint
CREATE INDEX "invoice_provider_id_month_index" ON "invoice" USING btree ("provider_id","month");--> statement-breakpoint
CREATE INDEX "invoice_office_ags_month_index" ON "invoice" USING btree ("office_ags","month");--> statement-breakpoint
CREATE INDEX "invoice_event_invoice_id_id_index" ON "invoice_event" USING btree ("invoice_id","id");--> statement-breakpoint
CREATE INDEX "invoice_line_placement_id_from_day_index" ON "invoice_line" USING btree ("placement_id","from_day");--> statement-breakpoint
CREATE INDEX "service_record_placement_id_day_index" ON "service_record" USING btree ("placement_id","day");--> statement-breakpoint
CREATE INDEX "service_record_provider_id_day_index" ON "service_record" USING btree ("provider_id","day");--> statement-breakpoint
CREATE INDEX "weekly_appointment_placement_id_index" ON "weekly_appointment" USING btree ("placement_id");--> statement-breakpoint

-- ── Values ──────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE absence DROP CONSTRAINT absence_values;
--> statement-breakpoint
ALTER TABLE absence ADD CONSTRAINT absence_values CHECK (
	reason IN ('leave', 'illness', 'hospital', 'prevention', 'rehabilitation', 'social-facility', 'other')
	AND (until_day IS NULL OR until_day >= from_day)
);
--> statement-breakpoint
-- A sent invoice has its number and moment, a draft has neither.
ALTER TABLE invoice ADD CONSTRAINT invoice_sent CHECK ((state = 'draft') = (number IS NULL) AND (number IS NULL) = (sent_at IS NULL));
--> statement-breakpoint
ALTER TABLE invoice ADD CONSTRAINT invoice_two_people CHECK (factual_by IS DISTINCT FROM arithmetical_by OR factual_by IS NULL);
--> statement-breakpoint
-- One proposal per provider, office and month at a time: a month closed twice at once has one result.
CREATE UNIQUE INDEX invoice_one_draft ON invoice (provider_id, office_ags, month, kind) WHERE state = 'draft' AND kind IN ('invoice', 'difference');
--> statement-breakpoint

-- ── Walls ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Beside names of cases there is a second right: names, days and sums on invoices, for finance roles of both sides.
DROP FUNCTION app_enter(text, text, text, text, boolean);
--> statement-breakpoint
CREATE FUNCTION app_enter(
	p_account text, p_office text, p_provider text, p_facilities text, p_persons boolean, p_invoices boolean,
	p_notes boolean
) RETURNS void LANGUAGE sql AS $$
	SELECT set_config('app.account', coalesce(p_account, ''), true), set_config('app.office', coalesce(p_office, ''), true),
		set_config('app.provider', coalesce(p_provider, ''), true), set_config('app.facilities', coalesce(p_facilities, ''), true),
		set_config('app.persons', CASE WHEN p_persons THEN 'on' ELSE '' END, true),
		set_config('app.invoices', CASE WHEN p_invoices THEN 'on' ELSE '' END, true),
		set_config('app.notes', CASE WHEN p_notes THEN 'on' ELSE '' END, true)
$$;
--> statement-breakpoint
CREATE FUNCTION app_invoices() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT coalesce(current_setting('app.invoices', true), '') = 'on'
$$;
--> statement-breakpoint
-- Who checks an invoice sees the stays it is about, from the booking on.
CREATE POLICY office_finance ON placement FOR SELECT TO ankerplatz_app USING (
	office_ags = app_office() AND app_invoices() AND state IN ('booked', 'active', 'ended', 'transferred')
);
--> statement-breakpoint
CREATE POLICY office_finance ON placement_identity FOR SELECT TO ankerplatz_app USING (
	office_ags = app_office() AND app_invoices() AND EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id)
);
--> statement-breakpoint
CREATE POLICY office_finance ON absence TO ankerplatz_app USING (office_ags = app_office() AND app_invoices());
--> statement-breakpoint
GRANT DELETE ON absence TO ankerplatz_app;
--> statement-breakpoint
GRANT SELECT ON billing_agreement, weekly_appointment, service_record, service_record_note, provider_account, office_account,
	allowance_rate, allowance_grant, invoice, invoice_line, invoice_event, invoice_number, month_run, payment_run,
	budget_charge TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON billing_agreement, weekly_appointment, service_record, service_record_note, provider_account,
	office_account, allowance_rate, allowance_grant, invoice, invoice_line, invoice_number, month_run TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT ON invoice_event, payment_run, budget_charge TO ankerplatz_app;
--> statement-breakpoint
GRANT DELETE ON budget_charge TO ankerplatz_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE weekly_appointment ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE service_record ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE service_record_note ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE provider_account ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE office_account ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE allowance_grant ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invoice ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invoice_line ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invoice_event ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invoice_number ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE month_run ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE payment_run ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE budget_charge ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The row rules of placement apply inside: visible where the placement is.
CREATE POLICY both_sides ON weekly_appointment TO ankerplatz_app USING (
	(office_ags = app_office() OR provider_id = app_provider()) AND EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id)
);
--> statement-breakpoint
CREATE POLICY both_sides ON service_record TO ankerplatz_app USING (
	(office_ags = app_office() OR provider_id = app_provider()) AND EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id)
);
--> statement-breakpoint
-- Notes are for those who work with the person, not for finance roles of either side.
CREATE POLICY office_of_note ON service_record_note FOR SELECT TO ankerplatz_app USING (
	office_ags = app_office() AND app_persons() AND EXISTS (SELECT 1 FROM service_record r WHERE r.id = record_id)
);
--> statement-breakpoint
CREATE POLICY provider_of_note ON service_record_note TO ankerplatz_app USING (
	provider_id = app_provider() AND EXISTS (SELECT 1 FROM service_record r WHERE r.id = record_id)
	AND coalesce(current_setting('app.notes', true), '') = 'on'
);
--> statement-breakpoint
CREATE POLICY both_sides ON allowance_grant TO ankerplatz_app USING (
	(office_ags = app_office() OR provider_id = app_provider()) AND EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id)
);
--> statement-breakpoint
CREATE POLICY own_account ON provider_account TO ankerplatz_app USING (provider_id = app_provider() AND app_invoices());
--> statement-breakpoint
CREATE POLICY payee ON provider_account FOR SELECT TO ankerplatz_app USING (app_office() IS NOT NULL AND app_invoices());
--> statement-breakpoint
-- Where invoices go is known to those who write them; the rest of the row is an address and an account of an authority.
CREATE POLICY own_office ON office_account TO ankerplatz_app USING (office_ags = app_office());
--> statement-breakpoint
CREATE POLICY receiver ON office_account FOR SELECT TO ankerplatz_app USING (app_provider() IS NOT NULL AND app_invoices());
--> statement-breakpoint
-- A draft is the provider's alone, but for an invoice on paper ways that the office itself reads in.
CREATE POLICY provider_of_invoice ON invoice TO ankerplatz_app USING (provider_id = app_provider() AND app_invoices());
--> statement-breakpoint
CREATE POLICY office_of_invoice ON invoice TO ankerplatz_app USING (
	office_ags = app_office() AND app_invoices()
	AND (state <> 'draft' OR (source = 'upload' AND created_by = app_account()))
);
--> statement-breakpoint
CREATE POLICY of_invoice ON invoice_line TO ankerplatz_app USING (
	(office_ags = app_office() OR provider_id = app_provider()) AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id)
);
--> statement-breakpoint
CREATE POLICY of_invoice ON invoice_event TO ankerplatz_app USING (
	(office_ags = app_office() OR provider_id = app_provider()) AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id)
);
--> statement-breakpoint
CREATE POLICY own_numbers ON invoice_number TO ankerplatz_app USING (provider_id = app_provider() AND app_invoices());
--> statement-breakpoint
CREATE POLICY own_runs ON month_run TO ankerplatz_app USING (provider_id = app_provider() AND app_invoices());
--> statement-breakpoint
CREATE POLICY own_payments ON payment_run TO ankerplatz_app USING (office_ags = app_office() AND app_invoices());
--> statement-breakpoint
CREATE POLICY office_of_charge ON budget_charge TO ankerplatz_app USING (office_ags = app_office());
--> statement-breakpoint

-- ── What is sent stays as it is ─────────────────────────────────────────────────────────────────────────────────

-- Facts of a sent invoice never change; its state, the names of who checked it and the run that pays it do.
CREATE FUNCTION guard_sent_invoice() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
DECLARE movable text[] := ARRAY['state', 'factual_by', 'factual_at', 'arithmetical_by', 'arithmetical_at', 'ordered_by',
	'ordered_at', 'payment_run_id', 'paid_on', 'due_on'];
BEGIN
	IF OLD.state <> 'draft' AND (to_jsonb(NEW) - movable) IS DISTINCT FROM (to_jsonb(OLD) - movable) THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'invoice/wrong-state';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoice_keeps_facts BEFORE UPDATE ON invoice FOR EACH ROW EXECUTE FUNCTION guard_sent_invoice();
--> statement-breakpoint
CREATE FUNCTION guard_sent_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE stand text;
BEGIN
	SELECT state INTO stand FROM invoice WHERE id = coalesce(NEW.invoice_id, OLD.invoice_id);
	IF stand IS NULL OR stand = 'draft' THEN RETURN coalesce(NEW, OLD); END IF;
	-- An objection is the office's remark; a person's name goes when the person's data are deleted.
	IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - ARRAY['objection', 'person', 'placement_id'])
		IS NOT DISTINCT FROM (to_jsonb(OLD) - ARRAY['objection', 'person', 'placement_id'])
		AND (NEW.person IS NOT DISTINCT FROM OLD.person OR NEW.person IS NULL)
		AND (NEW.placement_id IS NOT DISTINCT FROM OLD.placement_id OR NEW.placement_id IS NULL) THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'invoice/wrong-state';
END $$;
--> statement-breakpoint
CREATE TRIGGER invoice_line_keeps_facts BEFORE INSERT OR UPDATE OR DELETE ON invoice_line
	FOR EACH ROW EXECUTE FUNCTION guard_sent_line();
--> statement-breakpoint
-- Sums are kept for the treasury (§ 147 AO), the name goes with the person's data.
CREATE FUNCTION forget_billed_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	UPDATE invoice_line SET person = NULL WHERE placement_id = OLD.id;
	RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER placement_forgets_billed BEFORE DELETE ON placement FOR EACH ROW EXECUTE FUNCTION forget_billed_person();
--> statement-breakpoint
-- A released service record is frozen: only that it was billed may be added.
CREATE FUNCTION guard_released_record() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		IF OLD.state IN ('released', 'billed') AND EXISTS (SELECT FROM placement WHERE id = OLD.placement_id) THEN
			RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'record/frozen';
		END IF;
		RETURN OLD;
	END IF;
	IF OLD.state IN ('released', 'billed') AND (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state') THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'record/frozen';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER service_record_frozen BEFORE UPDATE OR DELETE ON service_record
	FOR EACH ROW EXECUTE FUNCTION guard_released_record();
