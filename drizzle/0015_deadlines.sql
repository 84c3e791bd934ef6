CREATE TABLE "case_overview" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"number" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_name" text NOT NULL,
	"first_name" text NOT NULL,
	"worker_id" uuid,
	"placement_id" uuid,
	"state" text,
	"service_type" text,
	"provider" text,
	"facility" text,
	"local_office" text,
	"begin_day" date,
	"end_day" date,
	"hold_until" timestamp with time zone,
	"reserved_at" timestamp with time zone,
	"consented_at" timestamp with time zone,
	"booked_at" timestamp with time zone,
	"target_fee" integer,
	"out_of_area" boolean,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_deadline" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"placement_id" uuid,
	"day" date NOT NULL,
	"due_from" date NOT NULL,
	"basis" text NOT NULL,
	"source" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "case_deadline_caseId_kind_placementId_unique" UNIQUE NULLS NOT DISTINCT("case_id","kind","placement_id")
);
--> statement-breakpoint
CREATE TABLE "deadline_refresh" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"stale_case" uuid NOT NULL,
	"office_ags" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deadline_reminder" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"placement_id" uuid,
	"day" date NOT NULL,
	"lead_days" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "deadline_reminder_caseId_kind_placementId_day_leadDays_unique" UNIQUE NULLS NOT DISTINCT("case_id","kind","placement_id","day","lead_days")
);
--> statement-breakpoint
CREATE TABLE "deadline_settlement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"office_ags" text NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"placement_id" uuid NOT NULL,
	"day" date NOT NULL,
	"done_on" date NOT NULL,
	"note" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "deadline_settlement_placementId_kind_day_unique" UNIQUE("placement_id","kind","day")
);
--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "consultation_needed" text DEFAULT 'list' NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "contribution_review_months" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "case_overview" ADD CONSTRAINT "case_overview_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_deadline" ADD CONSTRAINT "case_deadline_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_deadline" ADD CONSTRAINT "case_deadline_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_deadline" ADD CONSTRAINT "case_deadline_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_reminder" ADD CONSTRAINT "deadline_reminder_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_reminder" ADD CONSTRAINT "deadline_reminder_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_reminder" ADD CONSTRAINT "deadline_reminder_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_settlement" ADD CONSTRAINT "deadline_settlement_office_ags_office_ags_fk" FOREIGN KEY ("office_ags") REFERENCES "public"."office"("ags") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_settlement" ADD CONSTRAINT "deadline_settlement_case_id_help_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."help_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_settlement" ADD CONSTRAINT "deadline_settlement_placement_id_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadline_settlement" ADD CONSTRAINT "deadline_settlement_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_overview_office_ags_number_index" ON "case_overview" USING btree ("office_ags","number");--> statement-breakpoint
CREATE INDEX "case_overview_office_ags_created_at_number_index" ON "case_overview" USING btree ("office_ags","created_at","number");--> statement-breakpoint
CREATE INDEX "case_overview_placement_id_index" ON "case_overview" USING btree ("placement_id");--> statement-breakpoint
CREATE INDEX "case_deadline_office_ags_due_from_index" ON "case_deadline" USING btree ("office_ags","due_from");--> statement-breakpoint
CREATE INDEX "case_deadline_office_ags_day_index" ON "case_deadline" USING btree ("office_ags","day");--> statement-breakpoint
CREATE INDEX "deadline_settlement_case_id_index" ON "deadline_settlement" USING btree ("case_id");--> statement-breakpoint

-- ── Walls ───────────────────────────────────────────────────────────────────────────────────────────────────────

GRANT SELECT ON case_deadline, deadline_settlement, deadline_reminder, case_overview TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT, DELETE ON case_deadline, deadline_settlement TO ankerplatz_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE case_deadline ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE deadline_settlement ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE deadline_reminder ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE case_overview ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY office_of_deadline ON case_deadline TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_settlement ON deadline_settlement TO ankerplatz_app
	USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_reminder ON deadline_reminder TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
-- Asked once per statement and not once per row: there are as many rows as the office has cases.
CREATE POLICY office_of_overview ON case_overview TO ankerplatz_app
	USING (office_ags = (SELECT app_office()) AND (SELECT app_persons()));
--> statement-breakpoint

-- ── Overview: one narrow row per case ───────────────────────────────────────────────────────────────────────────

