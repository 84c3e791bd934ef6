import { sql } from 'drizzle-orm';
import { entriesOf, type DayRun } from '../../domain/billing/day-runs';
import type { BillingLine, DayEntry } from '../../domain/billing/result';
import type { Day } from '../../domain/day';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { countsAsBilled } from './invoice-row';

/** A line of an invoice that counts as billed. */
export type BilledLine = BillingLine & { placementId: string; invoiceId: string; days: DayEntry[] };

type Wanted = {
	placementIds: readonly string[];
	/** First day of the month. */
	month: Day;
	/** Not of this invoice, and only of those that were sent before it; null = of all. */
	before: { invoiceId: string; sentAt: string; number: string | null } | null;
};

export async function findBilledLines(tx: Db, { placementIds, month, before }: Wanted): Promise<BilledLine[]> {
	const earlier =
		before === null
			? sql`true`
			: sql`bill.id <> ${before.invoiceId}
				AND (bill.sent_at, bill.number) < (${before.sentAt}::timestamptz, ${before.number})`;
	const rows = await rowsOf<BilledLine & { days: DayRun[] }>(
		tx,
		sql`
		SELECT l.placement_id AS "placementId", l.invoice_id AS "invoiceId", l.from_day AS "from", l.to_day AS "to",
			l.quantity, l.unit, l.price, l.amount, l.rule, l.days
		FROM invoice_line l JOIN invoice bill ON bill.id = l.invoice_id
		WHERE l.placement_id = ANY (${sql.param(placementIds)}::uuid[]) AND bill.month = ${month}
			AND ${countsAsBilled('bill')} AND ${earlier}
		ORDER BY bill.sent_at, l.position`
	);
	return rows.map(({ days, ...line }) => ({ ...line, days: entriesOf(days) }));
}

/** By stay, in the order in which they were billed. */
export function byStay<Line extends { placementId: string }>(lines: readonly Line[]): Map<string, Line[]> {
	const groups = new Map<string, Line[]>();
	for (const line of lines) {
		const group = groups.get(line.placementId);
		if (group) group.push(line);
		else groups.set(line.placementId, [line]);
	}
	return groups;
}
