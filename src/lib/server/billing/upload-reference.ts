import { Decimal } from 'decimal.js';
import { and, eq, ne } from 'drizzle-orm';
import type { InvoiceKind } from '../../domain/billing/states';
import { euro } from '../../domain/money';
import { formatEuro } from '../../domain/money-text';
import type { Db } from '../db/client';
import { invoice } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { creditInvoice } from './credit';
import { unreadable } from './files/unreadable';
import { lockInvoice, type InvoiceRow } from './invoice-row';
import { lockLaterDifferences } from './later-differences';
import type { Sides } from './upload-sides';

type Reference = { kind: InvoiceKind; sides: Sides; numbers: readonly string[] };

/** The invoice that an uploaded one speaks of; a credit note or a correction without a known one is refused. */
export async function lockReferred(
	tx: Db,
	actor: Actor,
	{ kind, sides, numbers }: Reference
): Promise<InvoiceRow | null> {
	const [number] = numbers;
	const original = number === undefined ? null : await findSent(tx, sides, number);
	if (kind === 'credit-note') await readyToCredit(tx, actor, nameOf(number, original));
	if (kind === 'corrected') await refuseUncorrectable(tx, actor, nameOf(number, original));
	return original;
}

async function findSent(tx: Db, { officeAgs, providerId }: Sides, number: string): Promise<InvoiceRow | null> {
	const [row] = await tx
		.select({ id: invoice.id })
		.from(invoice)
		.where(and(eq(invoice.providerId, providerId), eq(invoice.officeAgs, officeAgs), eq(invoice.number, number)));
	return row ? lockInvoice(tx, row.id) : null;
}

function nameOf(number: string | undefined, original: InvoiceRow | null) {
	if (number === undefined) throw unreadable('Sie nennt die Rechnung nicht, auf die sie sich bezieht (BT-25).');
	if (original === null) throw unreadable(`Die Rechnung ${number}, auf die sie sich bezieht, ist hier nicht bekannt.`);
	return { number, original };
}

type Named = ReturnType<typeof nameOf>;

async function readyToCredit(tx: Db, actor: Actor, { number, original }: Named) {
	if (original.kind === 'credit-note') throw unreadable(`Die Rechnung ${number} ist selbst eine Gutschrift.`);
	await refuseCredited(tx, { number, original });
	const later = await lockLaterDifferences(tx, original);
	if (later.length > 0 && actor.viewer.providerId === null) {
		const names = later.map((difference) => difference.number ?? '').join(', ');
		throw unreadable(
			`Auf der Rechnung ${number} beruht die Nachberechnung ${names}. Der Anbieter nimmt sie zuerst zurück.`
		);
	}
	for (const difference of later)
		await creditInvoice(tx, actor, { original: difference, reason: `Mit ${number}: hochgeladene Gutschrift` });
}

/** What a correction takes the place of is taken back with a number of the provider's, so only the provider can. */
async function refuseUncorrectable(tx: Db, { viewer }: Actor, { number, original }: Named) {
	if (original.kind !== 'invoice' && original.kind !== 'corrected')
		throw unreadable(`Die Rechnung ${number} ist keine, die korrigiert werden kann.`);
	await refuseCredited(tx, { number, original });
	if (viewer.providerId === null) throw unreadable('Eine korrigierte Rechnung liest der Anbieter selbst ein.');
}

async function refuseCredited(tx: Db, { number, original }: Named) {
	const [credit] = await tx
		.select({ id: invoice.id })
		.from(invoice)
		.where(and(eq(invoice.refersToId, original.id), eq(invoice.kind, 'credit-note'), ne(invoice.state, 'draft')));
	if (credit || original.state === 'cancelled') throw unreadable(`Die Rechnung ${number} ist schon zurückgenommen.`);
}

/** A credit note takes back a whole invoice: over a part of it nothing would be billed any more. */
export function refuseOtherTotal({ total }: InvoiceRow, original: InvoiceRow) {
	const credited = euro(new Decimal(total).negated());
	if (credited !== original.total)
		throw unreadable(
			`Eine Gutschrift nimmt die ganze Rechnung ${original.number ?? ''} zurück: ${formatEuro(original.total)} statt ${formatEuro(credited)}.`
		);
}
