import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { fileNameOf, titleOf, uploadKindOf } from '../../domain/documents/uploads';
import { InvalidInput, DomainError } from '../../domain/errors';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { recordCaseEvent } from '../cases/case-events';
import { refuseClosed, refuseRestricted, restrictedSince } from '../cases/restriction';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import type { Actor, Context } from '../trpc/context';
import { found } from '../trpc/procedures';
import { answering } from './answers';
import { permitted } from './permitted';
import { receive } from './receive';
import { storeDocument, type NewDocument } from './store';
import { inWorkFolder } from './work-folder';
import { runJob } from './workshop';

/** A hostile PDF is refused, and one nobody can read is given up, within two seconds; decoding a photo takes longer. */
const CHECK_MS = 1_900;

/**
 * Takes one file into the eAkte. The file is the whole body; what is said about it is in the headers, percent-encoded,
 * so that it does not end up in the logs of a server in between as an address would.
 */
export const answerUpload = (context: Context, caseId: string, request: Request): Promise<Response> =>
	answering('documents.upload', async () => {
		const inside = permitted(context, 'cases/write');
		const wanted = wantedIn(request.headers);
		const officeAgs = await inside.scoped((tx) => officeOfOpenCase(tx, caseId));
		const stored = await inWorkFolder(async (folder) => {
			const path = join(folder, 'upload');
			await receive(request, path);
			const { idempotencyKey, ...document } = wanted;
			const job = { kind: 'check', path, target: join(folder, 'made.pdf'), title: document.title } as const;
			const { file: made, ...facts } = await runJob(job, CHECK_MS);
			const file = await readFile(made);
			const uploadHash = createHash('sha256')
				.update(await readFile(path))
				.digest('hex');
			const input = { idempotencyKey, caseId, ...document, uploadHash };
			return runCommand(inside, { name: 'documents.upload', input }, (tx) =>
				addDocument(tx, inside.actor, { ...document, ...facts, caseId, officeAgs, file })
			);
		});
		return Response.json(stored, { status: 201, headers: { 'cache-control': 'private, no-store' } });
	});

function wantedIn(headers: Headers) {
	const key = idempotencyKeySchema.safeParse(headers.get('idempotency-key') ?? '');
	const kind = uploadKindOf(headers.get('x-document-kind'));
	if (!key.success) throw new DomainError('not-found');
	if (kind === null) throw new InvalidInput({ kind: 'Bitte wählen Sie, was für ein Dokument das ist.' });
	const originalName = fileNameOf(decoded(headers.get('x-file-name')));
	const title = titleOf(decoded(headers.get('x-document-title')), originalName, kind);
	return { idempotencyKey: key.data, kind, title, originalName: originalName || null };
}

function decoded(value: string | null): string {
	try {
		return decodeURIComponent(value ?? '');
	} catch {
		return '';
	}
}

/** Its case must be there for this person and open, and nobody works with restricted data (§ 84 Abs. 3 SGB X). */
async function officeOfOpenCase(tx: Db, caseId: string): Promise<string> {
	if (!/^[0-9a-f-]{36}$/i.test(caseId)) throw new DomainError('not-found');
	const [row] = await tx
		.select({ officeAgs: helpCase.officeAgs, closedOn: helpCase.closedOn, restrictedSince })
		.from(helpCase)
		.where(eq(helpCase.id, caseId));
	const help = found(row);
	refuseRestricted(help);
	refuseClosed(help);
	return help.officeAgs;
}

async function addDocument(tx: Db, actor: Actor, document: NewDocument) {
	const stored = await storeDocument(tx, actor, document);
	const { caseId, title: text } = document;
	await recordCaseEvent(tx, actor, { caseId, kind: 'document-added', text, subjectId: stored.documentId });
	return stored;
}
