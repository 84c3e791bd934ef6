import { createHash, randomUUID } from 'node:crypto';
import type { DocumentKind } from '../../domain/documents/kinds';
import type { Db } from '../db/client';
import { caseDocument } from '../db/schema/documents';
import { found } from '../trpc/procedures';
import type { Actor } from '../trpc/context';
import { storage } from './storage';

export type NewDocument = {
	caseId: string;
	officeAgs: string;
	kind: DocumentKind;
	title: string;
	originalName?: string | null;
	/** The file as it is kept: always a PDF. */
	file: Uint8Array;
	pages: number;
	/** Its text, for the search. */
	content: string;
};

/**
 * Puts a PDF into the file of a case. The file is written before its row: a row never points to nothing, and a file
 * without a row (the transaction failed) is found by the check.
 */
export async function storeDocument(tx: Db, { viewer, now }: Actor, { file, ...document }: NewDocument) {
	const id = randomUUID();
	const storageKey = `${id.slice(0, 2)}/${id}`;
	await storage().put(storageKey, file);
	const [stored] = await tx
		.insert(caseDocument)
		.values({
			...{ ...document, storageKey, bytes: file.byteLength, createdBy: viewer.id, createdAt: now },
			sha256: createHash('sha256').update(file).digest('hex')
		})
		.returning({ documentId: caseDocument.id, sha256: caseDocument.sha256 });
	return found(stored);
}
