-- ── Statements that change many offers: an import has five of them in one transaction ────────────────────────────

-- Their derived rows are written once, when the transaction commits; before that nobody else sees the change anyway.
-- What guards against overbooking reads slices and ledger, never derived rows.
CREATE TABLE bulk_change (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
	offer_ids uuid[] NOT NULL
);
--> statement-breakpoint
CREATE FUNCTION derive_bulk_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE ids uuid[];
BEGIN
	-- The first row of a transaction takes the others with it.
	WITH noted AS (DELETE FROM bulk_change WHERE transaction = NEW.transaction RETURNING offer_ids)
	SELECT array_agg(DISTINCT changed.id) INTO ids FROM noted CROSS JOIN unnest(noted.offer_ids) AS changed (id);
	IF ids IS NOT NULL THEN PERFORM refresh_offer_search(ids); END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER bulk_change_derived AFTER INSERT ON bulk_change
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION derive_bulk_change();
--> statement-breakpoint

-- True when the offers were noted for the end of the transaction; false: few enough to be derived at once.
CREATE FUNCTION note_bulk_change(p_offers uuid[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	IF cardinality(p_offers) > 50 THEN
		INSERT INTO bulk_change (offer_ids) VALUES (p_offers);
		RETURN true;
	END IF;
	RETURN p_offers IS NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION note_bulk_change(uuid[]) FROM PUBLIC;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION after_offer_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE ids uuid[] := (SELECT array_agg(DISTINCT id) FROM changed);
BEGIN
	IF NOT note_bulk_change(ids) THEN PERFORM refresh_offer_search(ids); END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION after_facility_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE ids uuid[] := (SELECT array_agg(o.id) FROM changed c JOIN offer o ON o.facility_id = c.id);
BEGIN
	IF NOT note_bulk_change(ids) THEN PERFORM refresh_offer_search(ids); END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION after_offer_part_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE ids uuid[] := (SELECT array_agg(DISTINCT offer_id) FROM changed);
BEGIN
	IF NOT note_bulk_change(ids) THEN PERFORM refresh_offer_search(ids); END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION after_capacity_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE ids uuid[] := (SELECT array_agg(DISTINCT offer_id) FROM changed);
BEGIN
	IF NOT note_bulk_change(ids) THEN PERFORM refresh_offer_free(ids); END IF;
	RETURN NULL;
END $$;
