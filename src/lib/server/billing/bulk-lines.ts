import { sql } from 'drizzle-orm';
import { runsOf } from '../../domain/billing/day-runs';
import type { Db } from '../db/client';
import type { invoiceLine } from '../db/schema/invoices';

export type NewLine = typeof invoiceLine.$inferInsert;

/** Spelt out: copies by spread would take longer than the rules themselves. */
const inDatabase = (line: NewLine) => ({
	invoice_id: line.invoiceId,
	office_ags: line.officeAgs,
	provider_id: line.providerId,
	position: line.position,
	placement_id: line.placementId,
	person: line.person,
	service_type: line.serviceType,
	from_day: line.fromDay,
	to_day: line.toDay,
	quantity: line.quantity,
	unit: line.unit,
	price: line.price,
	amount: line.amount,
	rule: line.rule,
	days: runsOf(line.days ?? [])
});

/** Many lines in one statement: they travel as one JSON text instead of fifteen parameters each. */
export async function insertLines(tx: Db, lines: readonly NewLine[]) {
	if (lines.length === 0) return;
	await tx.execute(sql`
		INSERT INTO invoice_line (invoice_id, office_ags, provider_id, position, placement_id, person, service_type,
			from_day, to_day, quantity, unit, price, amount, rule, days)
		SELECT invoice_id, office_ags, provider_id, position, placement_id, person, service_type,
			from_day, to_day, quantity, unit, price, amount, rule, days
		FROM json_populate_recordset(NULL::invoice_line, ${JSON.stringify(lines.map(inDatabase))}::json)`);
}
