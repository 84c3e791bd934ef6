CREATE TABLE "mail_outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"message_id" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mail_outbox_messageId_accountId_unique" UNIQUE("message_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_message_id_inbox_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."inbox_message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_outbox_sent_at_next_try_at_index" ON "mail_outbox" USING btree ("sent_at","next_try_at");--> statement-breakpoint

-- Writes one mail per recipient of a new message: the case's worker, else who works on cases in the office; at the
-- provider its administration and who has a grant for the facility. Old messages are left alone: when a mail server is
-- configured one day, nobody is flooded.
CREATE FUNCTION write_mails() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE written integer;
BEGIN
	WITH fresh AS (
		UPDATE inbox_message SET mailed_at = now() WHERE mailed_at IS NULL AND at > now() - interval '1 day' RETURNING *
	), added AS (
		INSERT INTO mail_outbox (message_id, account_id)
		SELECT m.id, a.id FROM fresh m JOIN account a ON a.mail_wanted AND a.disabled_at IS NULL AND (
			a.id = m.account_id
			OR (m.account_id IS NULL AND a.office_ags = m.office_ags AND a.role IN ('case-worker', 'team-lead'))
			OR (a.provider_id = m.provider_id AND a.role = 'provider-admin')
			OR (a.provider_id = m.provider_id AND a.role = 'provider-worker' AND EXISTS (
				SELECT FROM facility_grant g WHERE g.account_id = a.id AND g.facility_id = m.facility_id
					AND (g.until_day IS NULL OR g.until_day >= current_date)
			))
		)
		RETURNING id
	)
	SELECT count(*) INTO written FROM added;
	RETURN written;
END $$;
--> statement-breakpoint

-- Mails whose turn it is; locked, so that two processes never send the same one.
CREATE FUNCTION due_mails(p_most integer)
RETURNS TABLE (id bigint, address text, name text, kind text, facility text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public AS $$
	SELECT o.id, a.email, a.name, m.kind, m.details->>'facility'
	FROM mail_outbox o JOIN inbox_message m ON m.id = o.message_id JOIN account a ON a.id = o.account_id
	WHERE o.sent_at IS NULL AND o.attempts < 10 AND o.next_try_at <= now()
	ORDER BY o.id LIMIT p_most FOR UPDATE OF o SKIP LOCKED
$$;
--> statement-breakpoint

-- Sent, or to be tried again later: after 1, 2, 4 … minutes.
CREATE FUNCTION note_mail(p_id bigint, p_sent boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	UPDATE mail_outbox SET attempts = attempts + 1, sent_at = CASE WHEN p_sent THEN now() END,
		next_try_at = now() + make_interval(mins => (2 ^ least(attempts, 10))::integer)
	WHERE id = p_id
$$;
