import { sql } from 'drizzle-orm';
import { formatDay, type Day } from '../../domain/day';
import { fromHundredths, toHundredths } from '../../domain/hundredths';
import { serviceTypeOf, type ServiceTypeCode } from '../../domain/directory/service-types';
import { institutionsDay } from '../../domain/statistics/kinds';
import type { Db } from '../db/client';
import { rowsOf } from '../documents/hand-written';

type House = {
	provider: string;
	facility: string;
	place: string;
	offers: { serviceType: ServiceTypeCode; licensed: string }[];
	staff: { qualification: string; posts: string }[];
};

/** Institutions and staff of the own area on the day of the count; in the years between there is none. */
export async function institutionsTable(tx: Db, { year, today }: { year: number; today: Day }) {
	const day = institutionsDay(year);
	const columns = ['Träger', 'Einrichtung', 'Ort', 'Hilfearten', 'Genehmigte Plätze', 'Vollzeitstellen', 'Personal'];
	if (day === null) {
		return { columns, rows: [], note: `Gezählt wird alle zwei Jahre, das nächste Mal zum 15.12.${year + 1}.` };
	}
	const houses = await rowsOf<House>(
		tx,
		sql`SELECT p.name AS provider, f.name AS facility, f.place,
			coalesce((SELECT json_agg(json_build_object('serviceType', o.service_type, 'licensed', o.licensed::text)
				ORDER BY t.position) FROM offer o JOIN service_type t ON t.code = o.service_type
				WHERE o.facility_id = f.id), '[]') AS offers,
			coalesce((SELECT json_agg(json_build_object('qualification', s.qualification, 'posts', s.posts::text)
				ORDER BY s.qualification, s.id) FROM facility_staff s WHERE s.facility_id = f.id
					AND coalesce(s.from_day, ${day}) <= ${day} AND coalesce(s.until_day, ${day}) >= ${day}), '[]') AS staff
			FROM facility f JOIN provider p ON p.id = f.provider_id
			WHERE f.office_ags = app_office() AND (f.closed_from IS NULL OR f.closed_from > ${day}) AND f.created_at::date <= ${day}
			ORDER BY p.name COLLATE "de-x-icu", f.name COLLATE "de-x-icu"`
	);
	return {
		columns,
		rows: houses.map(cellsOf),
		note: `Stichtag ${formatDay(day)}${day > today ? ', der noch vor Ihnen liegt' : ''}.`
	};
}

const german = (decimal: string) => decimal.replace('.', ',');
const total = (amounts: readonly string[]) =>
	german(fromHundredths(amounts.reduce((sum, amount) => sum + toHundredths(amount), 0)));

const isPlaces = ({ serviceType }: House['offers'][number]) => serviceTypeOf(serviceType).unit === 'day';

const cellsOf = ({ provider, facility, place, offers, staff }: House) => [
	...[provider, facility, place, offers.map(({ serviceType }) => sectionOf(serviceType)).join(', ') || '–'],
	...[total(offers.filter(isPlaces).map(({ licensed }) => licensed)), total(staff.map(({ posts }) => posts))],
	staff.map(({ qualification, posts }) => `${qualification} ${german(posts)}`).join(', ') || '–'
];

const sectionOf = (code: ServiceTypeCode) => serviceTypeOf(code).section.replace(' SGB VIII', '');
