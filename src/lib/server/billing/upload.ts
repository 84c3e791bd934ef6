import { invoiceDueDay } from '../../domain/billing/due';
import type { InvoiceKind } from '../../domain/billing/states';
import { uploadProblem } from '../../domain/billing/uploaded';
import { firstOfMonth, monthOf, type Day } from '../../domain/day';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoice } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { insertLines } from './bulk-lines';
import { concludeCredit } from './credit';
import type { ReadInvoice } from './files/invoice-document';
import { readXRechnung } from './files/read-xrechnung';
import { unreadable } from './files/unreadable';
import { takeInvoiceStep, type InvoiceRow } from './invoice-row';
import { markRecordsBilled, takeBackCorrected, tellReceived } from './received';
import { findDueRules } from './rule-sets-query';
import { linesOf, signOf } from './upload-lines';
import { lockReferred, refuseOtherTotal } from './upload-reference';
import { refuseKnown, sidesOf, type Sides } from './upload-sides';

type UploadInput = { xml: string; placeKept: boolean };

/** As EN 16931 counts them (UNTDID 1001); other software calls an advance a partial invoice or a prepayment. */
const kinds: Record<string, InvoiceKind> = {
	...{ '381': 'credit-note', '384': 'corrected' },
	...{ '326': 'advance', '386': 'advance' }
};

/** Reads an XRechnung of the provider's own software into the same check as ours; whoever has it may bring it. */
export async function uploadInvoice(tx: Db, actor: Actor, { xml, placeKept }: UploadInput) {
	const read = readXRechnung(xml);
	const kind = kinds[read.typeCode] ?? 'invoice';
	const problem = uploadProblem({ ...read, kind, days: daysOf(read) });
	if (problem !== null) throw unreadable(problem);
	const sides = await sidesOf(tx, actor, read);
	await refuseKnown(tx, sides, read.number);
	const original = await lockReferred(tx, actor, { kind, sides, numbers: read.refersTo });
	const draft = await draftOf(tx, actor, { read, kind, sides, xml, placeKept, original });
	await insertLines(tx, await linesOf(tx, read, draft));
	const row = await received(tx, actor, { draft, read, original });
	if (actor.viewer.providerId !== null) await tellReceived(tx, actor, row);
	return { invoiceId: row.id, number: read.number, total: row.total, lines: read.lines.length };
}

const daysOf = ({ period, lines }: ReadInvoice): Day[] =>
	[period, ...lines].flatMap((span) => [span?.from ?? null, span?.to ?? null]).filter((day) => day !== null);

type Uploaded = UploadInput & { read: ReadInvoice; kind: InvoiceKind; sides: Sides; original: InvoiceRow | null };

async function draftOf(
	tx: Db,
	{ viewer, now }: Actor,
	{ read, kind, sides, xml, placeKept, original }: Uploaded
): Promise<InvoiceRow> {
	const total = euro(signOf(kind).times(read.payable));
	const month =
		kind === 'credit-note' ? found(original).month : firstOfMonth(monthOf(daysOf(read)[0] ?? read.issuedOn));
	const [made] = await tx
		.insert(invoice)
		.values({
			...{ ...sides, month, kind, total, placeKept, refersToId: original?.id ?? null },
			...{ source: 'upload', uploaded: xml, createdBy: viewer.id, createdAt: now }
		})
		.returning();
	return found(made);
}

type Received = { draft: InvoiceRow; read: ReadInvoice; original: InvoiceRow | null };

async function received(tx: Db, actor: Actor, { draft, read, original }: Received): Promise<InvoiceRow> {
	const { number } = read;
	const sentAt = actor.now;
	if (draft.kind === 'credit-note') {
		refuseOtherTotal(draft, found(original));
		const set = { number, sentAt, dueOn: read.dueOn ?? actor.today };
		return concludeCredit(tx, actor, { draft, original: found(original), reason: 'Hochgeladene XRechnung', set });
	}
	const rules = (await findDueRules(tx, [draft.id])).get(draft.id) ?? [];
	const dueOn = read.dueOn ?? invoiceDueDay(rules, { month: monthOf(draft.month), receivedOn: actor.today });
	const row = await takeInvoiceStep(tx, actor, {
		...{ row: draft, step: 'send', kind: 'sent', text: 'Hochgeladene XRechnung' },
		set: { number, dueOn, sentAt }
	});
	await markRecordsBilled(tx, row);
	await takeBackCorrected(tx, actor, row);
	return row;
}
