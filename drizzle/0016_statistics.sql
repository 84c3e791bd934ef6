CREATE TABLE "risk_assessment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"day" date NOT NULL,
	"reported_by" text NOT NULL,
	"kinds" text[] DEFAULT '{}' NOT NULL,
	"result" text NOT NULL,
	"follow_up" text NOT NULL,
	"court_called" boolean DEFAULT false NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statistics_number" (
	"office_ags" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statistics_record" (
	"placement_id" uuid PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"entry" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "statistics_record_officeAgs_number_unique" UNIQUE("office_ags","number")
);
--> statement-breakpoint
CREATE TABLE "statistics_setting" (
	"office_ags" text NOT NULL,
	"layout" text NOT NULL,
	"institution_number" text,
	"kinds_of_help" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sexes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "statistics_setting_office_ags_layout_pk" PRIMARY KEY("office_ags","layout")
);
--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD CONSTRAINT "risk_assessment_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD CONSTRAINT "risk_assessment_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD CONSTRAINT "risk_assessment_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_number" ADD CONSTRAINT "statistics_number_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_record" ADD CONSTRAINT "statistics_record_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_record" ADD CONSTRAINT "statistics_record_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_record" ADD CONSTRAINT "statistics_record_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_record" ADD CONSTRAINT "statistics_record_saved_by_account_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_setting" ADD CONSTRAINT "statistics_setting_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "risk_assessment_case_id_index" ON "risk_assessment" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "risk_assessment_office_ags_day_index" ON "risk_assessment" USING btree ("office_ags","day");--> statement-breakpoint
CREATE INDEX "statistics_record_case_id_index" ON "statistics_record" USING btree ("case_id");--> statement-breakpoint

-- ── Rights and walls ────────────────────────────────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE ON statistics_record, statistics_number, statistics_setting TO ankerplatz_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON risk_assessment TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE statistics_record ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE statistics_number ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE statistics_setting ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE risk_assessment ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY office_of_record ON statistics_record TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_assessment ON risk_assessment TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
-- A count and the keys of an authority: nothing personal.
CREATE POLICY office_of_number ON statistics_number TO ankerplatz_app USING (office_ags = app_office());
--> statement-breakpoint
CREATE POLICY office_of_setting ON statistics_setting TO ankerplatz_app USING (office_ags = app_office());
