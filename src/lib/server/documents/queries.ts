import { and, desc, eq, sql } from 'drizzle-orm';
import type { DocumentKind } from '../../domain/documents/kinds';
import type { Month } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { formatEuro } from '../../domain/money-text';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { helpCase } from '../db/schema/cases';
import { caseDocument, clientRestriction } from '../db/schema/documents';
import { notice } from '../db/schema/notices';
import { found } from '../trpc/procedures';
import { findInvoicesOf, findRecordSheetsOf } from './linked';

export type DocumentFilter = { caseId: string; text: string; kind: DocumentKind | null };

/** Beginning of a word as well: "Zeug" finds "Zeugnis" in a title. */
const matches = (text: string) =>
	text === ''
		? undefined
		: sql`(to_tsvector('german', ${caseDocument.title} || ' ' || ${caseDocument.content}) @@ websearch_to_tsquery('german', ${text})
			OR strpos(lower(${caseDocument.title}), lower(${text})) > 0)`;

/** The documents of a case, newest first. */
export async function findDocuments(tx: Db, { caseId, text, kind }: DocumentFilter) {
	const [help] = await tx
		.select({ number: helpCase.number, closedOn: helpCase.closedOn, restriction: clientRestriction.reason })
		.from(helpCase)
		.leftJoin(clientRestriction, eq(clientRestriction.clientId, helpCase.clientId))
		.where(eq(helpCase.id, caseId));
	const [counted] = await tx
		.select({ total: sql<number>`count(*)` })
		.from(caseDocument)
		.where(eq(caseDocument.caseId, caseId));
	const rows = await selectDocuments(tx)
		.where(and(eq(caseDocument.caseId, caseId), matches(text), kind === null ? undefined : eq(caseDocument.kind, kind)))
		.orderBy(desc(caseDocument.createdAt), desc(caseDocument.id));
	const linked = (await findLinked(tx, caseId)).filter((row) => fits(row, { text, kind }));
	return { ...found(help), total: counted?.total ?? 0, rows, linked };
}

type Linked = {
	id: string;
	kind: Extract<DocumentKind, 'invoice' | 'service-record'>;
	title: string;
	at: string;
	author: string;
	/** Of the invoice, or of the stay and month of a sheet. */
	invoiceId: string | null;
	stayId: string | null;
	month: Month;
};

/** What is about the case and lies elsewhere: read-only lines beside the documents. */
async function findLinked(tx: Db, caseId: string): Promise<Linked[]> {
	const invoices = (await findInvoicesOf(tx, caseId)).map(
		({ invoiceId, number, month, provider, at, amount }): Linked => ({
			...{ id: invoiceId, kind: 'invoice', invoiceId, stayId: null, month, at, author: provider },
			title: `Rechnung ${number ?? 'ohne Nummer'}, ${monthName(month)}: ${formatEuro(amount)} für diesen Fall`
		})
	);
	const sheets = (await findRecordSheetsOf(tx, caseId)).map(({ stayId, month, facility, records, at }): Linked => ({
		...{ id: `${stayId} ${month}`, kind: 'service-record', invoiceId: null, stayId, month, at },
		...{ author: facility ?? 'Einrichtung', title: `${sheetsInWords(records)}, ${monthName(month)}` }
	}));
	return [...invoices, ...sheets];
}

const monthName = (month: Month) => `${month.slice(5)}/${month.slice(0, 4)}`;

const sheetsInWords = (count: number) => (count === 1 ? 'Ein Leistungsnachweis' : `${count} Leistungsnachweise`);

const fits = ({ title, kind }: Linked, wanted: Pick<DocumentFilter, 'text' | 'kind'>) =>
	(wanted.kind === null || wanted.kind === kind) && title.toLowerCase().includes(wanted.text.toLowerCase());

const selectDocuments = (tx: Db) =>
	tx
		.select({
			documentId: caseDocument.id,
			kind: sql<DocumentKind>`${caseDocument.kind}`,
			title: caseDocument.title,
			originalName: caseDocument.originalName,
			createdAt: caseDocument.createdAt,
			author: account.name,
			bytes: caseDocument.bytes,
			pages: caseDocument.pages,
			sha256: caseDocument.sha256,
			/** Of a notice: when it was posted, counts as notified, and until when an objection is possible. */
			...{ postedOn: notice.postedOn, notifiedOn: notice.notifiedOn, objectionUntil: notice.objectionUntil }
		})
		.from(caseDocument)
		.leftJoin(account, eq(account.id, caseDocument.createdBy))
		.leftJoin(notice, eq(notice.documentId, caseDocument.id))
		.$dynamic();

/** What is known of one document of a case, without its content. */
export async function getDocument(tx: Db, { caseId, documentId }: { caseId: string; documentId: string }) {
	const [row] = await selectDocuments(tx).where(and(eq(caseDocument.id, documentId), eq(caseDocument.caseId, caseId)));
	return found(row);
}

/** One stored file, as the viewer's walls let it be seen. */
export async function getStored(tx: Db, documentId: string) {
	if (!/^[0-9a-f-]{36}$/i.test(documentId)) throw new DomainError('not-found');
	const [row] = await tx
		.select({
			documentId: caseDocument.id,
			caseId: caseDocument.caseId,
			title: caseDocument.title,
			storageKey: caseDocument.storageKey,
			sha256: caseDocument.sha256
		})
		.from(caseDocument)
		.where(eq(caseDocument.id, documentId));
	return found(row);
}
