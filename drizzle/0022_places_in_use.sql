-- Days on which as many persons as there are agreed places were really there although others were away: then no place was
-- kept free for these. Counted over all offices, so that neither side sees the stays of another.
CREATE FUNCTION places_in_use(p_offers uuid[], p_from date, p_until date) RETURNS TABLE (offer_id uuid, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	WITH away AS (
		SELECT p.offer_id, days.day::date AS day, sum(p.amount) AS amount
		FROM absence a JOIN placement p ON p.id = a.placement_id
		CROSS JOIN generate_series(greatest(a.from_day, p_from), least(coalesce(a.until_day, p.left_on, p_until), p_until),
			interval '1 day') AS days(day)
		WHERE p.offer_id = ANY (p_offers) AND a.from_day <= p_until AND coalesce(a.until_day, p_until) >= p_from
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
