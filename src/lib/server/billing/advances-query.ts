import { and, desc, eq, sql } from 'drizzle-orm';
import { ADVANCE_SET_OFF, openAdvance } from '../../domain/billing/advances';
import { monthOf } from '../../domain/day';
import { euro, sum, type Euro } from '../../domain/money';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { office } from '../db/schema/directory';
import { invoice } from '../db/schema/invoices';
import { countsAsBilled } from './invoice-row';

type AdvancesWanted = {
	officeAgs: string;
	providerId: string;
	/** What was ordered and set off until this invoice was sent; null = until now. */
	before: { sentAt: string; number: string | null } | null;
	/** The invoice that is asking, or the one whose place it takes. */
	except: string;
};

/** What the office has ordered in advance for a provider and no invoice has set off yet. */
export async function findOpenAdvance(tx: Db, wanted: AdvancesWanted): Promise<Euro> {
	const paid = sum((await findPaidAdvances(tx, wanted)).map(({ total }) => total));
	return openAdvance(paid, await findSetOff(tx, wanted));
}

type PaidAdvance = { number: string; sentAt: string; total: Euro };

/** Advances that the office has ordered and no credit note takes back, oldest first. */
export const findPaidAdvances = (tx: Db, { officeAgs, providerId, before }: AdvancesWanted) =>
	rowsOf<PaidAdvance>(
		tx,
		sql`
		SELECT a.number, a.sent_at AS "sentAt", a.total FROM invoice a
		WHERE a.kind = 'advance' AND a.state IN ('ordered', 'paid')
			AND a.ordered_at <= ${before?.sentAt ?? 'infinity'}::timestamptz
			AND a.office_ags = ${officeAgs} AND a.provider_id = ${providerId}
			AND NOT EXISTS (SELECT FROM invoice credit
				WHERE credit.refers_to_id = a.id AND credit.kind = 'credit-note' AND credit.state <> 'draft')
		ORDER BY a.ordered_at, a.number`
	);

/** What invoices have set off of them, below zero; those of one moment count in the order of their numbers. */
export async function findSetOff(tx: Db, { officeAgs, providerId, before, except }: AdvancesWanted): Promise<Euro> {
	const earlier =
		before === null ? sql`true` : sql`(bill.sent_at, bill.number) < (${before.sentAt}::timestamptz, ${before.number})`;
	const [row] = await rowsOf<{ amount: Euro | null }>(
		tx,
		sql`
		SELECT sum(l.amount)::numeric(12, 2) AS amount FROM invoice_line l JOIN invoice bill ON bill.id = l.invoice_id
		WHERE l.rule = ${ADVANCE_SET_OFF} AND l.office_ags = ${officeAgs} AND l.provider_id = ${providerId}
			AND bill.id <> ${except} AND ${earlier} AND ${countsAsBilled('bill')}`
	);
	return row?.amount ?? euro(0);
}

/** Newest of the advances that are shown; older ones are in the list of invoices. */
const MOST_SHOWN = 50;

/** Whom a provider may ask, what is open there, and what it has asked for already. */
export async function findAdvances(tx: Db, providerId: string) {
	const offices = await rowsOf<{ officeAgs: string; office: string }>(
		tx,
		sql`
		SELECT o.ags AS "officeAgs", o.name AS office FROM office o
		WHERE o.active AND EXISTS (SELECT FROM placement p
			WHERE p.office_ags = o.ags AND p.provider_id = ${providerId} AND p.arrived_on IS NOT NULL)
		ORDER BY o.name COLLATE "de-x-icu"`
	);
	const rows = await tx
		.select({
			...{ invoiceId: invoice.id, officeAgs: invoice.officeAgs, office: office.name, number: invoice.number },
			...{ month: invoice.month, total: invoice.total, state: invoice.state, note: invoice.note }
		})
		.from(invoice)
		.innerJoin(office, eq(office.ags, invoice.officeAgs))
		.where(and(eq(invoice.kind, 'advance'), eq(invoice.providerId, providerId)))
		.orderBy(desc(invoice.month), desc(invoice.createdAt))
		.limit(MOST_SHOWN);
	const open: { officeAgs: string; office: string; amount: Euro }[] = [];
	for (const { officeAgs, office: name } of offices) {
		if (!rows.some((row) => row.officeAgs === officeAgs)) continue;
		const amount = await findOpenAdvance(tx, { officeAgs, providerId, before: null, except: NO_INVOICE });
		if (amount !== '0.00') open.push({ officeAgs, office: name, amount });
	}
	return { offices, open, rows: rows.map((row) => ({ ...row, month: monthOf(row.month) })) };
}

const NO_INVOICE = '00000000-0000-0000-0000-000000000000';
