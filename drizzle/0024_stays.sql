ALTER TABLE "case_overview" ADD COLUMN "consent_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "case_overview" ADD COLUMN "to_book" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "case_overview" ADD COLUMN "commitment_missing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "case_overview" ADD COLUMN "first_hold_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "case_overview" ADD COLUMN "first_arrival_due" date;--> statement-breakpoint
ALTER TABLE "case_overview" ADD COLUMN "first_end_due" date;--> statement-breakpoint

-- ── One place at a time ─────────────────────────────────────────────────────────────────────────────────────────

-- Another stay of the same kind of need that is lived in and has not come to its end when this one is planned to begin.
-- The stay that this one follows does not count: it ends with the arrival.
CREATE FUNCTION stay_elsewhere(p placement) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT EXISTS (
		SELECT FROM placement other
		JOIN service_type own ON own.code = p.service_type
		JOIN service_type theirs ON theirs.code = other.service_type AND theirs.setting = own.setting
		WHERE other.case_id = p.case_id AND other.id <> p.id AND other.state = 'active'
			AND other.id IS DISTINCT FROM p.transfer_from_id AND other.arrived_on <= p.end_day
	)
$$;
--> statement-breakpoint
-- For both sides of a placement: the provider does not see the other stay, only that there is one.
CREATE FUNCTION lives_elsewhere(p_placement uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT coalesce(bool_or(stay_elsewhere(p)), false) FROM placement p
	WHERE p.id = p_placement AND (p.office_ags = app_office() OR p.provider_id = app_provider())
$$;
--> statement-breakpoint
-- Nobody lives in two places. The others that could be arrived at are locked first, so that of two arrivals at the same
-- moment the later one sees the earlier.
CREATE FUNCTION refuse_two_places(p placement, e placement_event) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	IF e.kind <> 'arrived' THEN RETURN; END IF;
	PERFORM 1 FROM placement WHERE case_id = p.case_id AND id <> p.id AND state IN ('booked', 'active')
	ORDER BY id FOR NO KEY UPDATE;
	IF stay_elsewhere(p) THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'placement/still-elsewhere';
	END IF;
END $$;
--> statement-breakpoint

-- Who arrives at the next place has left the one before on the same day, and not before having arrived there.
CREATE OR REPLACE FUNCTION leave_place_before(p placement, e placement_event) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	before placement;
BEGIN
	IF e.kind <> 'arrived' OR p.transfer_from_id IS NULL THEN RETURN; END IF;
	SELECT * INTO before FROM placement WHERE id = p.transfer_from_id AND state = 'active' FOR NO KEY UPDATE;
	IF NOT FOUND THEN RETURN; END IF;
	IF e.day < before.arrived_on THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'placement/before-arrival';
	END IF;
	INSERT INTO placement_event (placement_id, office_ags, provider_id, kind, at, account_id, side, day)
	VALUES (before.id, before.office_ags, before.provider_id, 'transferred', e.at, e.account_id, 'system', least(e.day, before.end_day));
	INSERT INTO inbox_message (provider_id, facility_id, kind, placement_id, offer_id, at, details)
	SELECT before.provider_id, before.facility_id, 'transferred', before.id, before.offer_id, e.at,
		jsonb_build_object('pseudonym', before.pseudonym, 'serviceType', before.service_type)
			|| CASE WHEN f.name IS NULL THEN '{}' ELSE jsonb_build_object('facility', f.name) END
	FROM (SELECT) one LEFT JOIN facility f ON f.id = before.facility_id
	WHERE before.provider_id IS NOT NULL;
	INSERT INTO audit_entry (at, account_id, office_ags, provider_id, action, subject_kind, subject_id, details)
	VALUES (e.at, e.account_id, before.office_ags, before.provider_id, 'placements/transferred', 'placement', before.id::text,
		jsonb_build_object('day', e.day, 'to', p.id));
END $$;
--> statement-breakpoint
-- A cost commitment falls with the booking it was given for; the time line of the case says so.
CREATE FUNCTION void_commitment(p placement, e placement_event) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	IF e.kind NOT IN ('declined', 'expired', 'withdrawn', 'not-arrived') THEN RETURN; END IF;
	INSERT INTO case_event (case_id, office_ags, kind, at, account_id, text, details)
	SELECT p.case_id, p.office_ags, 'commitment-void', e.at, CASE WHEN e.side = 'office' THEN e.account_id END,
		'vom ' || to_char(n.posted_on, 'DD.MM.YYYY'), jsonb_build_object('noticeId', n.id, 'placementId', p.id)
	FROM notice n WHERE n.case_id = p.case_id AND n.placement_id = p.id AND n.kind = 'cost-commitment'
	ORDER BY n.version DESC LIMIT 1;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION apply_placement_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE p placement;
BEGIN
	UPDATE placement SET
		state = CASE WHEN NEW.kind = 'arrived' THEN 'active'
			WHEN NEW.kind IN ('answered', 'extended', 'shortened') THEN state ELSE NEW.kind END,
		requested_at = CASE WHEN NEW.kind = 'requested' THEN NEW.at ELSE requested_at END,
		reserved_at = CASE WHEN NEW.kind = 'reserved' THEN NEW.at ELSE reserved_at END,
		consented_at = CASE WHEN NEW.kind = 'consented' THEN NEW.at ELSE consented_at END,
		booked_at = CASE WHEN NEW.kind = 'booked' THEN NEW.at ELSE booked_at END,
		arrived_on = CASE WHEN NEW.kind = 'arrived' THEN NEW.day ELSE arrived_on END,
		end_day = CASE WHEN NEW.kind IN ('extended', 'shortened') THEN NEW.day ELSE end_day END,
		left_on = CASE WHEN NEW.kind IN ('ended', 'transferred') THEN NEW.day ELSE left_on END
	WHERE id = NEW.placement_id RETURNING * INTO p;
	PERFORM leave_place_before(p, NEW);
	PERFORM refuse_two_places(p, NEW);
	PERFORM place_capacity(p, NEW);
	PERFORM void_commitment(p, NEW);
	PERFORM announce_placement(NEW.placement_id);
	RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION stay_elsewhere(placement), refuse_two_places(placement, placement_event),
	void_commitment(placement, placement_event), lives_elsewhere(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION lives_elsewhere(uuid) TO ankerplatz_app;
--> statement-breakpoint

-- ── Deletion: only what is still over ───────────────────────────────────────────────────────────────────────────

-- A proposal holds for the case as it was proposed: what has been worked on since then, or is alive, is kept.
CREATE OR REPLACE FUNCTION erase_case(p_mark bigint) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	mark deletion_mark;
	person uuid;
	files text[];
BEGIN
	SELECT * INTO mark FROM deletion_mark WHERE id = p_mark AND office_ags = app_office() AND app_persons() FOR UPDATE;
	IF NOT FOUND OR mark.erased_at IS NOT NULL OR mark.marked_by = app_account() THEN
		RAISE EXCEPTION USING ERRCODE = 'AP003', MESSAGE = 'deletion/needs-second-person';
	END IF;
	SELECT client_id INTO person FROM help_case WHERE id = mark.case_id AND office_ags = mark.office_ags FOR UPDATE;
	IF EXISTS (SELECT FROM client_restriction WHERE client_id = person) THEN
		RAISE EXCEPTION USING ERRCODE = 'AP003', MESSAGE = 'deletion/restricted';
	END IF;
	IF EXISTS (SELECT FROM placement WHERE case_id = mark.case_id
			AND state IN ('requested', 'reserved', 'consented', 'booked', 'active'))
		OR EXISTS (SELECT FROM placement_event e JOIN placement p ON p.id = e.placement_id
			WHERE p.case_id = mark.case_id AND e.at > mark.marked_at)
		-- A restriction that was lifted again is no work with the case.
		OR EXISTS (SELECT FROM case_event WHERE case_id = mark.case_id AND at > mark.marked_at AND kind <> 'restricted')
		OR EXISTS (SELECT FROM case_document WHERE case_id = mark.case_id AND created_at > mark.marked_at) THEN
		RAISE EXCEPTION USING ERRCODE = 'AP003', MESSAGE = 'deletion/not-due';
	END IF;
	SELECT coalesce(array_agg(storage_key), '{}') INTO files FROM case_document WHERE case_id = mark.case_id;
	DELETE FROM inbox_message WHERE placement_id IN (SELECT id FROM placement WHERE case_id = mark.case_id);
	DELETE FROM placement WHERE case_id = mark.case_id;
	DELETE FROM fruitless_search WHERE case_id = mark.case_id;
	DELETE FROM help_case WHERE id = mark.case_id;
	DELETE FROM client WHERE id = person AND NOT EXISTS (SELECT FROM help_case WHERE client_id = person);
	UPDATE deletion_mark SET erased_by = app_account(), erased_at = now() WHERE id = p_mark;
	RETURN files;
END $$;
--> statement-breakpoint
-- A proposal can be taken back; the record of a deletion cannot.
GRANT DELETE ON deletion_mark TO ankerplatz_app;
--> statement-breakpoint
CREATE POLICY only_open_marks ON deletion_mark AS RESTRICTIVE FOR DELETE TO ankerplatz_app USING (erased_at IS NULL);
--> statement-breakpoint

-- ── Overview: what waits in any of the living placements of a case ──────────────────────────────────────────────

CREATE OR REPLACE FUNCTION case_overview_of(p_cases uuid[]) RETURNS SETOF case_overview
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT h.id, h.office_ags, h.number, h.created_at, c.last_name, c.first_name,
		h.worker_id, p.id, p.state, p.service_type, coalesce(v.name, p.outside_facility->>'provider'),
		coalesce(f.name, p.outside_facility->>'name'), coalesce(o.sign, o.name), p.begin_day, p.end_day,
		p.hold_until, p.reserved_at, p.consented_at, p.booked_at, p.target_fee, p.out_of_area,
		lower(concat_ws(' ', c.last_name, c.first_name, h.number, coalesce(f.name, p.outside_facility->>'name'),
			coalesce(v.name, p.outside_facility->>'provider'))),
		w.consent_open, w.to_book, w.commitment_missing_since, w.first_hold_until, w.first_arrival_due, w.first_end_due
	FROM help_case h JOIN client c ON c.id = h.client_id
	LEFT JOIN LATERAL (
		SELECT * FROM placement x WHERE x.case_id = h.id
		ORDER BY array_position(ARRAY['active', 'booked', 'consented', 'reserved', 'requested'], x.state) NULLS LAST,
			x.created_at DESC, x.id
		LIMIT 1
	) p ON true
	CROSS JOIN LATERAL (
		SELECT coalesce(bool_or(x.state = 'reserved'), false) AS consent_open,
			coalesce(bool_or(x.state = 'consented'), false) AS to_book,
			max(x.booked_at) FILTER (WHERE x.state IN ('booked', 'active') AND NOT EXISTS (
				SELECT FROM notice n WHERE n.case_id = h.id AND n.kind = 'cost-commitment' AND n.placement_id = x.id
			)) AS commitment_missing_since,
			min(x.hold_until) FILTER (WHERE x.state IN ('reserved', 'consented')) AS first_hold_until,
			min(x.begin_day) FILTER (WHERE x.state = 'booked') AS first_arrival_due,
			min(x.end_day) FILTER (WHERE x.state = 'active') AS first_end_due
		FROM placement x WHERE x.case_id = h.id AND x.state IN ('reserved', 'consented', 'booked', 'active')
	) w
	LEFT JOIN facility f ON f.id = p.facility_id
	LEFT JOIN provider v ON v.id = p.provider_id
	LEFT JOIN office o ON o.ags = f.office_ags
	WHERE h.id = ANY (p_cases)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION derive_case_overview(p_cases uuid[]) RETURNS void
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
		words = excluded.words, consent_open = excluded.consent_open, to_book = excluded.to_book,
		commitment_missing_since = excluded.commitment_missing_since, first_hold_until = excluded.first_hold_until,
		first_arrival_due = excluded.first_arrival_due, first_end_due = excluded.first_end_due;
END $$;
--> statement-breakpoint
CREATE FUNCTION after_notice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM derive_case_overview(ARRAY[NEW.case_id]);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER notice_overview AFTER INSERT ON notice
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'cost-commitment') EXECUTE FUNCTION after_notice();
--> statement-breakpoint
SELECT derive_case_overview(array(SELECT id FROM help_case));
--> statement-breakpoint

-- ── The cost commitment is the provider's to read, and nothing else of the file ─────────────────────────────────

-- The row rules of placement apply inside: own houses only. As long as it may know the person it may read it.
CREATE POLICY provider_of_commitment ON notice FOR SELECT TO ankerplatz_app USING (
	kind = 'cost-commitment' AND EXISTS (
		SELECT 1 FROM placement p WHERE p.id = placement_id AND p.provider_id = app_provider()
			AND p.state IN ('consented', 'booked', 'active', 'ended', 'transferred')
	)
);
--> statement-breakpoint
-- Of the notices a provider sees only these.
CREATE POLICY provider_of_commitment ON case_document FOR SELECT TO ankerplatz_app USING (
	app_provider() IS NOT NULL AND EXISTS (SELECT 1 FROM notice n WHERE n.document_id = case_document.id)
);