-- The rows as they should be.
CREATE FUNCTION case_overview_of(p_cases uuid[]) RETURNS SETOF case_overview
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT h.id, h.office_ags, h.number, h.created_at, c.last_name, c.first_name,
		h.worker_id, p.id, p.state, p.service_type, coalesce(v.name, p.outside_facility->>'provider'),
		coalesce(f.name, p.outside_facility->>'name'), coalesce(o.sign, o.name), p.begin_day, p.end_day,
		p.hold_until, p.reserved_at, p.consented_at, p.booked_at, p.target_fee, p.out_of_area,
		lower(concat_ws(' ', c.last_name, c.first_name, h.number, coalesce(f.name, p.outside_facility->>'name'),
			coalesce(v.name, p.outside_facility->>'provider')))
	FROM help_case h JOIN client c ON c.id = h.client_id
	LEFT JOIN LATERAL (
		SELECT * FROM placement x WHERE x.case_id = h.id
		ORDER BY array_position(ARRAY['active', 'booked', 'consented', 'reserved', 'requested'], x.state) NULLS LAST,
			x.created_at DESC, x.id
		LIMIT 1
	) p ON true
	LEFT JOIN facility f ON f.id = p.facility_id
	LEFT JOIN provider v ON v.id = p.provider_id
	LEFT JOIN office o ON o.ags = f.office_ags
	WHERE h.id = ANY (p_cases)
