import { sql } from 'drizzle-orm';
import { isServiceTypeCode, serviceTypeOf } from '../../domain/directory/service-types';
import { formatEuro, sum, type Euro } from '../../domain/money';
import type { Db } from '../db/client';
import { rowsOf } from '../documents/hand-written';

type Spent = { serviceType: string | null; amount: Euro };

/** Ordered amounts by kind of help and month of service; the portal keeps no income, and says so. */
export async function moneyTable(tx: Db, { year }: { year: number }) {
	const rows = await rowsOf<Spent>(
		tx,
		sql`SELECT l.service_type AS "serviceType", sum(l.amount)::numeric(14, 2)::text AS amount
			FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
			LEFT JOIN service_type t ON t.code = l.service_type
			WHERE i.state IN ('ordered', 'paid') AND i.month BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}
			GROUP BY l.service_type, t.position ORDER BY t.position NULLS LAST`
	);
	const spent = rows.map(({ serviceType, amount }) => [nameOf(serviceType), formatEuro(amount), '–']);
	const all = formatEuro(sum(rows.map(({ amount }) => amount)));
	return {
		columns: ['Hilfeart', 'Ausgaben', 'Einnahmen'],
		rows: rows.length === 0 ? [] : [...spent, ['Summe', all, '–']],
		note: 'Ausgaben sind die angeordneten Beträge nach dem Monat der Leistung. Einnahmen, zum Beispiel Kostenbeiträge, führt das Portal nicht.'
	};
}

function nameOf(code: string | null) {
	if (code === null || !isServiceTypeCode(code)) return 'Ohne Hilfeart';
	const { section, name } = serviceTypeOf(code);
	return `${section.replace(' SGB VIII', '')} ${name}`;
}
