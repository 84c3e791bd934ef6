import { createHash } from 'node:crypto';
import { asc, gt, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { caseDocument } from '../db/schema/documents';
import type { Storage } from './stored-file';

export type DocumentFinding = {
	kind: 'missing' | 'altered' | 'without-row';
	/** Name in the storage. */
	storageKey: string;
	documentId: string | null;
};

const PAGE = 500;
/** A file is written before its row: one that is younger may still get it. */
const YOUNG_MS = 3_600_000;

/** Every row against its file and every file against its row, as the database's owner; reads only. */
export async function checkDocuments(db: Db, files: Storage, now: number) {
	const findings: DocumentFinding[] = [];
	const known = new Set<string>();
	for await (const row of rowsOf(db)) {
		known.add(row.storageKey);
		const hash = await hashOf(files, row.storageKey);
		if (hash === row.sha256) continue;
		findings.push({
			kind: hash === null ? 'missing' : 'altered',
			storageKey: row.storageKey,
			documentId: row.documentId
		});
	}
	for (const storageKey of await oldFiles(files, now)) {
		if (!known.has(storageKey)) findings.push({ kind: 'without-row', storageKey, documentId: null });
	}
	const invoices = await alteredInvoiceFiles(db);
	return { checked: known.size + invoices.checked, findings: [...findings, ...invoices.findings] };
}

/** Files of invoices lie in the database itself. */
async function alteredInvoiceFiles(db: Db) {
	const { rows } = (await db.execute(sql`
		SELECT invoice_id AS "invoiceId", kind, sha256 = encode(sha256(content), 'hex') AS same FROM invoice_file
	`)) as { rows: { invoiceId: string; kind: string; same: boolean }[] };
	const findings = rows
		.filter(({ same }) => !same)
		.map(({ invoiceId, kind }) => ({
			kind: 'altered' as const,
			storageKey: `invoice_file ${kind}`,
			documentId: invoiceId
		}));
	return { checked: rows.length, findings };
}

async function* rowsOf(db: Db) {
	let after: string | null = null;
	for (;;) {
		const rows: { documentId: string; storageKey: string; sha256: string }[] = await db
			.select({
				documentId: caseDocument.id,
				storageKey: caseDocument.storageKey,
				sha256: caseDocument.sha256
			})
			.from(caseDocument)
			.where(after === null ? undefined : gt(caseDocument.id, after))
			.orderBy(asc(caseDocument.id))
			.limit(PAGE);
		yield* rows;
		after = rows.at(-1)?.documentId ?? null;
		if (rows.length < PAGE) return;
	}
}

/** Null when there is no such file, or none that can be read. */
async function hashOf(files: Storage, key: string): Promise<string | null> {
	const content = await files.get(key).catch(() => null);
	return content === null ? null : createHash('sha256').update(content).digest('hex');
}

/** Names of all files that are old enough to have their row. */
async function oldFiles(files: Storage, now: number): Promise<string[]> {
	const names: string[] = [];
	for await (const { key, writtenAt } of files.list()) if (now - writtenAt > YOUNG_MS) names.push(key);
	return names.sort((a, b) => a.localeCompare(b));
}
