import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { documentKindLabels, type DocumentKind } from '../../domain/documents/kinds';
import { formatDay } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { recordRead } from '../cases/read-log';
import { dayInGermany } from '../clock';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import { caseDocument } from '../db/schema/documents';
import type { Context } from '../trpc/context';
import { found } from '../trpc/procedures';
import { answering } from './answers';
import type { BoundPart } from './jobs';
import { permitted } from './permitted';
import { pdfResponse } from './read-file';
import { readUnaltered } from './unaltered';
import { inWorkFolder } from './work-folder';
import { runJob } from './workshop';

/** A thick file takes its time; the server answers others meanwhile. */
const BIND_MS = 60_000;

/** The whole eAkte of a case as one PDF, oldest first as in a folder, with its contents in front. */
export const answerWholeFile = (context: Context, caseId: string): Promise<Response> =>
	answering('documents.wholeFile', async () => {
		const { actor, scoped } = permitted(context, 'cases/read');
		const { number, documents } = await scoped(async (tx) => {
			const file = await documentsOf(tx, caseId);
			const details = { documents: file.documents.length };
			await recordRead(tx, actor, { action: 'documents/whole-file', caseId, details });
			return file;
		});
		const title = `Akte ${number}`;
		const bound = await inWorkFolder(async (folder) => {
			const parts = await layOut(documents, folder);
			const { file } = await runJob({ kind: 'bind', parts, target: join(folder, 'whole.pdf'), title }, BIND_MS);
			return readFile(file);
		});
		return pdfResponse(bound, title, { download: false });
	});

async function documentsOf(tx: Db, caseId: string) {
	if (!/^[0-9a-f-]{36}$/i.test(caseId)) throw new DomainError('not-found');
	const [help] = await tx.select({ number: helpCase.number }).from(helpCase).where(eq(helpCase.id, caseId));
	const documents = await tx
		.select({
			documentId: caseDocument.id,
			kind: caseDocument.kind,
			title: caseDocument.title,
			createdAt: caseDocument.createdAt,
			storageKey: caseDocument.storageKey,
			sha256: caseDocument.sha256
		})
		.from(caseDocument)
		.where(eq(caseDocument.caseId, caseId))
		.orderBy(asc(caseDocument.createdAt), asc(caseDocument.id));
	return { number: found(help).number, documents };
}

type Stored = Awaited<ReturnType<typeof documentsOf>>['documents'][number];

/** One at a time, so that a thick file does not have to fit into memory. */
async function layOut(documents: readonly Stored[], folder: string): Promise<BoundPart[]> {
	const parts: BoundPart[] = [];
	for (const document of documents) {
		const path = join(folder, `${document.documentId}.pdf`);
		await writeFile(path, await readUnaltered(document));
		const day = formatDay(dayInGermany(document.createdAt));
		parts.push({ path, day, title: document.title, kind: documentKindLabels[document.kind as DocumentKind] });
	}
	return parts;
}
