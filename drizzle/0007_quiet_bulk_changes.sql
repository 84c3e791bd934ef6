-- Many offers changed by one statement (an import, a new catalogue) are one event without an offer: every open page looks
-- again once, instead of reading thousands of events for minutes.
CREATE OR REPLACE FUNCTION announce_vacancy(p_offers uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE event_id bigint;
BEGIN
	IF cardinality(p_offers) > 50 THEN
		INSERT INTO live_event (topic) VALUES ('vacancy') RETURNING id INTO event_id;
		PERFORM pg_notify('ankerplatz_live', event_id::text);
		RETURN;
	END IF;
	FOR event_id IN
		INSERT INTO live_event (topic, offer_id, office_ags, provider_id)
		SELECT 'vacancy', o.id, f.office_ags, f.provider_id
		FROM offer o JOIN facility f ON f.id = o.facility_id WHERE o.id = ANY (p_offers)
		RETURNING id
	LOOP
		PERFORM pg_notify('ankerplatz_live', event_id::text);
	END LOOP;
END $$;
