CREATE TABLE "push_subscription" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "push_subscription_endpoint_unique" UNIQUE("endpoint")
);
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "quiet_from" smallint DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "quiet_until" smallint DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox_message" ADD COLUMN "pushed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_subscription_account_id_index" ON "push_subscription" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "push_subscription_due_at_index" ON "push_subscription" USING btree ("due_at");--> statement-breakpoint
ALTER TABLE account ADD CONSTRAINT account_quiet_hours CHECK (quiet_from BETWEEN 0 AND 23 AND quiet_until BETWEEN 0 AND 23);
--> statement-breakpoint

-- A device belongs to who signed in on it. The job that sends sees only what the functions below hand out.
GRANT SELECT, INSERT, UPDATE, DELETE ON push_subscription TO ankerplatz_app;
--> statement-breakpoint
ALTER TABLE push_subscription ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_devices ON push_subscription TO ankerplatz_app USING (account_id = app_account());
--> statement-breakpoint

-- The browser has one address per device, whoever signs in on it: it goes over to the one who asks last.
CREATE FUNCTION take_over_push(p_endpoint text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	DELETE FROM push_subscription WHERE endpoint = p_endpoint AND account_id IS DISTINCT FROM app_account()
$$;
--> statement-breakpoint

-- Marks the devices of those who should hear of a new message: the case's worker, else who works on cases in the office;
-- at the provider its administration and who has a grant for the facility. The same people as get a mail.
CREATE FUNCTION mark_pushes() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE marked integer;
BEGIN
	WITH fresh AS (
		UPDATE inbox_message SET pushed_at = now() WHERE pushed_at IS NULL AND at > now() - interval '1 day' RETURNING *
	), recipient AS (
		SELECT DISTINCT a.id FROM fresh m JOIN account a ON a.disabled_at IS NULL AND (
			a.id = m.account_id
			OR (m.account_id IS NULL AND a.office_ags = m.office_ags AND a.role IN ('case-worker', 'team-lead'))
			OR (a.provider_id = m.provider_id AND a.role = 'provider-admin')
			OR (a.provider_id = m.provider_id AND a.role = 'provider-worker' AND EXISTS (
				SELECT FROM facility_grant g WHERE g.account_id = a.id AND g.facility_id = m.facility_id
					AND (g.until_day IS NULL OR g.until_day >= current_date)
			))
		)
	), changed AS (
		UPDATE push_subscription s SET due_at = now() FROM recipient r WHERE s.account_id = r.id AND s.due_at IS NULL
		RETURNING s.id
	)
	SELECT count(*) INTO marked FROM changed;
	RETURN marked;
END $$;
--> statement-breakpoint

-- Quiet hours may go over midnight; an hour that is both their begin and their end means none.
CREATE FUNCTION is_quiet(p_hour integer, p_from integer, p_until integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN p_from <= p_until THEN p_hour >= p_from AND p_hour < p_until
		ELSE p_hour >= p_from OR p_hour < p_until END
$$;
--> statement-breakpoint

-- Devices whose turn it is; locked, so that two processes never ring the same one.
CREATE FUNCTION due_pushes(p_most integer, p_now timestamptz)
RETURNS TABLE (id uuid, endpoint text, p256dh text, auth text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public AS $$
	SELECT s.id, s.endpoint, s.p256dh, s.auth
	FROM push_subscription s JOIN account a ON a.id = s.account_id
	WHERE s.due_at <= p_now AND a.disabled_at IS NULL
		AND NOT is_quiet(extract(hour FROM p_now AT TIME ZONE 'Europe/Berlin')::integer, a.quiet_from, a.quiet_until)
	ORDER BY s.due_at LIMIT p_most FOR UPDATE OF s SKIP LOCKED
$$;
--> statement-breakpoint

-- Sent: nothing left to say. Gone: the device no longer listens. Failed: again after 1, 2, 4 … minutes; after ten times
-- the sign is dropped, the message itself waits in the inbox.
CREATE FUNCTION note_push(p_id uuid, p_outcome text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	IF p_outcome = 'gone' THEN
		DELETE FROM push_subscription WHERE id = p_id;
	ELSIF p_outcome = 'sent' THEN
		UPDATE push_subscription SET due_at = NULL, attempts = 0 WHERE id = p_id;
	ELSE
		UPDATE push_subscription SET attempts = (attempts + 1) % 10,
			due_at = CASE WHEN attempts < 9 THEN now() + make_interval(mins => (2 ^ attempts)::integer) END
		WHERE id = p_id;
	END IF;
END $$;
--> statement-breakpoint

-- The number of waiting messages in open pages follows: one sign a side for each statement that adds or reads some.
CREATE FUNCTION announce_inbox() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE event_id bigint;
BEGIN
	FOR event_id IN
		INSERT INTO live_event (topic, office_ags, provider_id)
		SELECT DISTINCT 'inbox', office_ags, provider_id FROM touched RETURNING id
	LOOP
		PERFORM pg_notify('ankerplatz_live', event_id::text);
	END LOOP;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER inbox_told AFTER INSERT ON inbox_message REFERENCING NEW TABLE AS touched
	FOR EACH STATEMENT EXECUTE FUNCTION announce_inbox();
--> statement-breakpoint
CREATE FUNCTION announce_reading() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE event_id bigint;
BEGIN
	FOR event_id IN
		INSERT INTO live_event (topic, office_ags, provider_id)
		SELECT DISTINCT 'inbox', a.office_ags, a.provider_id
		FROM after_it a JOIN before_it b USING (id) WHERE a.read_at IS DISTINCT FROM b.read_at RETURNING live_event.id
	LOOP
		PERFORM pg_notify('ankerplatz_live', event_id::text);
	END LOOP;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER inbox_read AFTER UPDATE ON inbox_message REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it
	FOR EACH STATEMENT EXECUTE FUNCTION announce_reading();
