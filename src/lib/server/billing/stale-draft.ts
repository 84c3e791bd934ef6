import { and, eq, isNotNull } from 'drizzle-orm';
import { differenceLines } from '../../domain/billing/differences';
import type { BillingLine } from '../../domain/billing/result';
import { monthOf } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import type { Db } from '../db/client';
import { office } from '../db/schema/directory';
import { invoiceLine } from '../db/schema/invoices';
import { found } from '../trpc/procedures';
import { byStay, findBilledLines } from './billed-lines';
import type { InvoiceRow } from './invoice-row';
import { proposeLines } from './propose-lines';
import { findMonthStays } from './stays-query';

/** Stays that are recomputed together. */
const CHUNK = 500;

/**
 * A draft says what the rules gave when it was written. What was recorded since then would be sent without a word.
 * @throws DomainError 'draft/stale' when one of its stays would be billed otherwise now
 */
export async function refuseStale(tx: Db, draft: InvoiceRow) {
	if (draft.kind === 'advance') return;
	const written = byStay(await linesOf(tx, draft.id));
	const placementIds = [...written.keys()];
	const due = await dueNow(tx, draft, placementIds);
	const billed = await findBilled(tx, draft, placementIds);
	const isStale = (stay: string, lines: readonly BillingLine[]) =>
		differenceLines([...(billed.get(stay) ?? []), ...lines], due.get(stay) ?? []).length > 0;
	const stays = [...written].filter(([stay, lines]) => isStale(stay, lines)).length;
	if (stays === 0) return;
	// Of many that are sent together it must be plain which one is meant.
	const [receiver] = await tx.select({ name: office.name }).from(office).where(eq(office.ags, draft.officeAgs));
	throw new DomainError('draft/stale', { kind: draft.kind, stays, office: found(receiver).name });
}

/** A difference comes on top of what is billed; every other draft stands for itself. */
const findBilled = async (tx: Db, { kind, month }: InvoiceRow, placementIds: readonly string[]) =>
	byStay(kind === 'difference' ? await findBilledLines(tx, { placementIds, month, before: null }) : []);

async function linesOf(tx: Db, invoiceId: string) {
	const rows = await tx
		.select({
			...{ stay: invoiceLine.placementId, from: invoiceLine.fromDay, to: invoiceLine.toDay },
			...{ quantity: invoiceLine.quantity, unit: invoiceLine.unit, price: invoiceLine.price },
			...{ amount: invoiceLine.amount, rule: invoiceLine.rule }
		})
		.from(invoiceLine)
		.where(and(eq(invoiceLine.invoiceId, invoiceId), isNotNull(invoiceLine.placementId)));
	return rows.map(({ stay, ...line }) => ({ ...line, placementId: stay ?? '' }));
}

/** What the rules give for the same stays now; for one that another invoice bills by now, nothing. */
async function dueNow(tx: Db, draft: InvoiceRow, placementIds: readonly string[]) {
	const month = monthOf(draft.month);
	const { providerId, officeAgs, kind } = draft;
	const open = await findMonthStays(
		tx,
		kind === 'invoice' ? { month, providerId, officeAgs } : { month, placementIds }
	);
	const own = new Set(placementIds);
	const stays = open.filter(({ placementId }) => own.has(placementId));
	const lines = new Map<string, readonly BillingLine[]>();
	for (let start = 0; start < stays.length; start += CHUNK) {
		for (const { stay, result } of await proposeLines(tx, stays.slice(start, start + CHUNK), month))
			lines.set(stay.placementId, result.lines);
	}
	return lines;
}
