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
ALTER TABLE "statistics_income" ADD CONSTRAINT "statistics_income_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statistics_income" ADD CONSTRAINT "statistics_income_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint

-- ── Rights and walls ────────────────────────────────────────────────────────────────────────────────────────────

GRANT SELECT, INSERT, UPDATE, DELETE ON statistics_income TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE statistics_income ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Sums of a year: nothing personal.
CREATE POLICY office_of_income ON statistics_income TO ankerplatz_app USING (office_ags = app_office());
