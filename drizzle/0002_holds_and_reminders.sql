-- ── Steps that no person takes: deadlines, reminders, history that nobody needs any more ────────────────────────

-- Every event of a placement calls it: open pages of both sides hear of it when the transaction commits.
CREATE FUNCTION announce_placement(p_placement uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	WITH added AS (
		INSERT INTO live_event (topic, office_ags, provider_id, placement_id, offer_id)
		SELECT 'placement', office_ags, provider_id, id, offer_id FROM placement WHERE id = p_placement
		RETURNING id
	)
	SELECT pg_notify('ankerplatz_live', id::text) FROM added
$$;
--> statement-breakpoint

-- Who of the office hears of a step: the case's worker, else who began it; null (everybody) when that account is gone.
-- The provider's side may not read the case, so it asks here.
CREATE FUNCTION placement_worker(p_placement uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT a.id FROM placement p
	JOIN help_case h ON h.id = p.case_id
	JOIN account a ON a.id = coalesce(h.worker_id, p.created_by) AND a.disabled_at IS NULL AND a.office_ags = p.office_ags
	WHERE p.id = p_placement
$$;
--> statement-breakpoint

-- The deadline has passed: both sides hear of it, and the log has it.
CREATE FUNCTION tell_expired(p_placements uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	INSERT INTO inbox_message (office_ags, account_id, provider_id, facility_id, kind, placement_id, offer_id, at, details)
	SELECT CASE side WHEN 'office' THEN p.office_ags END, CASE side WHEN 'office' THEN placement_worker(p.id) END,
		CASE side WHEN 'provider' THEN p.provider_id END, CASE side WHEN 'provider' THEN p.facility_id END,
		'expired', p.id, p.offer_id, now(),
		jsonb_build_object('pseudonym', p.pseudonym, 'serviceType', p.service_type, 'facility', f.name)
	FROM placement p JOIN facility f ON f.id = p.facility_id
	CROSS JOIN unnest(ARRAY['office', 'provider']) side
	WHERE p.id = ANY (p_placements);

	INSERT INTO audit_entry (at, office_ags, provider_id, action, subject_kind, subject_id)
	SELECT now(), office_ags, provider_id, 'placements/expired', 'placement', id::text
	FROM placement WHERE id = ANY (p_placements);
END $$;
--> statement-breakpoint

-- Closes the holds of one offer whose deadline has passed; a command that meets one calls it. Safe for anybody to call.
CREATE FUNCTION close_due_holds(p_offer uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM lock_offer(p_offer);
	RETURN close_expired_holds(p_offer);
END $$;
--> statement-breakpoint

-- The same for all offers. One that is being worked on is left for the next round, so that nobody waits for this.
CREATE FUNCTION expire_due_holds() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	due uuid;
	closed integer := 0;
BEGIN
	FOR due IN
		SELECT o.id FROM offer o
		WHERE o.id IN (SELECT u.offer_id FROM occupancy u WHERE u.expires_at <= now())
		ORDER BY o.id FOR NO KEY UPDATE SKIP LOCKED
	LOOP
		closed := closed + close_expired_holds(due);
	END LOOP;
	RETURN closed;
END $$;
--> statement-breakpoint

-- One reminder per offer and report that has grown too old; closed houses are left alone.
CREATE FUNCTION remind_of_stale_reports(p_stale_days integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE told integer;
BEGIN
	WITH stale AS (
		SELECT s.offer_id, s.service_type, s.reported_at, f.id AS facility_id, f.provider_id, f.name
		FROM offer_search s JOIN offer o ON o.id = s.offer_id JOIN facility f ON f.id = o.facility_id
		WHERE s.reported_at < now() - make_interval(days => p_stale_days)
			AND (f.closed_from IS NULL OR f.closed_from > current_date)
			AND NOT EXISTS (
				SELECT FROM inbox_message m WHERE m.provider_id = f.provider_id AND m.kind = 'report-stale'
					AND m.offer_id = s.offer_id AND m.at > s.reported_at
			)
		ORDER BY s.reported_at LIMIT 500
	), added AS (
		INSERT INTO inbox_message (provider_id, facility_id, kind, offer_id, at, details)
		SELECT provider_id, facility_id, 'report-stale', offer_id, now(),
			jsonb_build_object('facility', name, 'serviceType', service_type)
		FROM stale RETURNING provider_id
	), announced AS (
		INSERT INTO live_event (topic, provider_id) SELECT DISTINCT 'inbox', provider_id FROM added RETURNING id
	), notified AS (
		SELECT pg_notify('ankerplatz_live', id::text) FROM announced
	)
	SELECT (SELECT count(*) FROM added) + 0 * (SELECT count(*) FROM notified) INTO told;
	RETURN told;
END $$;
--> statement-breakpoint

-- What has served its purpose: events that open pages have heard of, sessions that are over, answers of old commands.
CREATE FUNCTION trim_history() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	DELETE FROM live_event WHERE at < now() - interval '1 day';
	DELETE FROM session WHERE expires_at < now();
	DELETE FROM command_receipt WHERE at < now() - interval '90 days';
$$;
--> statement-breakpoint

-- ── Reserving under a rush ──────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION has_expired_hold(p_offer uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT EXISTS (SELECT FROM occupancy WHERE offer_id = p_offer AND expires_at <= now())
$$;
--> statement-breakpoint

-- One look, inside the walls of the one who asks and without a lock, that lets the many who come too late go at once.
-- All from one snapshot: who sent the same command before must not hear that the place is taken, by himself.
CREATE FUNCTION look_before_reserving(
	p_account text, p_office text, p_persons boolean, p_key text, p_case uuid, p_offer uuid
) RETURNS TABLE (
	sent_before boolean, case_placed boolean, birth_date date, sex text, unaccompanied boolean,
	service_type text, days text[], free integer[], expired_hold boolean
) LANGUAGE plpgsql AS $$
BEGIN
	PERFORM app_enter(p_account, p_office, NULL, NULL, p_persons);
	RETURN QUERY SELECT
		EXISTS (SELECT FROM command_receipt r WHERE r.account_id = app_account() AND r.key = p_key),
		EXISTS (SELECT FROM placement p WHERE p.case_id = p_case AND p.state IN ('booked', 'active')),
		c.birth_date, c.sex, c.unaccompanied, o.service_type, f.days::text[], f.free, has_expired_hold(p_offer)
	FROM (VALUES (p_case, p_offer)) AS wanted (help, place)
	LEFT JOIN help_case h ON h.id = wanted.help LEFT JOIN client c ON c.id = h.client_id
	LEFT JOIN offer o ON o.id = wanted.place LEFT JOIN offer_free f ON f.offer_id = o.id;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION tell_expired(uuid[]) FROM PUBLIC;
