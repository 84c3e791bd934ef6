ALTER TABLE "placement" ADD COLUMN "transfer_from_id" uuid;--> statement-breakpoint
ALTER TABLE placement ADD CONSTRAINT placement_transfer_from
	FOREIGN KEY (transfer_from_id) REFERENCES placement (id) ON DELETE SET NULL;
--> statement-breakpoint
CREATE INDEX placement_transfer_from_index ON placement (transfer_from_id) WHERE transfer_from_id IS NOT NULL;
--> statement-breakpoint

-- Extended: the days after the old end go through the guard like a new booking. Shortened: they are returned.
CREATE OR REPLACE FUNCTION place_capacity(p placement, e placement_event) RETURNS void
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
		WHEN 'extended', 'shortened' THEN
			UPDATE occupancy SET period = daterange(lower(period), e.day + 1) WHERE placement_id = p.id;
			IF NOT FOUND THEN RAISE EXCEPTION 'a change of the end needs an occupancy'; END IF;
		WHEN 'ended', 'transferred', 'not-arrived' THEN
			-- Not arrived: returned from that day. Ended: the day of leaving is used, returned from the day after.
			DELETE FROM occupancy WHERE placement_id = p.id
				AND isempty(period * daterange(NULL, e.day + (e.kind <> 'not-arrived')::integer));
			UPDATE occupancy SET period = daterange(lower(period), e.day + (e.kind <> 'not-arrived')::integer)
			WHERE placement_id = p.id;
		WHEN 'declined', 'expired', 'withdrawn' THEN
			DELETE FROM occupancy WHERE placement_id = p.id;
		ELSE NULL;
	END CASE;
END $$;
--> statement-breakpoint

-- Who arrives at the next place has left the one before on the same day. The new house may not see the old one's stay,
-- so the database ends it.
CREATE FUNCTION leave_place_before(p placement, e placement_event) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
	before placement;
BEGIN
	IF e.kind <> 'arrived' OR p.transfer_from_id IS NULL THEN RETURN; END IF;
	SELECT * INTO before FROM placement WHERE id = p.transfer_from_id AND state = 'active' FOR NO KEY UPDATE;
	IF NOT FOUND THEN RETURN; END IF;
	IF e.day < before.arrived_on THEN
		RAISE EXCEPTION USING ERRCODE = 'AP002', MESSAGE = 'placement/wrong-state';
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
	PERFORM place_capacity(p, NEW);
	PERFORM announce_placement(NEW.placement_id);
	RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION leave_place_before(placement, placement_event) FROM PUBLIC;
--> statement-breakpoint
-- A person who has been transferred stays known to the house that cared for them.
DROP POLICY provider_after_consent ON placement_identity;
--> statement-breakpoint
CREATE POLICY provider_after_consent ON placement_identity FOR SELECT TO ankerplatz_app USING (
	provider_id = app_provider() AND EXISTS (
		SELECT 1 FROM placement p WHERE p.id = placement_id
			AND p.state IN ('consented', 'booked', 'active', 'ended', 'transferred')
	)
);
--> statement-breakpoint
GRANT UPDATE (transfer_from_id) ON placement TO ankerplatz_app;
