-- ── Facts of billing are news to open pages, and closed months keep them ───────────────────────────────────────────

CREATE FUNCTION announce_fact_of_stay() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
	PERFORM announce_placement(coalesce(NEW.placement_id, OLD.placement_id));
	RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION announce_fact_of_stay() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER absence_is_news AFTER INSERT OR UPDATE OR DELETE ON absence
	FOR EACH ROW EXECUTE FUNCTION announce_fact_of_stay();
--> statement-breakpoint
CREATE TRIGGER allowance_grant_is_news AFTER INSERT OR UPDATE OR DELETE ON allowance_grant
	FOR EACH ROW EXECUTE FUNCTION announce_fact_of_stay();
--> statement-breakpoint
-- The first month between two days for which a stay has been invoiced. Who records an absence need not see invoices, so
-- it is asked here; only for a stay that the asking one sees itself.
CREATE FUNCTION invoiced_month(p_placement uuid, p_from date, p_until date) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT min(i.month) FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
	JOIN placement p ON p.id = l.placement_id AND (p.office_ags = app_office() OR p.provider_id = app_provider())
	WHERE l.placement_id = p_placement AND i.state NOT IN ('draft', 'cancelled') AND i.kind <> 'credit-note'
		AND i.month >= date_trunc('month', p_from)::date AND i.month <= coalesce(p_until, 'infinity')
$$;
