CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"role" text NOT NULL,
	"land_code" text NOT NULL,
	"office_ags" text,
	"provider_id" uuid,
	"password_hash" text NOT NULL,
	"must_change_password" boolean DEFAULT true NOT NULL,
	"totp_secret" text,
	"totp_confirmed_at" timestamp with time zone,
	"totp_last_step" integer,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "audit_chain" (
	"position" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_chain_entryId_unique" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"role" text,
	"office_ags" text,
	"provider_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"address" text,
	"reason" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "command_receipt" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"command" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "command_receipt_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "facility_grant" (
	"account_id" uuid NOT NULL,
	"facility_id" uuid NOT NULL,
	"until_day" date,
	CONSTRAINT "facility_grant_account_id_facility_id_pk" PRIMARY KEY("account_id","facility_id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"handle" uuid DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"land_code" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"device" text NOT NULL,
	CONSTRAINT "session_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "sign_in_throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"window_started_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "capacity_slice" (
	"offer_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"operable" numeric(8, 2) NOT NULL,
	"occupied_outside" numeric(8, 2) NOT NULL,
	CONSTRAINT "capacity_slice_offer_id_from_day_pk" PRIMARY KEY("offer_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "occupancy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"offer_id" uuid NOT NULL,
	"period" daterange NOT NULL,
	"amount" numeric(8, 2) NOT NULL,
	"kind" text NOT NULL,
	"placement_id" uuid,
	"office_ags" text,
	"provider_id" uuid NOT NULL,
	"expires_at" timestamp with time zone,
	"note" text,
	CONSTRAINT "occupancy_placementId_unique" UNIQUE("placement_id")
);
--> statement-breakpoint
CREATE TABLE "offer_free" (
	"offer_id" uuid PRIMARY KEY NOT NULL,
	"days" date[] NOT NULL,
	"free" integer[] NOT NULL,
	"overbooked" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_search" (
	"offer_id" uuid PRIMARY KEY NOT NULL,
	"service_type" text NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"office_ags" text NOT NULL,
	"region_id" uuid,
	"spec_mask" bigint NOT NULL,
	"unit" text NOT NULL,
	"age_from" smallint NOT NULL,
	"age_to" smallint NOT NULL,
	"sex" text NOT NULL,
	"licence_from" date,
	"licence_until" date,
	"closed_from" date,
	"first_rate_from" date,
	"last_rate_from" date,
	"last_rate_cents" integer,
	"full_days" datemultirange NOT NULL,
	"reported_at" timestamp with time zone,
	"sort_key" text NOT NULL,
	"search_text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vacancy_report" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"offer_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"operable" numeric(8, 2) NOT NULL,
	"occupied_outside" numeric(8, 2) NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"reported_by" uuid,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"year" integer NOT NULL,
	"service_type" text,
	"amount" numeric(12, 2) NOT NULL,
	CONSTRAINT "budget_officeAgs_year_serviceType_unique" UNIQUE NULLS NOT DISTINCT("office_ags","year","service_type")
);
--> statement-breakpoint
CREATE TABLE "case_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"text" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_number" (
	"office_ags" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "case_number_officeAgs_year_unique" UNIQUE("office_ags","year")
);
--> statement-breakpoint
CREATE TABLE "client" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"birth_date" date NOT NULL,
	"sex" text NOT NULL,
	"unaccompanied" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fruitless_search" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"account_id" uuid NOT NULL,
	"case_id" uuid,
	"service_type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"criteria_hash" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"removed" jsonb NOT NULL,
	CONSTRAINT "fruitless_search_accountId_criteriaHash_unique" UNIQUE("account_id","criteria_hash")
);
--> statement-breakpoint
CREATE TABLE "help_case" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"client_id" uuid NOT NULL,
	"number" text NOT NULL,
	"worker_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"closed_on" date,
	CONSTRAINT "help_case_officeAgs_number_unique" UNIQUE("office_ags","number")
);
--> statement-breakpoint
CREATE TABLE "directory_document" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"facility_id" uuid NOT NULL,
	"offer_id" uuid,
	"kind" text NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facility" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" uuid NOT NULL,
	"name" text NOT NULL,
	"street" text,
	"postal_code" text NOT NULL,
	"place" text NOT NULL,
	"office_ags" text NOT NULL,
	"region_id" uuid,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL,
	"contact_name" text,
	"phone" text,
	"fax" text,
	"email" text,
	"website" text,
	"description" text,
	"licence_from" date,
	"licence_until" date,
	"closed_from" date,
	"operating_days_per_week" smallint,
	"operating_days_per_year" smallint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "facility_providerId_name_unique" UNIQUE("provider_id","name")
);
--> statement-breakpoint
CREATE TABLE "facility_photo" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"facility_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"caption" text NOT NULL,
	"media_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "facility_photo_facilityId_position_unique" UNIQUE("facility_id","position")
);
--> statement-breakpoint
CREATE TABLE "facility_staff" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"facility_id" uuid NOT NULL,
	"qualification" text NOT NULL,
	"posts" numeric(8, 2) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "land" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"rule_set" text NOT NULL,
	"active" boolean DEFAULT false NOT NULL,
	"ags_prefix" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"facility_id" uuid NOT NULL,
	"service_type" text NOT NULL,
	"licensed" numeric(8, 2) NOT NULL,
	"age_from" smallint DEFAULT 0 NOT NULL,
	"age_to" smallint DEFAULT 27 NOT NULL,
	"sex" text DEFAULT 'any' NOT NULL,
	"specialisations" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"service_description_on" date,
	"agreement_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "offer_facilityId_serviceType_unique" UNIQUE("facility_id","service_type")
);
--> statement-breakpoint
CREATE TABLE "office" (
	"ags" text PRIMARY KEY NOT NULL,
	"land_code" text,
	"land_name" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"sign" text,
	"active" boolean DEFAULT false NOT NULL,
	"hold_hours" integer DEFAULT 72 NOT NULL,
	"budget_needs_release" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "population" (
	"office_ags" text NOT NULL,
	"year" smallint NOT NULL,
	"total" bigint NOT NULL,
	"under18" bigint,
	"basis" text NOT NULL,
	CONSTRAINT "population_officeAgs_year_unique" UNIQUE("office_ags","year")
);
--> statement-breakpoint
CREATE TABLE "postal_code" (
	"code" text PRIMARY KEY NOT NULL,
	"place" text NOT NULL,
	"office_ags" text NOT NULL,
	"all_ags" text[] NOT NULL,
	"lat" double precision NOT NULL,
	"lon" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"contact_name" text,
	"street" text,
	"postal_code" text,
	"place" text,
	"phone" text,
	"email" text,
	"website" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "region" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "region_officeAgs_name_unique" UNIQUE("office_ags","name")
);
--> statement-breakpoint
CREATE TABLE "service_type" (
	"code" text PRIMARY KEY NOT NULL,
	"module" text NOT NULL,
	"section" text NOT NULL,
	"name" text NOT NULL,
	"setting" text NOT NULL,
	"unit" text NOT NULL,
	"position" smallint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "specialisation" (
	"code" text PRIMARY KEY NOT NULL,
	"module" text NOT NULL,
	"group_name" text NOT NULL,
	"name" text NOT NULL,
	"bit" smallint NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "specialisation_bit_unique" UNIQUE("bit")
);
--> statement-breakpoint
CREATE TABLE "choice_record" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"placement_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"reason" text,
	"text" text,
	"extra_cost" integer,
	"extra_percent" text,
	"frozen_list" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "choice_record_placementId_unique" UNIQUE("placement_id")
);
--> statement-breakpoint
CREATE TABLE "inbox_message" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"office_ags" text,
	"provider_id" uuid,
	"facility_id" uuid,
	"account_id" uuid,
	"kind" text NOT NULL,
	"placement_id" uuid,
	"offer_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"topic" text NOT NULL,
	"offer_id" uuid,
	"office_ags" text,
	"provider_id" uuid,
	"placement_id" uuid
);
--> statement-breakpoint
CREATE TABLE "placement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"offer_id" uuid,
	"facility_id" uuid,
	"provider_id" uuid,
	"service_type" text NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"request_id" uuid,
	"begin_day" date NOT NULL,
	"end_day" date NOT NULL,
	"units_per_week" numeric(8, 2) NOT NULL,
	"amount" numeric(8, 2) NOT NULL,
	"target_fee" integer,
	"rate" numeric(12, 2),
	"hold_until" timestamp with time zone,
	"requested_at" timestamp with time zone,
	"reserved_at" timestamp with time zone,
	"consented_at" timestamp with time zone,
	"booked_at" timestamp with time zone,
	"arrived_on" date,
	"left_on" date,
	"out_of_area" boolean DEFAULT false NOT NULL,
	"out_of_area_reason" text,
	"outside_facility" jsonb,
	"choice_reason" text,
	"choice_text" text,
	"pseudonym" text NOT NULL,
	"age_at_begin" smallint NOT NULL,
	"sex" text NOT NULL,
	"unaccompanied" boolean NOT NULL,
	"specialisations" text[] DEFAULT '{}' NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "placement_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"placement_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"side" text NOT NULL,
	"day" date,
	"reason" text,
	"text" text
);
--> statement-breakpoint
CREATE TABLE "placement_identity" (
	"placement_id" uuid PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"birth_date" date NOT NULL,
	"worker_name" text NOT NULL,
	"worker_email" text NOT NULL,
	"worker_phone" text,
	"admission_note" text
);
--> statement-breakpoint
CREATE TABLE "remembered_offer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"account_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_slice" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"offer_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"amount" numeric(12, 2) NOT NULL,
	"mp" numeric(12, 2),
	"gp" numeric(12, 2),
	"ib" numeric(12, 2),
	"pfg" numeric(12, 2),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_land_code_land_code_fk" FOREIGN KEY ("land_code") REFERENCES "public"."land"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_grant" ADD CONSTRAINT "facility_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_grant" ADD CONSTRAINT "facility_grant_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_slice" ADD CONSTRAINT "capacity_slice_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancy" ADD CONSTRAINT "occupancy_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupancy" ADD CONSTRAINT "occupancy_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_free" ADD CONSTRAINT "offer_free_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_search" ADD CONSTRAINT "offer_search_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_report" ADD CONSTRAINT "vacancy_report_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget" ADD CONSTRAINT "budget_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget" ADD CONSTRAINT "budget_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client" ADD CONSTRAINT "client_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fruitless_search" ADD CONSTRAINT "fruitless_search_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fruitless_search" ADD CONSTRAINT "fruitless_search_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fruitless_search" ADD CONSTRAINT "fruitless_search_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_client_id_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."client"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_worker_id_account_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_document" ADD CONSTRAINT "directory_document_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "directory_document" ADD CONSTRAINT "directory_document_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility" ADD CONSTRAINT "facility_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility" ADD CONSTRAINT "facility_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility" ADD CONSTRAINT "facility_region_id_region_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."region"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_photo" ADD CONSTRAINT "facility_photo_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facility_staff" ADD CONSTRAINT "facility_staff_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office" ADD CONSTRAINT "office_land_code_land_code_fk" FOREIGN KEY ("land_code") REFERENCES "public"."land"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "population" ADD CONSTRAINT "population_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region" ADD CONSTRAINT "region_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_record" ADD CONSTRAINT "choice_record_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_client_id_client_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."client"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_facility_id_facility_id_fk" FOREIGN KEY ("facility_id") REFERENCES "public"."facility"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_identity" ADD CONSTRAINT "placement_identity_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remembered_offer" ADD CONSTRAINT "remembered_offer_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rate_slice" ADD CONSTRAINT "rate_slice_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_office_ags_index" ON "account" USING btree ("office_ags");--> statement-breakpoint
