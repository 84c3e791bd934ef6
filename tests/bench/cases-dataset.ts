import { withClient } from './database';

export const CASE_OFFICE = '13075';
export const CASES = 50_000;

/** Of each case one placement in a state of its own kind of day; written as the triggers would leave it. */
const fill = `
	SET session_replication_role = replica;
	WITH young AS (
		INSERT INTO client (office_ags, first_name, last_name, birth_date, sex, created_at)
		SELECT '${CASE_OFFICE}', (ARRAY['Mia','Emil','Lina','Jonas','Ada','Ben','Özge','Änne'])[1 + n % 8],
			(ARRAY['Albrecht','Öhler','Schmidt','Zander','Meyer','Hansen','Ihde','Nowak','Übel'])[1 + n % 9] || ' ' || n,
			date '2006-01-01' + n % 5000, (ARRAY['f','m','d'])[1 + n % 3], now()
		FROM generate_series(1, ${CASES}) n RETURNING id
	), numbered AS (SELECT id, row_number() OVER () AS n FROM young), help AS (
		INSERT INTO help_case (office_ags, client_id, number, worker_id, created_at)
		SELECT '${CASE_OFFICE}', id, 'VG-2025-' || lpad(n::text, 6, '0'),
			(SELECT w.id FROM account w WHERE w.office_ags = '${CASE_OFFICE}' ORDER BY w.id OFFSET n % 3 LIMIT 1),
			now() - make_interval(mins => (n * 7)::integer)
		FROM numbered RETURNING id, client_id, worker_id, number
	), some_offer AS (
		SELECT o.id, o.facility_id, f.provider_id, o.service_type, row_number() OVER () - 1 AS at
		FROM (SELECT * FROM offer ORDER BY id LIMIT 500) o JOIN facility f ON f.id = o.facility_id
	)
	INSERT INTO placement (office_ags, case_id, client_id, offer_id, facility_id, provider_id, service_type, state,
		begin_day, end_day, units_per_week, amount, target_fee, reserved_at, consented_at, booked_at, arrived_on, pseudonym,
		age_at_begin, sex, unaccompanied, created_by, created_at)
	SELECT '${CASE_OFFICE}', h.id, h.client_id, o.id, o.facility_id, o.provider_id, o.service_type, s.state,
		current_date - 100 + s.n % 200, current_date + 100 + s.n % 300, 7, 1, 5000 + s.n * 37 % 60000,
		now() - make_interval(hours => s.n), CASE WHEN s.state <> 'reserved' THEN now() - make_interval(hours => s.n - 1) END,
		CASE WHEN s.state IN ('booked', 'active', 'ended') THEN now() - make_interval(hours => s.n - 2) END,
		CASE WHEN s.state IN ('active', 'ended') THEN current_date - 100 + s.n % 200 END, 'Kranich', 12, 'f', false,
		h.worker_id, now()
	FROM (SELECT *, right(number, 6)::integer AS at FROM help) h
	CROSS JOIN LATERAL (SELECT h.at AS n, (ARRAY['reserved','consented','booked','active','ended'])[1 + h.at % 5] AS state) s
	JOIN some_offer o ON o.at = h.at % (SELECT count(*) FROM some_offer)
	WHERE h.at % 10 > 0;
	SET session_replication_role = origin;
	INSERT INTO case_overview SELECT * FROM case_overview_of(array(SELECT id FROM help_case)) ON CONFLICT DO NOTHING;
	ANALYZE client, help_case, placement, case_overview;
`;

/** An office as large as no German one is; laid once into the kept set. */
export const ensureCases = (ownerUrl: string) =>
	withClient(ownerUrl, async (client) => {
		const { rows } = await client.query<{ count: number }>(
			`SELECT count(*)::integer AS count FROM help_case WHERE office_ags = '${CASE_OFFICE}'`
		);
		if ((rows[0]?.count ?? 0) < CASES) {
			console.log(`  laying ${String(CASES)} cases into one office …`);
			await client.query(fill);
		}
		// As a database that has been running for a while: nothing waits to be cleaned up.
		await client.query('VACUUM ANALYZE case_overview');
	});
