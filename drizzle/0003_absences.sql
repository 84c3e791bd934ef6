CREATE TABLE "catalogue_version" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absence" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"placement_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid,
	"reason" text NOT NULL,
	"from_day" date NOT NULL,
	"from_time" time(0),
	"until_day" date,
	"until_time" time(0),
	"notified_on" date
);
--> statement-breakpoint
ALTER TABLE "postal_code" ADD COLUMN "further_places" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "postal_code" ADD COLUMN "of_company" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_placement_id_from_day_index" ON "absence" USING btree ("placement_id","from_day");--> statement-breakpoint
CREATE INDEX "absence_office_ags_index" ON "absence" USING btree ("office_ags");--> statement-breakpoint
CREATE INDEX "absence_provider_id_index" ON "absence" USING btree ("provider_id");
--> statement-breakpoint
ALTER TABLE absence ADD CONSTRAINT absence_values CHECK (
	reason IN ('leave', 'illness', 'hospital', 'other') AND (until_day IS NULL OR until_day >= from_day)
);
--> statement-breakpoint
ALTER TABLE catalogue_version ADD CONSTRAINT catalogue_version_single CHECK (single);
--> statement-breakpoint
GRANT SELECT ON catalogue_version, absence TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON absence TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE absence ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The row rules of placement apply inside, so an absence is visible exactly where its placement is.
CREATE POLICY both_sides ON absence TO ankerplatz_app USING (
	(office_ags = app_office() AND app_persons())
	OR (provider_id = app_provider() AND EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id))
);
