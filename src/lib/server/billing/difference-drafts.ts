import { Decimal } from 'decimal.js';
import { and, eq, sql } from 'drizzle-orm';
import { differenceLines } from '../../domain/billing/differences';
import { firstOfMonth, nextMonth, type Month } from '../../domain/day';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoice, invoiceLine } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { byStay, findBilledLines } from './billed-lines';
import { insertLines } from './bulk-lines';
import { recordInvoiceEvent } from './invoice-row';
import { entriesOfLine, lineOf, proposeLines, type ProposedLine } from './propose-lines';
import { findMonthStays } from './stays-query';

type Asked = { from: Month; to: Month; placeKept: boolean };

/**
 * Closed months against what the rules give today: a rate that was changed after the fact makes one draft per office and
 * month. The closed invoices stay as they are; months without a difference have no draft.
 */
export async function proposeDifferences(tx: Db, actor: Actor, { from, to, placeKept }: Asked) {
	const drafts: { invoiceId: string; month: Month; officeAgs: string; total: string; lines: number }[] = [];
	for (let month = from; month <= to; month = nextMonth(month)) {
		const byOffice = await differencesOf(tx, found(actor.viewer.providerId), month);
		for (const [officeAgs, lines] of byOffice)
			drafts.push(await writeDraft(tx, actor, { month, officeAgs, lines, placeKept }));
	}
	return { drafts };
}

/** What a month lacks, by office: the lines that were billed and would not be today, and those that would be. */
export async function differencesOf(tx: Db, providerId: string, month: Month): Promise<Map<string, ProposedLine[]>> {
	const placementIds = await billedStays(tx, providerId, month);
	if (placementIds.length === 0) return new Map();
	const billed = byStay(await findBilledLines(tx, { placementIds, month: firstOfMonth(month), before: null }));
	const proposals = await proposeLines(tx, await findMonthStays(tx, { month, placementIds }), month);
	const byOffice = new Map<string, ProposedLine[]>();
	for (const { stay, result } of proposals) {
		const known = billed.get(stay.placementId);
		// What was taken back as a whole is billed by closing the month again, not by a difference to nothing.
		if (!known) continue;
		const lines = differenceLines(known, result.lines).map((line) =>
			lineOf(stay, line, entriesOfLine(line, result.days))
		);
		if (lines.length > 0) byOffice.set(stay.officeAgs, [...(byOffice.get(stay.officeAgs) ?? []), ...lines]);
	}
	return byOffice;
}

/** Billed by the portal alone: what a provider's own software has billed, only that software can correct. */
async function billedStays(tx: Db, providerId: string, month: Month): Promise<string[]> {
	const rows = await tx
		.select({ placementId: sql<string>`${invoiceLine.placementId}` })
		.from(invoiceLine)
		.innerJoin(invoice, eq(invoice.id, invoiceLine.invoiceId))
		.where(
			and(
				eq(invoice.providerId, providerId),
				eq(invoice.month, firstOfMonth(month)),
				sql`${invoice.state} NOT IN ('draft', 'cancelled') AND ${invoiceLine.placementId} IS NOT NULL`
			)
		)
		.groupBy(invoiceLine.placementId)
		.having(sql`bool_and(${invoice.source} = 'portal')`);
	return rows.map(({ placementId }) => placementId);
}

type Draft = { month: Month; officeAgs: string; lines: readonly ProposedLine[]; placeKept: boolean };

/** The oldest invoice whose lines these add to (BG-3). */
async function firstBilled(tx: Db, month: Month, lines: readonly ProposedLine[]): Promise<string | null> {
	const placementIds = [...new Set(lines.flatMap(({ placementId }) => placementId ?? []))];
	const [first] = await findBilledLines(tx, { placementIds, month: firstOfMonth(month), before: null });
	return first?.invoiceId ?? null;
}

async function writeDraft(tx: Db, actor: Actor, { month, officeAgs, lines, placeKept }: Draft) {
	const refersToId = await firstBilled(tx, month, lines);
	const total = euro(lines.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)));
	const [row] = await tx
		.insert(invoice)
		.values({
			...{ officeAgs, providerId: found(actor.viewer.providerId), month: firstOfMonth(month), kind: 'difference' },
			...{ total, refersToId, placeKept, createdBy: actor.viewer.id, createdAt: actor.now }
		})
		.onConflictDoUpdate({
			target: [invoice.providerId, invoice.officeAgs, invoice.month, invoice.kind],
			targetWhere: sql`state = 'draft' AND kind IN ('invoice', 'difference')`,
			set: { total, refersToId, placeKept, createdBy: actor.viewer.id, createdAt: actor.now }
		})
		.returning();
	const draft = found(row);
	await tx.delete(invoiceLine).where(eq(invoiceLine.invoiceId, draft.id));
	await insertLines(
		tx,
		lines.map((line, index) => ({ ...line, invoiceId: draft.id, position: index + 1 }))
	);
	await recordInvoiceEvent(tx, actor, { row: draft, kind: 'proposed' });
	return { invoiceId: draft.id, month, officeAgs, total, lines: lines.length };
}
