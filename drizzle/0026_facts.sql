ALTER TABLE "billing_agreement" ADD COLUMN "pfg" numeric(12, 2);--> statement-breakpoint
ALTER TABLE "service_record" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "service_record" ADD COLUMN "catch_up" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "service_record" ADD COLUMN "catch_up_consented_by" uuid;--> statement-breakpoint
ALTER TABLE "service_record" ADD COLUMN "catch_up_consented_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "absence" ADD COLUMN "decision" text;--> statement-breakpoint
ALTER TABLE "absence" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "absence" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE absence ADD CONSTRAINT absence_decision CHECK (
	decision IN ('rate', 'place-keeping-fee', 'nothing') AND decided_by IS NOT NULL AND decided_at IS NOT NULL
	OR decision IS NULL AND decided_by IS NULL AND decided_at IS NULL
);
--> statement-breakpoint

-- ── Months that are closed ──────────────────────────────────────────────────────────────────────────────────────

-- An invoice closes its month when it is approved: until then the check recomputes it, and an objection can be met by
-- correcting what is on record. A credit note that was sent opens the month again.
CREATE FUNCTION closes_month(i invoice) RETURNS boolean LANGUAGE sql STABLE SET search_path = public AS $$
	SELECT i.state NOT IN ('draft', 'sent', 'in-check', 'objected', 'cancelled')
		AND i.kind IN ('invoice', 'corrected', 'difference')
		AND NOT EXISTS (SELECT FROM invoice credit
			WHERE credit.refers_to_id = i.id AND credit.kind = 'credit-note' AND credit.state <> 'draft')
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION invoiced_month(p_placement uuid, p_from date, p_until date) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT min(i.month) FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
	JOIN placement p ON p.id = l.placement_id AND (p.office_ags = app_office() OR p.provider_id = app_provider())
	WHERE l.placement_id = p_placement AND closes_month(i)
		AND i.month >= date_trunc('month', p_from)::date AND i.month <= coalesce(p_until, 'infinity')
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION billed_months(p_placement uuid) RETURNS date[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$
	SELECT coalesce(array_agg(DISTINCT i.month ORDER BY i.month), '{}') FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
	WHERE l.placement_id = p_placement AND closes_month(i)
$$;
--> statement-breakpoint

-- ── Places in use ───────────────────────────────────────────────────────────────────────────────────────────────

-- Whoever is away for two reasons on one day is away once, and nobody is away after leaving.
CREATE OR REPLACE FUNCTION places_in_use(p_offers uuid[], p_from date, p_until date) RETURNS TABLE (offer_id uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH away AS (
		SELECT person.offer_id, person.day, sum(person.amount) AS amount
		FROM (
			SELECT DISTINCT p.id, p.offer_id, days.day::date AS day, p.amount
			FROM absence a JOIN placement p ON p.id = a.placement_id
			CROSS JOIN generate_series(greatest(a.from_day, p_from), least(a.until_day, p.left_on, p_until),
				interval '1 day') AS days(day)
			WHERE p.offer_id = ANY (p_offers) AND a.from_day <= p_until AND coalesce(a.until_day, p_until) >= p_from
		) AS person
		GROUP BY 1, 2
	)
	SELECT w.offer_id, w.day FROM away w JOIN offer o ON o.id = w.offer_id
	WHERE o.licensed <= coalesce((
			SELECT sum(u.amount) FROM occupancy u
			WHERE u.offer_id = w.offer_id AND u.period @> w.day AND u.kind IN ('stayed', 'foreign')
		), 0) + coalesce((
			SELECT s.occupied_outside FROM capacity_slice s
			WHERE s.offer_id = w.offer_id AND s.from_day <= w.day AND (s.until_day IS NULL OR s.until_day > w.day)
		), 0) - w.amount
$$;
--> statement-breakpoint

-- ── Catching up and calling off belong to a service record ──────────────────────────────────────────────────────

-- Whether the office consents to catching up is told after the release; everything else stays frozen.
CREATE OR REPLACE FUNCTION guard_released_record() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
DECLARE movable text[] := ARRAY['state', 'catch_up_consented_by', 'catch_up_consented_at'];
BEGIN
	IF TG_OP = 'DELETE' THEN
		IF OLD.state IN ('released', 'billed') AND EXISTS (SELECT FROM placement WHERE id = OLD.placement_id) THEN
			RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'record/frozen';
		END IF;
		RETURN OLD;
	END IF;
	IF OLD.state IN ('released', 'billed') AND (to_jsonb(NEW) - movable) IS DISTINCT FROM (to_jsonb(OLD) - movable) THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'record/frozen';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
-- What was sealed before these two were asked for keeps its seal: they count when they say something.
CREATE OR REPLACE FUNCTION service_record_digest(r service_record) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$
	SELECT encode(sha256(convert_to(json_build_array(
		r.id, r.placement_id, r.day, to_char(r.from_time, 'HH24:MI'), to_char(r.until_time, 'HH24:MI'), r.kind, r.minutes,
		r.participants, r.place, r.signed_by, encode(sha256(r.signature), 'hex'), moment_text(r.signed_at), r.unsigned_reason,
		r.released_by, moment_text(r.released_at), r.created_by, moment_text(r.created_at),
		(SELECT n.note FROM service_record_note n WHERE n.record_id = r.id)
	)::text || CASE WHEN r.cancelled_at IS NULL AND NOT r.catch_up THEN ''
		ELSE json_build_array(moment_text(r.cancelled_at), r.catch_up)::text END, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
ALTER TABLE service_record ADD CONSTRAINT service_record_catch_up CHECK (
	(cancelled_at IS NULL OR kind = 'no-show') AND (catch_up OR catch_up_consented_at IS NULL)
	AND (catch_up_consented_at IS NULL) = (catch_up_consented_by IS NULL)
);
