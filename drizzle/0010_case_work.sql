CREATE TABLE "case_document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"original_name" text,
	"storage_key" text NOT NULL,
	"bytes" integer NOT NULL,
	"pages" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" text DEFAULT '' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_document_storageKey_unique" UNIQUE("storage_key")
);
--> statement-breakpoint
CREATE TABLE "case_person" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"organisation" text,
	"street" text,
	"postal_code" text,
	"place" text,
	"phone" text,
	"email" text,
	"custodian" boolean DEFAULT false NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "client_restriction" (
	"client_id" uuid PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"reason" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"called_by" uuid NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"meeting_at" timestamp with time zone NOT NULL,
	"vote_until" timestamp with time zone NOT NULL,
	"situation" text DEFAULT '' NOT NULL,
	"resources" text DEFAULT '' NOT NULL,
	"risk" text DEFAULT '' NOT NULL,
	"wishes" text DEFAULT '' NOT NULL,
	"alternatives" jsonb,
	"alternatives_text" text DEFAULT '' NOT NULL,
	"service_type" text,
	"units_per_week" numeric(8, 2),
	"from_day" date,
	"until_day" date,
	"goals" text DEFAULT '' NOT NULL,
	"cost_comparison" text DEFAULT '' NOT NULL,
	"dissent" text DEFAULT '' NOT NULL,
	"decision" text,
	"next_review" date,
	"closed_at" timestamp with time zone,
	"closed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "consultation_addendum" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"consultation_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_participant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"consultation_id" uuid NOT NULL,
	"account_id" uuid,
	"name" text NOT NULL,
	"function" text NOT NULL,
	"vote" text,
	"comment" text,
	"voted_at" timestamp with time zone,
	CONSTRAINT "consultation_participant_consultationId_accountId_unique" UNIQUE("consultation_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "deletion_mark" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"case_number" text NOT NULL,
	"rule" text NOT NULL,
	"marked_by" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	"erased_by" uuid,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "help_plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"need" text DEFAULT '' NOT NULL,
	"service_type" text,
	"services" text DEFAULT '' NOT NULL,
	"goals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"contact_rules" text DEFAULT '' NOT NULL,
	"participation" text DEFAULT '' NOT NULL,
	"from_day" date,
	"until_day" date,
	"next_review" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"valid_from" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "help_plan_caseId_version_unique" UNIQUE("case_id","version")
);
--> statement-breakpoint
CREATE TABLE "jurisdiction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"basis" text NOT NULL,
	"responsible" text NOT NULL,
	"note" text,
	CONSTRAINT "jurisdiction_caseId_fromDay_unique" UNIQUE("case_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "letterhead" (
	"office_ags" text PRIMARY KEY NOT NULL,
	"authority" text NOT NULL,
	"department" text NOT NULL,
	"street" text NOT NULL,
	"postal_code" text NOT NULL,
	"place" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"objection_body" text NOT NULL,
	"objection_seat" text NOT NULL,
	"objection_form" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"placement_id" uuid,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"posted_on" date NOT NULL,
	"notified_on" date,
	"objection_until" date,
	CONSTRAINT "notice_caseId_kind_version_unique" UNIQUE("case_id","kind","version")
);
--> statement-breakpoint
CREATE TABLE "plan_signature" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"function" text NOT NULL,
	"image" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "text_block" (
	"office_ags" text NOT NULL,
	"kind" text NOT NULL,
	"slot" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "text_block_office_ags_kind_slot_pk" PRIMARY KEY("office_ags","kind","slot")
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "mail_wanted" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "help_case" ADD COLUMN "deputy_id" uuid;--> statement-breakpoint
ALTER TABLE "help_case" ADD COLUMN "deputy_from" date;--> statement-breakpoint
ALTER TABLE "help_case" ADD COLUMN "deputy_until" date;--> statement-breakpoint
ALTER TABLE "inbox_message" ADD COLUMN "mailed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "case_document" ADD CONSTRAINT "case_document_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_document" ADD CONSTRAINT "case_document_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_document" ADD CONSTRAINT "case_document_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_person" ADD CONSTRAINT "case_person_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_person" ADD CONSTRAINT "case_person_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_restriction" ADD CONSTRAINT "client_restriction_client_id_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."client"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_restriction" ADD CONSTRAINT "client_restriction_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_called_by_account_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_addendum" ADD CONSTRAINT "consultation_addendum_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_addendum" ADD CONSTRAINT "consultation_addendum_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_addendum" ADD CONSTRAINT "consultation_addendum_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_participant" ADD CONSTRAINT "consultation_participant_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_participant" ADD CONSTRAINT "consultation_participant_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_participant" ADD CONSTRAINT "consultation_participant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deletion_mark" ADD CONSTRAINT "deletion_mark_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_plan" ADD CONSTRAINT "help_plan_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_plan" ADD CONSTRAINT "help_plan_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_plan" ADD CONSTRAINT "help_plan_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_plan" ADD CONSTRAINT "help_plan_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jurisdiction" ADD CONSTRAINT "jurisdiction_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jurisdiction" ADD CONSTRAINT "jurisdiction_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letterhead" ADD CONSTRAINT "letterhead_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_document_id_case_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."case_document"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_issued_by_account_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_signature" ADD CONSTRAINT "plan_signature_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_signature" ADD CONSTRAINT "plan_signature_plan_id_help_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."help_plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_block" ADD CONSTRAINT "text_block_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_document_case_id_created_at_index" ON "case_document" USING btree ("case_id","created_at");--> statement-breakpoint
CREATE INDEX "case_document_office_ags_index" ON "case_document" USING btree ("office_ags");--> statement-breakpoint
CREATE INDEX "case_person_case_id_index" ON "case_person" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "consultation_case_id_index" ON "consultation" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "consultation_office_ags_closed_at_index" ON "consultation" USING btree ("office_ags","closed_at");--> statement-breakpoint
CREATE INDEX "consultation_addendum_consultation_id_index" ON "consultation_addendum" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "consultation_participant_account_id_index" ON "consultation_participant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "deletion_mark_office_ags_erased_at_index" ON "deletion_mark" USING btree ("office_ags","erased_at");--> statement-breakpoint
CREATE INDEX "help_plan_office_ags_state_next_review_index" ON "help_plan" USING btree ("office_ags","state","next_review");--> statement-breakpoint
CREATE INDEX "notice_office_ags_objection_until_index" ON "notice" USING btree ("office_ags","objection_until");--> statement-breakpoint
CREATE INDEX "plan_signature_plan_id_index" ON "plan_signature" USING btree ("plan_id");--> statement-breakpoint
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_deputy_id_account_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint

-- ── Walls ───────────────────────────────────────────────────────────────────────────────────────────────────────

GRANT SELECT ON case_person, jurisdiction, consultation, consultation_participant, consultation_addendum, help_plan,
	plan_signature, case_document, notice, letterhead, text_block, deletion_mark, client_restriction TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON case_person, jurisdiction, consultation_participant, text_block TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON consultation, help_plan, letterhead, deletion_mark TO ankerplatz_app;
--> statement-breakpoint
-- What is in the file stays as it is: no right to change it, deletion only by erase_case.
GRANT INSERT ON consultation_addendum, plan_signature, case_document, notice, client_restriction TO ankerplatz_app;
--> statement-breakpoint
GRANT DELETE ON client_restriction TO ankerplatz_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE case_person ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE jurisdiction ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE consultation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE consultation_participant ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE consultation_addendum ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE help_plan ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE plan_signature ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE case_document ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE deletion_mark ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE client_restriction ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE letterhead ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE text_block ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY office_of_person ON case_person TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_jurisdiction ON jurisdiction TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_consultation ON consultation TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_participant ON consultation_participant TO ankerplatz_app
	USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_addendum ON consultation_addendum TO ankerplatz_app
	USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_plan ON help_plan TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_signature ON plan_signature TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_document ON case_document TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_notice ON notice TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_mark ON deletion_mark TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_restriction ON client_restriction TO ankerplatz_app
	USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_letterhead ON letterhead TO ankerplatz_app USING (office_ags = app_office());
--> statement-breakpoint
CREATE POLICY office_of_text_block ON text_block TO ankerplatz_app USING (office_ags = app_office());
--> statement-breakpoint

-- ── What is closed stays as it is ───────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION guard_closed_consultation() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
	IF OLD.closed_at IS NOT NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'consultation/closed';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER consultation_closed BEFORE UPDATE ON consultation
	FOR EACH ROW EXECUTE FUNCTION guard_closed_consultation();
--> statement-breakpoint
-- Locks the consultation, so that a vote and the closing come one after the other.
CREATE FUNCTION guard_closed_participants() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE closed timestamptz;
BEGIN
	SELECT closed_at INTO closed FROM consultation WHERE id = coalesce(NEW.consultation_id, OLD.consultation_id) FOR SHARE;
	-- Without its consultation it goes with it: the whole case is being deleted.
	IF closed IS NOT NULL THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'consultation/closed';
	END IF;
	RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER consultation_participants_closed BEFORE INSERT OR UPDATE OR DELETE ON consultation_participant
	FOR EACH ROW EXECUTE FUNCTION guard_closed_participants();
--> statement-breakpoint
CREATE UNIQUE INDEX help_plan_one_valid ON help_plan (case_id) WHERE state = 'valid';
--> statement-breakpoint
CREATE UNIQUE INDEX help_plan_one_draft ON help_plan (case_id) WHERE state = 'draft';
--> statement-breakpoint
-- Only a draft is worked on; a version that was valid keeps its words and only changes its state.
CREATE FUNCTION guard_help_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
	IF OLD.state <> 'draft' AND (to_jsonb(NEW) - ARRAY['state', 'ended_at', 'next_review'])
		IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'ended_at', 'next_review']) THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'plan/not-a-draft';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER help_plan_keeps_words BEFORE UPDATE ON help_plan FOR EACH ROW EXECUTE FUNCTION guard_help_plan();
