CREATE TABLE "invoice_file" (
	"invoice_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"office_ags" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"content" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invoice_file_invoice_id_kind_pk" PRIMARY KEY("invoice_id","kind")
);
--> statement-breakpoint
ALTER TABLE "invoice_file" ADD CONSTRAINT "invoice_file_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint

-- ── Walls ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Written once, when the file is first handed out; nobody may change or remove it.
GRANT SELECT, INSERT ON invoice_file TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE invoice_file ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_invoice ON invoice_file TO ankerplatz_app USING (
	(office_ags = app_office() OR provider_id = app_provider()) AND EXISTS (SELECT 1 FROM invoice i WHERE i.id = invoice_id)
);
--> statement-breakpoint
ALTER TABLE invoice_file ADD CONSTRAINT invoice_file_kind CHECK (kind IN ('pdf', 'ubl', 'cii'));
