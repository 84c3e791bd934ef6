import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asc, gt } from 'drizzle-orm';
import type { Db } from '../db/client';
import { caseDocument } from '../db/schema/documents';

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
export async function checkDocuments(db: Db, folder: string, now: number) {
	const findings: DocumentFinding[] = [];
	const known = new Set<string>();
	for await (const row of rowsOf(db)) {
		known.add(row.storageKey);
		const hash = await hashOf(join(folder, row.storageKey));
		if (hash === row.sha256) continue;
		findings.push({
			kind: hash === null ? 'missing' : 'altered',
			storageKey: row.storageKey,
			documentId: row.documentId
		});
	}
	for (const storageKey of await filesOf(folder, now)) {
		if (!known.has(storageKey)) findings.push({ kind: 'without-row', storageKey, documentId: null });
	}
	return { checked: known.size, findings };
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

/** Null when there is no such file. */
async function hashOf(path: string): Promise<string | null> {
	const hash = createHash('sha256');
	try {
		await pipeline(createReadStream(path), hash);
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
	return hash.digest('hex');
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Names of all files that are old enough to have their row. */
async function filesOf(folder: string, now: number): Promise<string[]> {
	const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
		if (isMissing(error)) return [];
		throw error;
	});
	const names: string[] = [];
	for (const file of found) {
		if (!file.isFile()) continue;
		const path = join(file.parentPath, file.name);
		const { mtimeMs } = await stat(path);
		if (now - mtimeMs > YOUNG_MS) names.push(path.slice(folder.length + 1).replaceAll('\\', '/'));
	}
	return names.sort((a, b) => a.localeCompare(b));
}
