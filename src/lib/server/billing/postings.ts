import { Decimal } from 'decimal.js';
import { desc, eq, max, sql } from 'drizzle-orm';
import { firstOfMonth, type Month } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import { euro } from '../../domain/money';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { exportedInvoice, postingExport } from '../db/schema/postings';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import type { Posting } from './files/payment-types';
import { writePostingCsv } from './files/write-posting-csv';

type Open = { invoiceId: string; takenBack: boolean };

/**
 * Hands the treasury what it has not got yet of a month: ordered and paid invoices once, and once more with the sign
 * turned what was cancelled after that. The file is kept, so that it can be fetched again.
 */
export async function exportPostings(tx: Db, actor: Actor, month: Month) {
	const officeAgs = found(actor.viewer.office);
	const number = await nextNumber(tx, officeAgs);
	const open = await findOpen(tx, month);
	if (open.length === 0) throw new InvalidInput({ month: 'In diesem Monat gibt es nichts Neues zu buchen.' });
	const postings = await findPostings(tx, open);
	const total = euro(postings.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)));
	const file = writePostingCsv(postings);
	const [made] = await tx
		.insert(postingExport)
		.values({
			...{ officeAgs, month: firstOfMonth(month), number, count: postings.length, total, file },
			...{ createdBy: actor.viewer.id, createdAt: actor.now }
		})
		.returning({ exportId: postingExport.id });
	const { exportId } = found(made);
	await tx.insert(exportedInvoice).values(open.map((one) => ({ ...one, exportId, officeAgs })));
	await recordAudit(tx, actor, {
		...{ action: 'billing/postings-exported', subjectKind: 'posting-export', subjectId: exportId },
		details: { month, number, postings: postings.length, total }
	});
	return { exportId, number, count: postings.length, total, csv: file };
}

/** Two exports at once wait for each other: the second one finds nothing left. */
async function nextNumber(tx: Db, officeAgs: string) {
	await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`postings ${officeAgs}`}, 0))`);
	const [row] = await tx
		.select({ last: max(postingExport.number) })
		.from(postingExport)
		.where(eq(postingExport.officeAgs, officeAgs));
	return (row?.last ?? 0) + 1;
}

/** Row level security leaves the invoices of the own office. */
const findOpen = (tx: Db, month: Month) =>
	rowsOf<Open>(
		tx,
		sql`
		SELECT i.id AS "invoiceId", i.state = 'cancelled' AS "takenBack" FROM invoice i
		WHERE i.month = ${firstOfMonth(month)} AND (
			i.state IN ('ordered', 'paid') AND NOT EXISTS (SELECT FROM exported_invoice e WHERE e.invoice_id = i.id)
			OR i.state = 'cancelled' AND EXISTS (SELECT FROM exported_invoice e WHERE e.invoice_id = i.id)
				AND NOT EXISTS (SELECT FROM exported_invoice e WHERE e.invoice_id = i.id AND e.taken_back))`
	);

/** One posting per invoice and kind of help, under product and account as the office has set them. */
const findPostings = (tx: Db, open: readonly Open[]) =>
	rowsOf<Posting>(
		tx,
		sql`
		SELECT coalesce(a.product, l.service_type, '') AS product, coalesce(a.account, '') AS account, p.name AS creditor,
			(CASE WHEN i.state = 'cancelled' THEN -sum(l.amount) ELSE sum(l.amount) END)::numeric(12, 2) AS amount,
			i.due_on AS "dueOn", i.number AS "documentNumber"
		FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id JOIN provider p ON p.id = i.provider_id
		LEFT JOIN posting_account a ON a.office_ags = i.office_ags AND a.service_type IS NOT DISTINCT FROM l.service_type
		WHERE i.id = ANY (${sql.param(open.map(({ invoiceId }) => invoiceId))}::uuid[])
		GROUP BY i.id, p.name, l.service_type, a.product, a.account
		ORDER BY p.name, i.number, l.service_type`
	);

/** What went to the treasury for a month, newest first. */
export const findPostingExports = (tx: Db, month: Month) =>
	tx
		.select({
			...{ exportId: postingExport.id, number: postingExport.number, count: postingExport.count },
			...{ total: postingExport.total, createdAt: postingExport.createdAt }
		})
		.from(postingExport)
		.where(eq(postingExport.month, firstOfMonth(month)))
		.orderBy(desc(postingExport.number));

/** The same file again. */
export async function getPostingFile(tx: Db, exportId: string) {
	const [made] = await tx
		.select({ number: postingExport.number, csv: postingExport.file })
		.from(postingExport)
		.where(eq(postingExport.id, exportId));
	return found(made);
}
