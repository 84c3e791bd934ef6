DELETE FROM remembered_offer a USING remembered_offer b
	WHERE a.account_id = b.account_id AND a.offer_id = b.offer_id AND a.id > b.id;
--> statement-breakpoint
DROP INDEX "remembered_offer_account_id_index";--> statement-breakpoint
ALTER TABLE "remembered_offer" ADD CONSTRAINT "remembered_offer_accountId_offerId_unique" UNIQUE("account_id","offer_id");
--> statement-breakpoint
-- How an offer's capacity is used on one day, as sums by kind, for the detail page: never whose it is.
CREATE FUNCTION vacancy_use(p_offer uuid, p_day date) RETURNS TABLE (kind text, amount numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
	SELECT u.kind, sum(u.amount) FROM occupancy u
	WHERE u.offer_id = p_offer AND u.period @> p_day AND (u.expires_at IS NULL OR u.expires_at > now())
	GROUP BY u.kind
$$;
