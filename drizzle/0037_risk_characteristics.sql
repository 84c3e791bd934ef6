ALTER TABLE "risk_assessment" ADD COLUMN "sources" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD COLUMN "whereabouts" text;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD COLUMN "mother_age" text;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD COLUMN "father_age" text;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD COLUMN "foreign_origin" text;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD COLUMN "german_at_home" text;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD COLUMN "help_before" text;--> statement-breakpoint
ALTER TABLE "risk_assessment" ADD COLUMN "repeated" text;