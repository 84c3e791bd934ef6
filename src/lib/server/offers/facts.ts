import type { Day } from '../../domain/day';
import type { OfferFacts } from '../../domain/offers/offer-facts';
import type { Db } from '../db/client';
import { type Parameters, runStatement, type Statement } from '../db/statement';
import { freeStepsOf } from '../capacity/free-steps';

type FactsRow = Omit<OfferFacts, 'free' | 'reportedAt'> & {
	reportedAt: string | null;
	days: string[] | null;
	free: number[] | null;
};

/** Which offers: a name for the statement, conditions on the search table `s`, and what follows them. */
export type FactsWanted = { name: string; conditions: readonly string[]; values: Parameters; limit?: string };

/** Everything the rules of the search need to know of the offers, ordered by id. */
export async function findFacts(db: Db, wanted: FactsWanted, today: Day): Promise<OfferFacts[]> {
	const rows = await runStatement<FactsRow>(db, factsStatement(wanted, today));
	return rows.map(({ days, free, reportedAt, ...facts }) => ({
		...facts,
		reportedAt: reportedAt === null ? null : new Date(reportedAt).toISOString(),
		free: freeStepsOf(days ?? [], free ?? [])
	}));
}

/** Amounts as text, because numbers in JSON are not exact. */
function factsStatement({ name, conditions, values, limit = '' }: FactsWanted, today: Day): Statement {
	const day = values.add(today, 'date');
	const text = `SELECT s.offer_id AS "offerId", s.provider, s.facility, s.place, home.postal_code AS "postalCode",
		s.office_ags AS office, s.region_id AS region, s.service_type AS "serviceType", s.unit, o.specialisations,
		s.age_from AS "ageFrom", s.age_to AS "ageTo", s.sex, s.licence_from AS "licenceFrom",
		s.licence_until AS "licenceUntil", s.closed_from AS "closedFrom", s.lat, s.lon, coalesce(s.note, '') AS note,
		coalesce((
			SELECT c.operable::text FROM capacity_slice c
			WHERE c.offer_id = s.offer_id AND c.from_day <= ${day} AND coalesce(c.until_day, 'infinity') > ${day}
		), '0.00') AS operable,
		s.reported_at AS "reportedAt",
		(
			SELECT coalesce(jsonb_agg(jsonb_build_object('from', r.from_day, 'until', r.until_day, 'amount', r.amount::text)
				ORDER BY r.from_day), '[]')
			FROM rate_slice r WHERE r.offer_id = s.offer_id
		) AS rates,
		free.days::text[] AS days, free.free, s.search_text AS "searchText"
	FROM offer_search s
	JOIN offer o ON o.id = s.offer_id
	JOIN facility home ON home.id = s.facility_id
	LEFT JOIN offer_free free ON free.offer_id = s.offer_id
	${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
	ORDER BY s.offer_id ${limit}`;
	return { name: `offers facts ${name}`, text, values: values.values };
}