--> statement-breakpoint

-- ── Search in the file ──────────────────────────────────────────────────────────────────────────────────────────

CREATE INDEX case_document_words ON case_document USING gin (to_tsvector('german', title || ' ' || content));
--> statement-breakpoint

-- ── Deletion: the whole case, in one transaction, by two people ─────────────────────────────────────────────────

-- Removes a case with everything of it and answers the storage names of its files. The client goes with the last case.
CREATE FUNCTION erase_case(p_mark bigint) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	mark deletion_mark;
	person uuid;
	files text[];
BEGIN
	SELECT * INTO mark FROM deletion_mark WHERE id = p_mark AND office_ags = app_office() AND app_persons() FOR UPDATE;
	IF NOT FOUND OR mark.erased_at IS NOT NULL OR mark.marked_by = app_account() THEN
		RAISE EXCEPTION USING ERRCODE = 'AP003', MESSAGE = 'deletion/needs-second-person';
	END IF;
	SELECT client_id INTO person FROM help_case WHERE id = mark.case_id AND office_ags = mark.office_ags FOR UPDATE;
	IF EXISTS (SELECT FROM client_restriction WHERE client_id = person) THEN
		RAISE EXCEPTION USING ERRCODE = 'AP003', MESSAGE = 'deletion/restricted';
	END IF;
	SELECT coalesce(array_agg(storage_key), '{}') INTO files FROM case_document WHERE case_id = mark.case_id;
	DELETE FROM inbox_message WHERE placement_id IN (SELECT id FROM placement WHERE case_id = mark.case_id);
	DELETE FROM placement WHERE case_id = mark.case_id;
	DELETE FROM fruitless_search WHERE case_id = mark.case_id;
	DELETE FROM help_case WHERE id = mark.case_id;
	DELETE FROM client WHERE id = person AND NOT EXISTS (SELECT FROM help_case WHERE client_id = person);
	UPDATE deletion_mark SET erased_by = app_account(), erased_at = now() WHERE id = p_mark;
	RETURN files;
END $$;
