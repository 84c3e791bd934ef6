CREATE TABLE "exported_invoice" (
	"export_id" uuid NOT NULL,
	"invoice_id" uuid NOT NULL,
	"office_ags" text NOT NULL,
	"taken_back" boolean DEFAULT false NOT NULL,
	CONSTRAINT "exported_invoice_invoice_id_taken_back_pk" PRIMARY KEY("invoice_id","taken_back")
);
--> statement-breakpoint
CREATE TABLE "invoice_document" (
	"invoice_id" uuid PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posting_account" (
	"office_ags" text NOT NULL,
	"service_type" text,
	"product" text NOT NULL,
	"account" text NOT NULL,
	CONSTRAINT "posting_account_officeAgs_serviceType_unique" UNIQUE NULLS NOT DISTINCT("office_ags","service_type")
);
--> statement-breakpoint
CREATE TABLE "posting_export" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"month" date NOT NULL,
	"number" integer NOT NULL,
	"count" integer NOT NULL,
	"total" numeric(12, 2) NOT NULL,
	"file" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "posting_export_officeAgs_number_unique" UNIQUE("office_ags","number")
);
--> statement-breakpoint
ALTER TABLE "exported_invoice" ADD CONSTRAINT "exported_invoice_export_id_posting_export_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."posting_export"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exported_invoice" ADD CONSTRAINT "exported_invoice_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_document" ADD CONSTRAINT "invoice_document_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting_account" ADD CONSTRAINT "posting_account_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting_account" ADD CONSTRAINT "posting_account_service_type_service_type_code_fk" FOREIGN KEY ("service_type") REFERENCES "public"."service_type"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posting_export" ADD CONSTRAINT "posting_export_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exported_invoice_export_id_index" ON "exported_invoice" USING btree ("export_id");--> statement-breakpoint

-- ── Walls ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Written once, when the invoice gets its number; nobody may change or remove it.
GRANT SELECT, INSERT ON invoice_document, posting_export, exported_invoice TO ankerplatz_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON posting_account TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE invoice_document ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE posting_account ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE posting_export ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE exported_invoice ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_invoice ON invoice_document TO ankerplatz_app USING (
	(office_ags = app_office() OR provider_id = app_provider()) AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id)
);
--> statement-breakpoint
CREATE POLICY own_accounts ON posting_account TO ankerplatz_app USING (office_ags = app_office());
--> statement-breakpoint
CREATE POLICY own_exports ON posting_export TO ankerplatz_app USING (office_ags = app_office() AND app_invoices());
--> statement-breakpoint
CREATE POLICY own_exports ON exported_invoice TO ankerplatz_app USING (office_ags = app_office() AND app_invoices());