$$;
--> statement-breakpoint
-- Locks first and looks then: of two changes of one case the later one sees the earlier.
CREATE FUNCTION derive_case_overview(p_cases uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM 1 FROM case_overview WHERE case_id = ANY (p_cases) ORDER BY case_id FOR UPDATE;
	INSERT INTO case_overview SELECT * FROM case_overview_of(p_cases)
	ON CONFLICT (case_id) DO UPDATE SET
		last_name = excluded.last_name, first_name = excluded.first_name, worker_id = excluded.worker_id,
		placement_id = excluded.placement_id,
		state = excluded.state, service_type = excluded.service_type, provider = excluded.provider,
		facility = excluded.facility, local_office = excluded.local_office, begin_day = excluded.begin_day,
		end_day = excluded.end_day, hold_until = excluded.hold_until, reserved_at = excluded.reserved_at, consented_at = excluded.consented_at,
		booked_at = excluded.booked_at, target_fee = excluded.target_fee, out_of_area = excluded.out_of_area,
		words = excluded.words;
END $$;
--> statement-breakpoint
-- Must be empty: rows that differ from what they are derived from.
CREATE FUNCTION stale_case_overview() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH wanted AS (SELECT w.* FROM case_overview_of(array(SELECT id FROM help_case)) w)
	(SELECT case_id FROM (SELECT * FROM wanted EXCEPT SELECT * FROM case_overview) missing)
	UNION
	(SELECT case_id FROM (SELECT * FROM case_overview EXCEPT SELECT * FROM wanted) surplus)
$$;
--> statement-breakpoint
CREATE FUNCTION after_case_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM derive_case_overview(CASE TG_TABLE_NAME
		WHEN 'help_case' THEN ARRAY[(to_jsonb(NEW)->>'id')::uuid]
		WHEN 'client' THEN array(SELECT id FROM help_case WHERE client_id = (to_jsonb(NEW)->>'id')::uuid)
		WHEN 'placement' THEN ARRAY[(to_jsonb(coalesce(NEW, OLD))->>'case_id')::uuid]
		WHEN 'facility' THEN array(SELECT o.case_id FROM case_overview o JOIN placement p ON p.id = o.placement_id
			WHERE p.facility_id = (to_jsonb(NEW)->>'id')::uuid)
		ELSE array(SELECT o.case_id FROM case_overview o JOIN placement p ON p.id = o.placement_id
			WHERE p.provider_id = (to_jsonb(NEW)->>'id')::uuid)
	END);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER help_case_overview AFTER INSERT OR UPDATE OF worker_id ON help_case FOR EACH ROW EXECUTE FUNCTION after_case_change();
--> statement-breakpoint
-- At the end of the transaction: by then every placement it touches is locked, and nobody waits in a circle.
CREATE CONSTRAINT TRIGGER placement_overview AFTER INSERT OR UPDATE OR DELETE ON placement
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION after_case_change();
--> statement-breakpoint
CREATE TRIGGER client_overview AFTER UPDATE OF first_name, last_name ON client
	FOR EACH ROW EXECUTE FUNCTION after_case_change();
--> statement-breakpoint
CREATE TRIGGER facility_overview AFTER UPDATE OF name, office_ags ON facility
	FOR EACH ROW WHEN (OLD.name <> NEW.name OR OLD.office_ags <> NEW.office_ags) EXECUTE FUNCTION after_case_change();
--> statement-breakpoint
CREATE TRIGGER provider_overview AFTER UPDATE OF name ON provider
	FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION after_case_change();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION case_overview_of(uuid[]), derive_case_overview(uuid[]), stale_case_overview() FROM PUBLIC;
--> statement-breakpoint
SELECT derive_case_overview(array(SELECT id FROM help_case));
--> statement-breakpoint

-- ── Deadlines: which cases have to be derived anew, and who is told ─────────────────────────────────────────────

-- A row per change instead of one per case: two writers never wait for each other here.
CREATE FUNCTION note_stale_deadlines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE row jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
	CASE TG_TABLE_NAME
		WHEN 'help_case' THEN
			INSERT INTO deadline_refresh (stale_case, office_ags) VALUES ((row->>'id')::uuid, row->>'office_ags');
		WHEN 'client' THEN
			INSERT INTO deadline_refresh (stale_case, office_ags)
			SELECT id, office_ags FROM help_case WHERE client_id = (row->>'id')::uuid;
		WHEN 'office' THEN
			INSERT INTO deadline_refresh (stale_case, office_ags)
			SELECT id, office_ags FROM help_case WHERE office_ags = row->>'ags' AND closed_on IS NULL;
		ELSE
			INSERT INTO deadline_refresh (stale_case, office_ags) VALUES ((row->>'case_id')::uuid, row->>'office_ags');
	END CASE;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Before somebody has arrived nothing runs.
CREATE TRIGGER placement_deadlines AFTER UPDATE OF arrived_on, left_on, end_day ON placement FOR EACH ROW
	WHEN (NEW.arrived_on IS NOT NULL AND (NEW.arrived_on, NEW.left_on, NEW.end_day)
		IS DISTINCT FROM (OLD.arrived_on, OLD.left_on, OLD.end_day)) EXECUTE FUNCTION note_stale_deadlines();
--> statement-breakpoint
CREATE TRIGGER help_plan_deadlines AFTER INSERT OR UPDATE OF state, next_review, until_day ON help_plan
	FOR EACH ROW WHEN (NEW.state <> 'draft') EXECUTE FUNCTION note_stale_deadlines();
--> statement-breakpoint
CREATE TRIGGER jurisdiction_deadlines AFTER INSERT OR UPDATE OR DELETE ON jurisdiction
	FOR EACH ROW EXECUTE FUNCTION note_stale_deadlines();
--> statement-breakpoint
CREATE TRIGGER settlement_deadlines AFTER INSERT OR DELETE ON deadline_settlement
	FOR EACH ROW EXECUTE FUNCTION note_stale_deadlines();
--> statement-breakpoint
CREATE TRIGGER help_case_deadlines AFTER UPDATE OF closed_on ON help_case
	FOR EACH ROW WHEN (NEW.closed_on IS DISTINCT FROM OLD.closed_on) EXECUTE FUNCTION note_stale_deadlines();
--> statement-breakpoint
CREATE TRIGGER client_deadlines AFTER UPDATE OF birth_date, unaccompanied ON client
	FOR EACH ROW EXECUTE FUNCTION note_stale_deadlines();
--> statement-breakpoint
CREATE TRIGGER office_deadlines AFTER UPDATE OF contribution_review_months ON office FOR EACH ROW
	WHEN (NEW.contribution_review_months <> OLD.contribution_review_months) EXECUTE FUNCTION note_stale_deadlines();
--> statement-breakpoint
INSERT INTO deadline_refresh (stale_case, office_ags) SELECT id, office_ags FROM help_case;
--> statement-breakpoint

-- Takes cases off the list; a transaction that fails puts them back. Ids only.
CREATE FUNCTION take_stale_deadlines(p_most integer) RETURNS TABLE (case_id uuid, office_ags text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public AS $$
	WITH taken AS (
		DELETE FROM deadline_refresh WHERE id IN (
			SELECT id FROM deadline_refresh ORDER BY id LIMIT p_most FOR UPDATE SKIP LOCKED
		) RETURNING stale_case, office_ags
	)
	SELECT DISTINCT stale_case, office_ags FROM taken
$$;
--> statement-breakpoint

-- Tells worker and deputy of each deadline once per lead time; of several that have passed at once only the shortest is
-- told. What is over for more than a month is left to the work list, so that old data flood nobody.
CREATE FUNCTION remind_of_deadlines(p_today date, p_leads jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE told integer;
BEGIN
	WITH leads AS (
		SELECT kind, days FROM jsonb_to_recordset(p_leads) AS l (kind text, days integer)
	), passed AS (
		SELECT d.*, l.days, min(l.days) OVER (PARTITION BY d.id) AS shortest
		FROM case_deadline d JOIN leads l ON l.kind = d.kind
		WHERE d.day - l.days <= p_today AND d.day >= p_today - 31
			AND NOT EXISTS (
				SELECT FROM deadline_reminder r WHERE r.case_id = d.case_id AND r.kind = d.kind AND r.day = d.day
					AND r.lead_days = l.days AND r.placement_id IS NOT DISTINCT FROM d.placement_id
			)
		ORDER BY d.day, d.id LIMIT 500
	), fresh AS (
		INSERT INTO deadline_reminder (office_ags, case_id, kind, placement_id, day, lead_days, at)
		SELECT office_ags, case_id, kind, placement_id, day, days, now() FROM passed
		ON CONFLICT DO NOTHING RETURNING case_id, kind, placement_id, day, lead_days
	), due AS (
		SELECT p.office_ags, p.case_id, p.kind, p.day, h.number, h.worker_id, CASE
			WHEN p_today BETWEEN h.deputy_from AND h.deputy_until THEN h.deputy_id END AS deputy_id
		FROM fresh f JOIN passed p ON p.case_id = f.case_id AND p.kind = f.kind AND p.day = f.day AND p.days = f.lead_days
			AND p.placement_id IS NOT DISTINCT FROM f.placement_id
		JOIN help_case h ON h.id = p.case_id
		WHERE p.days = p.shortest
	), recipients AS (
		SELECT DISTINCT d.office_ags, d.case_id, d.kind, d.day, d.number, a.id AS account_id
		FROM due d LEFT JOIN account a ON a.id IN (d.worker_id, d.deputy_id) AND a.disabled_at IS NULL
			AND a.office_ags = d.office_ags
	), added AS (
		INSERT INTO inbox_message (office_ags, account_id, kind, at, details)
		SELECT office_ags, account_id, 'deadline-reminder', now(),
			jsonb_build_object('caseId', case_id, 'number', number, 'deadline', kind, 'day', day)
		FROM recipients RETURNING office_ags
	), announced AS (
		INSERT INTO live_event (topic, office_ags) SELECT DISTINCT 'inbox', office_ags FROM added RETURNING id
	), notified AS (
		SELECT pg_notify('ankerplatz_live', id::text) FROM announced
	)
	SELECT (SELECT count(*) FROM added) + 0 * (SELECT count(*) FROM notified) INTO told;
	RETURN told;
END $$;
--> statement-breakpoint
-- What was written about a case goes with it.
CREATE FUNCTION forget_case_messages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	DELETE FROM inbox_message WHERE office_ags = OLD.office_ags AND details->>'caseId' = OLD.id::text;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER help_case_messages AFTER DELETE ON help_case FOR EACH ROW EXECUTE FUNCTION forget_case_messages();
--> statement-breakpoint

-- ── Settings of an office ───────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE office ADD CONSTRAINT office_consultation CHECK (consultation_needed IN ('list', 'block'));
--> statement-breakpoint
-- The table of offices is open to read; who may change what in it is decided here, by the walls of the one who asks.
CREATE FUNCTION save_office_settings(
	p_hold_hours integer, p_budget_needs_release boolean, p_consultation_needed text, p_contribution_review_months integer
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	UPDATE office SET hold_hours = p_hold_hours, budget_needs_release = p_budget_needs_release,
		consultation_needed = p_consultation_needed, contribution_review_months = p_contribution_review_months
	WHERE ags = app_office()
$$;
--> statement-breakpoint

-- ── The look before a reservation enters the walls as they are now ──────────────────────────────────────────────

CREATE OR REPLACE FUNCTION look_before_reserving(
	p_account text, p_office text, p_persons boolean, p_key text, p_case uuid, p_offer uuid
) RETURNS TABLE (
	sent_before boolean, case_placed boolean, birth_date date, sex text, unaccompanied boolean,
	service_type text, days text[], free integer[], expired_hold boolean
) LANGUAGE plpgsql AS $$
BEGIN
	PERFORM app_enter(p_account, p_office, NULL, NULL, p_persons, false, false);
	RETURN QUERY SELECT
		EXISTS (SELECT FROM command_receipt r WHERE r.account_id = app_account() AND r.key = p_key),
		EXISTS (SELECT FROM placement p WHERE p.case_id = p_case AND p.state IN ('booked', 'active')),
		c.birth_date, c.sex, c.unaccompanied, o.service_type, f.days::text[], f.free, has_expired_hold(p_offer)
	FROM (VALUES (p_case, p_offer)) AS wanted (help, place)
	LEFT JOIN help_case h ON h.id = wanted.help LEFT JOIN client c ON c.id = h.client_id
	LEFT JOIN offer o ON o.id = wanted.place LEFT JOIN offer_free f ON f.offer_id = o.id;
END $$;
