import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { InvoiceFileKind } from '../../domain/billing/states';
import type { Db } from '../db/client';
import { invoice, invoiceFile } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import type { InvoiceDocument } from './files/invoice-document';
import { writeXRechnung } from './files/write-xrechnung';
import { writeZugferd } from './files/write-zugferd';
import { documentOf } from './invoice-document';

type Asked = { invoiceId: string; kind: InvoiceFileKind };

const writers: Record<InvoiceFileKind, (document: InvoiceDocument) => Promise<Uint8Array>> = {
	pdf: writeZugferd,
	ubl: async (document) => Buffer.from(await writeXRechnung(document, 'UBL')),
	cii: async (document) => Buffer.from(await writeXRechnung(document, 'CII'))
};

/**
 * A file of a sent invoice with its number. It is written when somebody first asks for it and is the same to the byte
 * from then on, whoever asks and whatever version of the portal runs.
 * @throws DomainError 'invoice/wrong-state' for a draft; an Error when a single byte of what is kept differs
 */
export async function keptFile(tx: Db, actor: Actor, { invoiceId, kind }: Asked) {
	const document = await documentOf(tx, invoiceId);
	const known = await readFile(tx, { invoiceId, kind });
	if (known) return { number: document.number, content: known };
	const [owner] = await tx
		.select({ officeAgs: invoice.officeAgs, providerId: invoice.providerId })
		.from(invoice)
		.where(eq(invoice.id, invoiceId));
	const content = Buffer.from(await writers[kind](document));
	// Of two who ask at once, one keeps its file and both get that.
	await tx
		.insert(invoiceFile)
		.values({ ...{ invoiceId, kind, content, sha256: hashOf(content), writtenAt: actor.now }, ...found(owner) })
		.onConflictDoNothing();
	return { number: document.number, content: found(await readFile(tx, { invoiceId, kind })) };
}

async function readFile(tx: Db, { invoiceId, kind }: Asked): Promise<Buffer | null> {
	const [row] = await tx
		.select({ content: invoiceFile.content, sha256: invoiceFile.sha256 })
		.from(invoiceFile)
		.where(and(eq(invoiceFile.invoiceId, invoiceId), eq(invoiceFile.kind, kind)));
	if (!row) return null;
	if (hashOf(row.content) !== row.sha256) throw new Error(`the kept ${kind} of invoice ${invoiceId} was altered`);
	return row.content;
}

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
