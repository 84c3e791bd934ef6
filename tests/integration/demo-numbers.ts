import { sql } from 'drizzle-orm';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';

export const now = currentMoment();
export const today = dayInGermany(now);

/** What is counted in the demo, with the least and the most that is believable. */
export const plausibleNumbers = [
	['providers', sql`SELECT count(*) FROM provider`, 60, 60],
	['facilities', sql`SELECT count(*) FROM facility`, 220, 220],
	['offers', sql`SELECT count(*) FROM offer`, 420, 480],
	['clients', sql`SELECT count(*) FROM client`, 2_500, 2_500],
	['cases', sql`SELECT count(*) FROM help_case`, 2_500, 2_500],
	[
		'photos of a facility at least',
		sql`SELECT min(n) FROM (SELECT count(*) AS n FROM facility_photo GROUP BY facility_id) x`,
		2,
		3
	],
	['stays that go on', sql`SELECT count(*) FROM placement WHERE state = 'active'`, 900, 1_900],
	['ended stays', sql`SELECT count(*) FROM placement WHERE state = 'ended'`, 2_500, 7_000],
	[
		'offers with a rate change ahead',
		sql`SELECT count(DISTINCT offer_id) FROM rate_slice WHERE from_day > ${today}`,
		60,
		220
	],
	[
		'offers without any rate',
		sql`SELECT count(*) FROM offer o WHERE NOT EXISTS (SELECT FROM rate_slice r WHERE r.offer_id = o.id)`,
		2,
		25
	],
	[
		'reports older than 72 hours',
		sql`SELECT count(*) FROM offer_search WHERE reported_at < ${now}::timestamptz - interval '72 hours'`,
		30,
		130
	],
	[
		'reports older than 7 days',
		sql`SELECT count(*) FROM offer_search WHERE reported_at < ${now}::timestamptz - interval '7 days'`,
		5,
		50
	],
	['absences', sql`SELECT count(*) FROM absence`, 2_000, 15_000],
	['service records', sql`SELECT count(*) FROM service_record`, 4_000, 25_000],
	['closed consultations', sql`SELECT count(*) FROM consultation WHERE closed_at IS NOT NULL`, 1_800, 2_500],
	['valid help plans', sql`SELECT count(*) FROM help_plan WHERE state = 'valid'`, 900, 1_900],
	['people around', sql`SELECT count(*) FROM case_person`, 3_000, 5_000],
	['records of the statistics', sql`SELECT count(*) FROM statistics_record`, 2_000, 7_000],
	['assessments of risk', sql`SELECT count(*) FROM risk_assessment`, 100, 400],
	['fruitless searches', sql`SELECT count(*) FROM fruitless_search`, 300, 400],
	['residential occupancy in per cent', occupancyShare(), 85, 97]
] as const;

/** What must not be there even once. */
export const impossibilities = [
	[
		'rates whose parts do not add up',
		sql`SELECT count(*) FROM rate_slice WHERE mp + gp + ib <> amount OR pfg >= amount`
	],
	[
		'pictures that are more than pictures',
		sql`SELECT count(*) FROM facility_photo WHERE media_type <> 'image/svg+xml'
			OR convert_from(content, 'UTF8') !~ '^<svg .*</svg>$' OR convert_from(content, 'UTF8') ~* '<script|href|onload'`
	],
	[
		'documents that are no PDF',
		sql`SELECT count(*) FROM directory_document WHERE encode(content, 'escape') !~ '^%PDF-1.4'`
	],
	[
		'gaps in the case numbers',
		sql`SELECT count(*) FROM case_number n WHERE last <> (SELECT count(*) FROM help_case h WHERE h.office_ags = n.office_ags
			AND h.number LIKE '%-' || n.year || '-%')`
	],
	['holds that are over', sql`SELECT count(*) FROM occupancy WHERE expires_at <= ${now}`],
	[
		'absences outside of their stay',
		sql`SELECT count(*) FROM absence a JOIN placement p ON p.id = a.placement_id
			WHERE a.from_day <= p.arrived_on OR coalesce(a.until_day, a.from_day) > coalesce(p.left_on, ${today})`
	],
	[
		'service records outside of their stay',
		sql`SELECT count(*) FROM service_record r JOIN placement p ON p.id = r.placement_id
			WHERE r.day < p.arrived_on OR r.day > coalesce(p.left_on, ${today})`
	],
	[
		'released records whose seal does not fit',
		sql`SELECT count(*) FROM service_record r WHERE state = 'released' AND hash IS DISTINCT FROM service_record_digest(r)`
	],
	[
		'addresses that could reach somebody',
		sql`SELECT count(*) FROM facility WHERE email NOT LIKE '%.example' OR phone !~ ' 0'`
	]
] as const;

function occupancyShare() {
	return sql`SELECT round(100 * (sum(s.occupied_outside) + sum(coalesce(u.used, 0))) / sum(s.operable)) FROM offer o
		JOIN service_type t ON t.code = o.service_type AND t.setting = 'residential'
		JOIN capacity_slice s ON s.offer_id = o.id AND daterange(s.from_day, s.until_day) @> ${today}::date
		LEFT JOIN (SELECT offer_id, sum(amount) AS used FROM occupancy WHERE period @> ${today}::date GROUP BY 1) u ON u.offer_id = o.id`;
}
