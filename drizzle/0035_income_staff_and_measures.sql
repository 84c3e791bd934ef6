CREATE TABLE "protective_record" (
	"placement_id" uuid PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"entry" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statistics_income" (
	"office_ags" text NOT NULL,
	"year" integer NOT NULL,
	"service_type" text,
	"kind" text NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	CONSTRAINT "statistics_income_officeAgs_year_serviceType_kind_unique" UNIQUE NULLS NOT DISTINCT("office_ags","year","service_type","kind")
);
--> statement-breakpoint
ALTER TABLE "facility_staff" ADD COLUMN "from_day" date;--> statement-breakpoint
ALTER TABLE "facility_staff" ADD COLUMN "until_day" date;--> statement-breakpoint
ALTER TABLE "protective_record" ADD CONSTRAINT "protective_record_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protective_record" ADD CONSTRAINT "protective_record_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protective_record" ADD CONSTRAINT "protective_record_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protective_record" ADD CONSTRAINT "protective_record_saved_by_account_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_income" ADD CONSTRAINT "statistics_income_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_income" ADD CONSTRAINT "statistics_income_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "protective_record_case_id_index" ON "protective_record" USING btree ("case_id");--> statement-breakpoint

-- ── Rights and walls ────────────────────────────────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON statistics_income TO ankerplatz_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON protective_record TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE statistics_income ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE protective_record ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Sums of a year: nothing personal.
CREATE POLICY office_of_income ON statistics_income TO ankerplatz_app USING (office_ags = app_office());
--> statement-breakpoint
CREATE POLICY office_of_measure ON protective_record TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
