-- A device is rung only while something is unread: who read a message meanwhile, before the quiet hours were over, is left
-- alone. What is older than a day does not ring any more.
CREATE OR REPLACE FUNCTION due_pushes(p_most integer, p_now timestamptz)
RETURNS TABLE (id uuid, endpoint text, p256dh text, auth text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public AS $$
	SELECT s.id, s.endpoint, s.p256dh, s.auth
	FROM push_subscription s JOIN account a ON a.id = s.account_id
	WHERE s.due_at <= p_now AND a.disabled_at IS NULL
		AND NOT is_quiet(extract(hour FROM p_now AT TIME ZONE 'Europe/Berlin')::integer, a.quiet_from, a.quiet_until)
		AND (EXISTS (
			SELECT FROM inbox_message m
			WHERE m.office_ags = a.office_ags AND m.read_at IS NULL AND m.pushed_at > now() - interval '1 day'
				AND (m.account_id = a.id OR (m.account_id IS NULL AND a.role IN ('case-worker', 'team-lead')))
		) OR EXISTS (
			SELECT FROM inbox_message m
			WHERE m.provider_id = a.provider_id AND m.read_at IS NULL AND m.pushed_at > now() - interval '1 day'
				AND (m.account_id = a.id OR a.role = 'provider-admin' OR (a.role = 'provider-worker' AND EXISTS (
					SELECT FROM facility_grant g WHERE g.account_id = a.id AND g.facility_id = m.facility_id
						AND (g.until_day IS NULL OR g.until_day >= current_date)
				)))
		))
	ORDER BY s.due_at LIMIT p_most FOR UPDATE OF s SKIP LOCKED
$$;
