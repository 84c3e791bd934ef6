import { sql } from 'drizzle-orm';
import { firstOfMonth, lastOfMonth, type Day, type Month } from '../../domain/day';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { countsAsBilled } from './invoice-row';

/** A stay that is billed for a month. */
export type MonthStay = {
	placementId: string;
	officeAgs: string;
	providerId: string;
	serviceType: string;
	/** 'Nachname, Vorname' as it stands now; the pseudonym where no name is known. */
	person: string;
	/** Last day of the cost commitment, included. */
	committedTo: Day;
};

type Wanted = { month: Month } & ({ providerId: string; officeAgs?: string } | { placementIds: readonly string[] });

/**
 * Stays with a day in the month that no invoice bills yet, in the order in which invoices show them: by office, then by
 * name. Named ones are found whether or not they are billed.
 */
export async function findMonthStays(tx: Db, wanted: Wanted): Promise<MonthStay[]> {
	const { month } = wanted;
	const rows = await rowsOf<MonthStay>(
		tx,
		sql`
		SELECT p.id AS "placementId", p.office_ags AS "officeAgs", p.provider_id AS "providerId",
			p.service_type AS "serviceType", coalesce(i.last_name || ', ' || i.first_name, p.pseudonym) AS "person",
			p.end_day AS "committedTo"
		FROM placement p LEFT JOIN placement_identity i ON i.placement_id = p.id
		WHERE p.state IN ('active', 'ended', 'transferred') AND p.arrived_on <= ${lastOfMonth(month)}
			AND (p.left_on IS NULL OR p.left_on >= ${firstOfMonth(month)}) AND ${chosen(wanted)}
		ORDER BY p.office_ags, i.last_name COLLATE "de-x-icu", i.first_name COLLATE "de-x-icu", p.id`
	);
	return rows;
}

function chosen(wanted: Wanted) {
	if ('placementIds' in wanted) return sql`p.id = ANY (${sql.param(wanted.placementIds)}::uuid[])`;
	const { month, providerId, officeAgs } = wanted;
	return sql`p.provider_id = ${providerId} AND ${officeAgs === undefined ? sql`true` : sql`p.office_ags = ${officeAgs}`}
		AND p.id NOT IN (
			SELECT l.placement_id FROM invoice_line l JOIN invoice bill ON bill.id = l.invoice_id
			WHERE bill.provider_id = ${providerId} AND bill.month = ${firstOfMonth(month)} AND l.placement_id IS NOT NULL
				AND ${countsAsBilled('bill')})`;
}
