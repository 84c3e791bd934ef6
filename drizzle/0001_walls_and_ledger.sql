CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- Comparable form of a name: the same as sortKey() in the domain, so that database and browser order alike.
CREATE FUNCTION sort_key(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT replace(translate(lower(value COLLATE "und-x-icu"), 'äöü', 'aou'), 'ß', 'ss')
$$;
--> statement-breakpoint
ALTER TABLE offer_search ALTER COLUMN sort_key TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE rate_slice ADD CONSTRAINT rate_slice_period CHECK (until_day IS NULL OR until_day > from_day);
--> statement-breakpoint
ALTER TABLE rate_slice ADD CONSTRAINT rate_slice_amount CHECK (amount > 0);
--> statement-breakpoint
ALTER TABLE rate_slice ADD CONSTRAINT rate_slice_no_overlap
	EXCLUDE USING gist (offer_id WITH =, daterange(from_day, until_day) WITH &&);
--> statement-breakpoint
ALTER TABLE capacity_slice ADD CONSTRAINT capacity_slice_values
	CHECK (operable >= 0 AND occupied_outside >= 0 AND (until_day IS NULL OR until_day > from_day));
--> statement-breakpoint
ALTER TABLE capacity_slice ADD CONSTRAINT capacity_slice_no_overlap
	EXCLUDE USING gist (offer_id WITH =, daterange(from_day, until_day) WITH &&) DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
ALTER TABLE occupancy ADD CONSTRAINT occupancy_values CHECK (
	amount > 0 AND NOT isempty(period) AND kind IN ('held', 'booked', 'stayed', 'foreign', 'blocked')
	AND (expires_at IS NULL OR kind = 'held')
	AND ((kind IN ('held', 'booked', 'stayed')) = (placement_id IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE occupancy ADD CONSTRAINT occupancy_placement_fk
	FOREIGN KEY (placement_id) REFERENCES placement (id) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE placement ADD CONSTRAINT placement_period CHECK (end_day >= begin_day);
--> statement-breakpoint
ALTER TABLE account ADD CONSTRAINT account_email_lower CHECK (email = lower(email));
--> statement-breakpoint
CREATE TABLE app_secret (
	single boolean PRIMARY KEY DEFAULT true CHECK (single),
	value text NOT NULL DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
);
--> statement-breakpoint
INSERT INTO app_secret DEFAULT VALUES;
--> statement-breakpoint

-- ── Capacity ────────────────────────────────────────────────────────────────────────────────────────────────────

-- Free capacity of one offer from each day on which it changes, over a period; expired holds do not count.
CREATE FUNCTION free_steps(p_offer uuid, p_period daterange, p_except uuid DEFAULT NULL)
RETURNS TABLE (from_day date, free numeric) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH slice AS (
		SELECT daterange(from_day, until_day) * p_period AS days, operable - occupied_outside AS amount
		FROM capacity_slice WHERE offer_id = p_offer AND daterange(from_day, until_day) && p_period
	), used AS (
		SELECT period * p_period AS days, amount FROM occupancy
		WHERE offer_id = p_offer AND period && p_period AND id IS DISTINCT FROM p_except
			AND (expires_at IS NULL OR expires_at > now())
	), change AS (
		SELECT coalesce(lower(p_period), '-infinity') AS day, 0::numeric AS amount
		UNION ALL SELECT coalesce(lower(days), '-infinity'), amount FROM slice
		UNION ALL SELECT upper(days), -amount FROM slice WHERE upper(days) IS NOT NULL
		UNION ALL SELECT coalesce(lower(days), '-infinity'), -amount FROM used
		UNION ALL SELECT upper(days), amount FROM used WHERE upper(days) IS NOT NULL
	)
	SELECT day, sum(sum(amount)) OVER (ORDER BY day) FROM change
	GROUP BY day HAVING coalesce(upper(p_period), 'infinity') > day
	ORDER BY day
$$;
--> statement-breakpoint

-- First day of the period on which less than the amount is free; null when there is room on every day.
CREATE FUNCTION first_full_day(p_offer uuid, p_period daterange, p_amount numeric, p_except uuid DEFAULT NULL)
RETURNS date LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT min(from_day) FROM free_steps(p_offer, p_period, p_except) WHERE free < p_amount
$$;
--> statement-breakpoint

-- Holds past their deadline are closed by whoever meets them; a placement somebody is working on is left to them.
CREATE FUNCTION close_expired_holds(p_offer uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE closed uuid[];
BEGIN
	WITH expired AS (
		SELECT p.id, p.office_ags, p.provider_id FROM placement p
		JOIN occupancy o ON o.placement_id = p.id
		WHERE o.offer_id = p_offer AND o.expires_at <= now() AND p.state IN ('reserved', 'consented')
		FOR UPDATE OF p SKIP LOCKED
	), recorded AS (
		INSERT INTO placement_event (placement_id, office_ags, provider_id, kind, at, side)
		SELECT id, office_ags, provider_id, 'expired', now(), 'system' FROM expired
		RETURNING placement_id
	)
	SELECT array_agg(placement_id) INTO closed FROM recorded;
	IF closed IS NULL THEN RETURN 0; END IF;
	PERFORM tell_expired(closed);
	RETURN cardinality(closed);
END $$;
--> statement-breakpoint

-- The guard: locks the offer first, then refuses any day on which new or longer occupancy would not fit.
CREATE FUNCTION guard_occupancy() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	added datemultirange;
	part daterange;
	full_day date;
BEGIN
	PERFORM 1 FROM offer WHERE id = coalesce(NEW.offer_id, OLD.offer_id) FOR NO KEY UPDATE;
	IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
	IF TG_OP = 'UPDATE' THEN
		IF NEW.offer_id <> OLD.offer_id THEN RAISE EXCEPTION 'an occupancy stays with its offer'; END IF;
		added := datemultirange(NEW.period);
		-- A hold past its deadline no longer counts, so its days may be somebody else's by now: they are asked for anew.
		-- By the clock under the lock, because this transaction may have begun before the deadline.
		IF NEW.amount <= OLD.amount AND coalesce(OLD.expires_at, 'infinity') > clock_timestamp() THEN
			added := added - datemultirange(OLD.period);
		END IF;
	ELSE
		added := datemultirange(NEW.period);
	END IF;
	IF NOT isempty(added) THEN
		PERFORM close_expired_holds(NEW.offer_id);
	END IF;
	FOR part IN SELECT unnest(added) LOOP
		-- What the provider enters about places already in use outside is a fact, not a wish: it is shown as overbooked.
		IF NEW.kind IN ('held', 'booked', 'stayed') THEN
			full_day := first_full_day(NEW.offer_id, part, NEW.amount, NEW.id);
			IF full_day IS NOT NULL THEN
				RAISE EXCEPTION USING ERRCODE = 'AP001', MESSAGE = 'offer/fully-booked',
					DETAIL = json_build_object('day', full_day)::text;
			END IF;
		END IF;
	END LOOP;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER occupancy_guard BEFORE INSERT OR UPDATE OR DELETE ON occupancy
	FOR EACH ROW EXECUTE FUNCTION guard_occupancy();
--> statement-breakpoint

-- ── Derived search data ─────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION announce_vacancy(p_offers uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE event_id bigint;
BEGIN
	FOR event_id IN
		INSERT INTO live_event (topic, offer_id, office_ags, provider_id)
		SELECT 'vacancy', o.id, f.office_ags, f.provider_id
		FROM offer o JOIN facility f ON f.id = o.facility_id WHERE o.id = ANY (p_offers)
		RETURNING id
	LOOP
		PERFORM pg_notify('ankerplatz_live', event_id::text);
	END LOOP;
END $$;
--> statement-breakpoint

CREATE FUNCTION derive_offer_free(p_offers uuid[])
RETURNS TABLE (offer_id uuid, days date[], free integer[], full_days datemultirange, overbooked boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH change AS (
		SELECT o.id AS offer_id, '-infinity'::date AS day, 0::numeric AS amount FROM offer o WHERE o.id = ANY (p_offers)
		UNION ALL
		SELECT s.offer_id, s.from_day, s.operable - s.occupied_outside FROM capacity_slice s WHERE s.offer_id = ANY (p_offers)
		UNION ALL
		SELECT s.offer_id, s.until_day, s.occupied_outside - s.operable FROM capacity_slice s
		WHERE s.offer_id = ANY (p_offers) AND s.until_day IS NOT NULL
		UNION ALL
		SELECT u.offer_id, coalesce(lower(u.period), '-infinity'), -u.amount FROM occupancy u WHERE u.offer_id = ANY (p_offers)
		UNION ALL
		SELECT u.offer_id, upper(u.period), u.amount FROM occupancy u
		WHERE u.offer_id = ANY (p_offers) AND upper(u.period) IS NOT NULL
	), running AS (
		SELECT c.offer_id, c.day, sum(sum(c.amount)) OVER (PARTITION BY c.offer_id ORDER BY c.day) AS free
		FROM change c GROUP BY c.offer_id, c.day
	), changed AS (
		SELECT r.*, lag(r.free) OVER (PARTITION BY r.offer_id ORDER BY r.day) AS before FROM running r
	), step AS (
		SELECT c.offer_id, c.day, c.free, lead(c.day) OVER (PARTITION BY c.offer_id ORDER BY c.day) AS next_day
		FROM changed c WHERE c.free IS DISTINCT FROM c.before
	)
	SELECT s.offer_id, array_agg(s.day ORDER BY s.day), array_agg((s.free * 100)::integer ORDER BY s.day),
		coalesce(range_agg(daterange(nullif(s.day, '-infinity'), s.next_day)) FILTER (WHERE s.free < 1), '{}'),
		bool_or(s.free < 0 AND coalesce(s.next_day, 'infinity') > current_date)
	FROM step s GROUP BY s.offer_id
$$;
--> statement-breakpoint

-- Writes the free capacity of offers, in the transaction that changed it; the offer rows are locked first.
CREATE FUNCTION refresh_offer_free(p_offers uuid[], p_announce boolean DEFAULT true) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	-- A statement that touched no row has nothing to derive.
	IF p_offers IS NULL THEN RETURN; END IF;
	PERFORM 1 FROM offer WHERE id = ANY (p_offers) ORDER BY id FOR NO KEY UPDATE;
	WITH derived AS (SELECT * FROM derive_offer_free(p_offers)), steps AS (
		INSERT INTO offer_free AS f (offer_id, days, free, overbooked)
		SELECT d.offer_id, d.days, d.free, d.overbooked FROM derived d
		ON CONFLICT ON CONSTRAINT offer_free_pkey DO UPDATE
			SET days = excluded.days, free = excluded.free, overbooked = excluded.overbooked
			WHERE (f.days, f.free, f.overbooked) IS DISTINCT FROM (excluded.days, excluded.free, excluded.overbooked)
	)
	UPDATE offer_search s SET full_days = d.full_days FROM derived d
	WHERE s.offer_id = d.offer_id AND s.full_days IS DISTINCT FROM d.full_days;
	IF p_announce THEN PERFORM announce_vacancy(p_offers); END IF;
END $$;
--> statement-breakpoint

CREATE FUNCTION derive_offer_search(p_offers uuid[])
RETURNS TABLE (
	offer_id uuid, service_type text, lat float8, lon float8, office_ags text, region_id uuid, spec_mask bigint,
	unit text, age_from smallint, age_to smallint, sex text, licence_from date, licence_until date, closed_from date,
	first_rate_from date, last_rate_from date, last_rate_cents integer, reported_at timestamptz, sort_key text, search_text text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT o.id, o.service_type, f.lat, f.lon, f.office_ags, f.region_id,
		coalesce((SELECT bit_or(1::bigint << s.bit) FROM specialisation s WHERE s.code = ANY (o.specialisations)), 0),
		t.unit, o.age_from, o.age_to, o.sex, f.licence_from, f.licence_until, f.closed_from,
		r.first_from, r.last_from, r.cents,
		(SELECT max(v.reported_at) FROM vacancy_report v WHERE v.offer_id = o.id),
		sort_key(p.name) || E'\x01' || sort_key(f.name),
		lower(concat_ws(E'\n', p.name, f.name, f.place, o.note,
			(SELECT string_agg(s.name, E'\n' ORDER BY s.bit) FROM specialisation s WHERE s.code = ANY (o.specialisations))) COLLATE "und-x-icu")
	FROM offer o
	JOIN facility f ON f.id = o.facility_id
	JOIN provider p ON p.id = f.provider_id
	JOIN service_type t ON t.code = o.service_type
	LEFT JOIN LATERAL (
		SELECT min(x.from_day) AS first_from, max(x.from_day) AS last_from,
			((array_agg(x.amount ORDER BY x.from_day DESC))[1] * 100)::integer AS cents
		FROM rate_slice x WHERE x.offer_id = o.id
	) r ON true
	WHERE o.id = ANY (p_offers)
$$;
--> statement-breakpoint

CREATE FUNCTION refresh_offer_search(p_offers uuid[], p_announce boolean DEFAULT true) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM 1 FROM offer WHERE id = ANY (p_offers) ORDER BY id FOR NO KEY UPDATE;
	INSERT INTO offer_search AS s (
		offer_id, service_type, lat, lon, office_ags, region_id, spec_mask, unit, age_from, age_to, sex, licence_from,
		licence_until, closed_from, first_rate_from, last_rate_from, last_rate_cents, reported_at, sort_key, search_text, full_days
	)
	SELECT d.*, '{}' FROM derive_offer_search(p_offers) d
	ON CONFLICT ON CONSTRAINT offer_search_pkey DO UPDATE SET
		service_type = excluded.service_type, lat = excluded.lat, lon = excluded.lon, office_ags = excluded.office_ags,
		region_id = excluded.region_id, spec_mask = excluded.spec_mask, unit = excluded.unit, age_from = excluded.age_from,
		age_to = excluded.age_to, sex = excluded.sex, licence_from = excluded.licence_from,
		licence_until = excluded.licence_until, closed_from = excluded.closed_from,
		first_rate_from = excluded.first_rate_from, last_rate_from = excluded.last_rate_from,
		last_rate_cents = excluded.last_rate_cents, reported_at = excluded.reported_at,
		sort_key = excluded.sort_key, search_text = excluded.search_text;
	PERFORM refresh_offer_free(p_offers, p_announce);
END $$;
--> statement-breakpoint

-- Offers whose derived rows differ from what they are derived from: must return no row.
CREATE FUNCTION stale_offer_search() RETURNS TABLE (offer_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH every AS (SELECT array_agg(id) AS ids FROM offer)
	SELECT o.id FROM offer o
	CROSS JOIN every
	LEFT JOIN offer_search s ON s.offer_id = o.id
	LEFT JOIN offer_free f ON f.offer_id = o.id
	LEFT JOIN derive_offer_search(every.ids) d ON d.offer_id = o.id
	LEFT JOIN derive_offer_free(every.ids) e ON e.offer_id = o.id
	WHERE (s.service_type, s.lat, s.lon, s.office_ags, s.region_id, s.spec_mask, s.unit, s.age_from, s.age_to, s.sex,
			s.licence_from, s.licence_until, s.closed_from, s.first_rate_from, s.last_rate_from, s.last_rate_cents,
			s.reported_at, s.sort_key, s.search_text, s.full_days, f.days, f.free)
		IS DISTINCT FROM (d.service_type, d.lat, d.lon, d.office_ags, d.region_id, d.spec_mask, d.unit, d.age_from,
			d.age_to, d.sex, d.licence_from, d.licence_until, d.closed_from, d.first_rate_from, d.last_rate_from,
			d.last_rate_cents, d.reported_at, d.sort_key, d.search_text, e.full_days, e.days, e.free)
$$;
--> statement-breakpoint

CREATE FUNCTION after_offer_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM refresh_offer_search((SELECT array_agg(DISTINCT id) FROM changed));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER offer_inserted AFTER INSERT ON offer REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_offer_change();
--> statement-breakpoint
CREATE TRIGGER offer_updated AFTER UPDATE ON offer REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_offer_change();
--> statement-breakpoint

CREATE FUNCTION after_facility_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM refresh_offer_search((SELECT array_agg(o.id) FROM changed c JOIN offer o ON o.facility_id = c.id));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER facility_updated AFTER UPDATE ON facility REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_facility_change();
--> statement-breakpoint

CREATE FUNCTION after_provider_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM refresh_offer_search((
		SELECT array_agg(o.id) FROM changed c JOIN facility f ON f.provider_id = c.id JOIN offer o ON o.facility_id = f.id
	));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER provider_updated AFTER UPDATE ON provider REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_provider_change();
--> statement-breakpoint

-- Rates and reports change the search row; slices and occupancies only the free capacity.
CREATE FUNCTION after_offer_part_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM refresh_offer_search((SELECT array_agg(DISTINCT offer_id) FROM changed));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER rate_inserted AFTER INSERT ON rate_slice REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_offer_part_change();
--> statement-breakpoint
CREATE TRIGGER rate_updated AFTER UPDATE ON rate_slice REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_offer_part_change();
--> statement-breakpoint
CREATE TRIGGER rate_deleted AFTER DELETE ON rate_slice REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_offer_part_change();
--> statement-breakpoint
CREATE TRIGGER report_inserted AFTER INSERT ON vacancy_report REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_offer_part_change();
--> statement-breakpoint

CREATE FUNCTION after_capacity_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM refresh_offer_free((SELECT array_agg(DISTINCT offer_id) FROM changed));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER capacity_inserted AFTER INSERT ON capacity_slice REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_capacity_change();
--> statement-breakpoint
CREATE TRIGGER capacity_updated AFTER UPDATE ON capacity_slice REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_capacity_change();
--> statement-breakpoint
CREATE TRIGGER capacity_deleted AFTER DELETE ON capacity_slice REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_capacity_change();
--> statement-breakpoint
CREATE TRIGGER occupancy_inserted AFTER INSERT ON occupancy REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_capacity_change();
--> statement-breakpoint
CREATE TRIGGER occupancy_updated AFTER UPDATE ON occupancy REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_capacity_change();
--> statement-breakpoint
CREATE TRIGGER occupancy_deleted AFTER DELETE ON occupancy REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION after_capacity_change();
--> statement-breakpoint

CREATE FUNCTION lock_offer(p_offer uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	SELECT 1 FROM offer WHERE id = p_offer FOR NO KEY UPDATE
$$;
--> statement-breakpoint

-- Slices of one offer change one after the other, under the same lock as its occupancies.
CREATE FUNCTION lock_offer_of_slice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM 1 FROM offer WHERE id = coalesce(NEW.offer_id, OLD.offer_id) FOR NO KEY UPDATE;
	RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER capacity_slice_lock BEFORE INSERT OR UPDATE OR DELETE ON capacity_slice
	FOR EACH ROW EXECUTE FUNCTION lock_offer_of_slice();
--> statement-breakpoint

-- ── Placements: state, dates and capacity follow from the events ────────────────────────────────────────────────

CREATE FUNCTION begin_placement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.state := 'requested';
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER placement_begins BEFORE INSERT ON placement FOR EACH ROW EXECUTE FUNCTION begin_placement();
--> statement-breakpoint

CREATE FUNCTION place_capacity(p placement, e placement_event) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	IF p.offer_id IS NULL THEN RETURN; END IF;
	CASE e.kind
		WHEN 'reserved' THEN
			INSERT INTO occupancy (offer_id, period, amount, kind, placement_id, office_ags, provider_id, expires_at)
			VALUES (p.offer_id, daterange(p.begin_day, p.end_day, '[]'), p.amount, 'held', p.id, p.office_ags, p.provider_id, p.hold_until);
		WHEN 'consented' THEN
			PERFORM 1 FROM occupancy WHERE placement_id = p.id;
			IF NOT FOUND THEN RAISE EXCEPTION 'a consent needs a hold'; END IF;
		WHEN 'booked' THEN
			UPDATE occupancy SET kind = 'booked', expires_at = NULL WHERE placement_id = p.id;
			IF NOT FOUND THEN RAISE EXCEPTION 'a booking needs a hold'; END IF;
		WHEN 'arrived' THEN
			UPDATE occupancy SET kind = 'stayed', period = daterange(least(e.day, lower(period)), upper(period))
			WHERE placement_id = p.id;
			IF NOT FOUND THEN RAISE EXCEPTION 'an arrival needs a booking'; END IF;
		WHEN 'ended', 'not-arrived' THEN
			-- Not arrived: returned from that day. Ended: the day of leaving is used, returned from the day after.
			DELETE FROM occupancy WHERE placement_id = p.id
				AND isempty(period * daterange(NULL, e.day + (e.kind = 'ended')::integer));
			UPDATE occupancy SET period = daterange(lower(period), e.day + (e.kind = 'ended')::integer)
			WHERE placement_id = p.id;
		WHEN 'declined', 'expired', 'withdrawn' THEN
			DELETE FROM occupancy WHERE placement_id = p.id;
		ELSE NULL;
	END CASE;
END $$;
--> statement-breakpoint

CREATE FUNCTION apply_placement_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE p placement;
BEGIN
	UPDATE placement SET
		state = CASE NEW.kind WHEN 'arrived' THEN 'active' WHEN 'answered' THEN state ELSE NEW.kind END,
		requested_at = CASE WHEN NEW.kind = 'requested' THEN NEW.at ELSE requested_at END,
		reserved_at = CASE WHEN NEW.kind = 'reserved' THEN NEW.at ELSE reserved_at END,
		consented_at = CASE WHEN NEW.kind = 'consented' THEN NEW.at ELSE consented_at END,
		booked_at = CASE WHEN NEW.kind = 'booked' THEN NEW.at ELSE booked_at END,
		arrived_on = CASE WHEN NEW.kind = 'arrived' THEN NEW.day ELSE arrived_on END,
		left_on = CASE WHEN NEW.kind = 'ended' THEN NEW.day ELSE left_on END
	WHERE id = NEW.placement_id RETURNING * INTO p;
	PERFORM place_capacity(p, NEW);
	PERFORM announce_placement(NEW.placement_id);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER placement_event_applies AFTER INSERT ON placement_event
	FOR EACH ROW EXECUTE FUNCTION apply_placement_event();
--> statement-breakpoint

-- Counts of the group living in an offer over a period, for the detail page: age bands and sex, never a row of a person.
CREATE FUNCTION group_composition(p_offer uuid, p_period daterange)
RETURNS TABLE (age_from integer, sex text, persons bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT (p.age_at_begin / 3) * 3, p.sex, count(DISTINCT p.client_id)
	FROM placement p JOIN occupancy o ON o.placement_id = p.id
	WHERE o.offer_id = p_offer AND o.period && p_period AND o.kind IN ('booked', 'stayed')
	GROUP BY 1, 2 ORDER BY 1, 2
$$;
--> statement-breakpoint

-- ── Walls: what the app's role may do, and whose rows it sees ───────────────────────────────────────────────────

CREATE FUNCTION app_enter(p_account text, p_office text, p_provider text, p_facilities text, p_persons boolean)
RETURNS void LANGUAGE sql AS $$
	SELECT set_config('app.account', coalesce(p_account, ''), true), set_config('app.office', coalesce(p_office, ''), true),
		set_config('app.provider', coalesce(p_provider, ''), true), set_config('app.facilities', coalesce(p_facilities, ''), true),
		set_config('app.persons', CASE WHEN p_persons THEN 'on' ELSE '' END, true)
$$;
--> statement-breakpoint
CREATE FUNCTION app_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.account', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_office() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.office', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION app_provider() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.provider', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_persons() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('app.persons', true), '') = 'on' $$;
--> statement-breakpoint
CREATE FUNCTION app_grants_facility(p_facility uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT CASE coalesce(current_setting('app.facilities', true), '')
		WHEN '' THEN false
		WHEN '*' THEN true
		ELSE p_facility = ANY (current_setting('app.facilities', true)::uuid[])
	END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO ankerplatz_app;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA public TO ankerplatz_app;
--> statement-breakpoint
REVOKE ALL ON app_secret FROM ankerplatz_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON region, provider, facility, facility_photo, facility_staff, directory_document, rate_slice,
	capacity_slice, account, facility_grant, session, sign_in_throttle, remembered_offer, case_number TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON offer, office, budget, client, help_case, placement_identity, command_receipt TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT, DELETE ON occupancy TO ankerplatz_app;
--> statement-breakpoint
GRANT UPDATE (period, amount, note) ON occupancy TO ankerplatz_app;
--> statement-breakpoint
GRANT INSERT ON vacancy_report, case_event, placement, placement_event, choice_record, fruitless_search, inbox_message,
	live_event, audit_entry, audit_chain TO ankerplatz_app;
--> statement-breakpoint
-- State and dates of a placement follow from its events: no right to write them.
GRANT UPDATE (hold_until, request_id, target_fee, rate, choice_reason, choice_text, out_of_area, out_of_area_reason)
	ON placement TO ankerplatz_app;
--> statement-breakpoint
GRANT UPDATE (read_at) ON inbox_message TO ankerplatz_app;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION place_capacity(placement, placement_event), refresh_offer_free(uuid[], boolean),
	refresh_offer_search(uuid[], boolean), announce_vacancy(uuid[]), close_expired_holds(uuid) FROM PUBLIC;
--> statement-breakpoint
ALTER TABLE client ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE help_case ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE case_event ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE fruitless_search ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE choice_record ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE placement ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE placement_event ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE placement_identity ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE occupancy ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE inbox_message ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE command_receipt ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE remembered_offer ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE budget ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY office_of_client ON client TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_case ON help_case TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_event ON case_event TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_search ON fruitless_search TO ankerplatz_app USING (office_ags = app_office());
--> statement-breakpoint
CREATE POLICY office_of_choice ON choice_record TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
CREATE POLICY office_of_budget ON budget TO ankerplatz_app USING (office_ags = app_office());
--> statement-breakpoint
CREATE POLICY both_sides ON placement TO ankerplatz_app USING (
	(office_ags = app_office() AND app_persons()) OR (provider_id = app_provider() AND app_grants_facility(facility_id))
);
--> statement-breakpoint
-- The row rules of placement apply inside, so an event is visible exactly where its placement is.
CREATE POLICY both_sides ON placement_event TO ankerplatz_app USING (
	(office_ags = app_office() AND app_persons())
	OR (provider_id = app_provider() AND EXISTS (SELECT 1 FROM placement p WHERE p.id = placement_id))
);
--> statement-breakpoint
CREATE POLICY office_of_identity ON placement_identity TO ankerplatz_app USING (office_ags = app_office() AND app_persons());
--> statement-breakpoint
-- A provider sees who it is from its own consent on, and no longer after a no.
CREATE POLICY provider_after_consent ON placement_identity FOR SELECT TO ankerplatz_app USING (
	provider_id = app_provider() AND EXISTS (
		SELECT 1 FROM placement p WHERE p.id = placement_id AND p.state IN ('consented', 'booked', 'active', 'ended')
	)
);
--> statement-breakpoint
CREATE POLICY both_sides ON occupancy TO ankerplatz_app USING (
	(office_ags = app_office() AND app_persons())
	OR (provider_id = app_provider() AND app_grants_facility((SELECT o.facility_id FROM offer o WHERE o.id = offer_id)))
);
--> statement-breakpoint
CREATE POLICY own_inbox ON inbox_message FOR SELECT TO ankerplatz_app USING (
	(office_ags = app_office() AND (account_id IS NULL OR account_id = app_account()))
	OR (provider_id = app_provider() AND app_grants_facility(facility_id))
);
--> statement-breakpoint
CREATE POLICY read_own ON inbox_message FOR UPDATE TO ankerplatz_app USING (
	(office_ags = app_office() AND (account_id IS NULL OR account_id = app_account()))
	OR (provider_id = app_provider() AND app_grants_facility(facility_id))
);
--> statement-breakpoint
CREATE POLICY tell_other_side ON inbox_message FOR INSERT TO ankerplatz_app WITH CHECK (app_account() IS NOT NULL);
--> statement-breakpoint
CREATE POLICY own_receipts ON command_receipt TO ankerplatz_app USING (account_id = app_account());
--> statement-breakpoint
CREATE POLICY own_bookmarks ON remembered_offer TO ankerplatz_app USING (account_id = app_account());
--> statement-breakpoint
CREATE POLICY append ON audit_entry FOR INSERT TO ankerplatz_app WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY own_log ON audit_entry FOR SELECT TO ankerplatz_app USING (office_ags = app_office());