CREATE INDEX "account_provider_id_index" ON "account" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "audit_entry_office_ags_at_index" ON "audit_entry" USING btree ("office_ags","at");--> statement-breakpoint
CREATE INDEX "audit_entry_subject_id_index" ON "audit_entry" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "session_account_id_index" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "occupancy_offer_id_index" ON "occupancy" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "occupancy_expires_at_index" ON "occupancy" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "occupancy_office_ags_index" ON "occupancy" USING btree ("office_ags");--> statement-breakpoint
CREATE INDEX "offer_search_service_type_lat_lon_index" ON "offer_search" USING btree ("service_type","lat","lon");--> statement-breakpoint
CREATE INDEX "offer_search_service_type_last_rate_cents_index" ON "offer_search" USING btree ("service_type","last_rate_cents");--> statement-breakpoint
CREATE INDEX "vacancy_report_offer_id_reported_at_index" ON "vacancy_report" USING btree ("offer_id","reported_at");--> statement-breakpoint
CREATE INDEX "case_event_case_id_at_index" ON "case_event" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "client_office_ags_last_name_first_name_index" ON "client" USING btree ("office_ags","last_name","first_name");--> statement-breakpoint
CREATE INDEX "fruitless_search_office_ags_at_index" ON "fruitless_search" USING btree ("office_ags","at");--> statement-breakpoint
CREATE INDEX "help_case_client_id_index" ON "help_case" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "help_case_office_ags_created_at_index" ON "help_case" USING btree ("office_ags","created_at");--> statement-breakpoint
CREATE INDEX "help_case_worker_id_index" ON "help_case" USING btree ("worker_id");--> statement-breakpoint
CREATE INDEX "directory_document_facility_id_index" ON "directory_document" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "facility_office_ags_index" ON "facility" USING btree ("office_ags");--> statement-breakpoint
CREATE INDEX "facility_region_id_index" ON "facility" USING btree ("region_id");--> statement-breakpoint
CREATE INDEX "facility_staff_facility_id_index" ON "facility_staff" USING btree ("facility_id");--> statement-breakpoint
CREATE INDEX "offer_service_type_index" ON "offer" USING btree ("service_type");--> statement-breakpoint
CREATE INDEX "choice_record_office_ags_index" ON "choice_record" USING btree ("office_ags");--> statement-breakpoint
CREATE INDEX "inbox_message_office_ags_read_at_id_index" ON "inbox_message" USING btree ("office_ags","read_at","id");--> statement-breakpoint
CREATE INDEX "inbox_message_provider_id_read_at_id_index" ON "inbox_message" USING btree ("provider_id","read_at","id");--> statement-breakpoint
CREATE INDEX "live_event_at_index" ON "live_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "placement_office_ags_state_begin_day_index" ON "placement" USING btree ("office_ags","state","begin_day");--> statement-breakpoint
CREATE INDEX "placement_office_ags_created_at_index" ON "placement" USING btree ("office_ags","created_at");--> statement-breakpoint
CREATE INDEX "placement_case_id_index" ON "placement" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "placement_client_id_index" ON "placement" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "placement_offer_id_index" ON "placement" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "placement_provider_id_state_index" ON "placement" USING btree ("provider_id","state");--> statement-breakpoint
CREATE INDEX "placement_request_id_index" ON "placement" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "placement_event_placement_id_id_index" ON "placement_event" USING btree ("placement_id","id");--> statement-breakpoint
CREATE INDEX "remembered_offer_account_id_index" ON "remembered_offer" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "rate_slice_offer_id_from_day_index" ON "rate_slice" USING btree ("offer_id","from_day");