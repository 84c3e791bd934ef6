-- The table of providers is open to read; an import adds to it, and each provider changes how it is reached, within
-- the walls of the one who asks.
REVOKE UPDATE, DELETE ON provider FROM ankerplatz_app;
--> statement-breakpoint
CREATE FUNCTION save_provider_data(
	p_contact_name text, p_street text, p_postal_code text, p_place text, p_phone text, p_email text, p_website text
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
	UPDATE provider SET contact_name = p_contact_name, street = p_street, postal_code = p_postal_code, place = p_place,
		phone = p_phone, email = p_email, website = p_website
	WHERE id = app_provider()
$$;
