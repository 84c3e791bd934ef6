import { downloadName } from '../../domain/documents/uploads';
import { DomainError } from '../../domain/errors';
import { recordRead } from '../cases/read-log';
import { FRAMED_BY_US } from '../security-headers';
import type { Context } from '../trpc/context';
import { answering } from './answers';
import { linkTo, readLink } from './links';
import { permitted } from './permitted';
import { getStored } from './queries';
import { readUnaltered } from './unaltered';

/** Shows or hands over one file: only with a link that is valid now for this account, and only inside its walls. */
export const answerFile = (context: Context, documentId: string, query: URLSearchParams): Promise<Response> =>
	answering('documents.file', async () => {
		const { actor, scoped } = permitted(context, 'cases/read');
		const presented = { documentId, accountId: actor.viewer.id, query, now: actor.now };
		const link = readLink(context.settings.secret, presented);
		if (link === null) throw new DomainError('not-found');
		const stored = await scoped(async (tx) => {
			const row = await getStored(tx, documentId);
			const { caseId } = row;
			const details = { download: link.download };
			await recordRead(tx, actor, {
				...{ caseId, action: 'documents/read', subjectKind: 'document', subjectId: documentId, details }
			});
			return row;
		});
		return pdfResponse(await readUnaltered(stored), stored.title, link);
	});

/** Leads whoever may see the file on to a link of their own. */
export const answerOpening = (context: Context, documentId: string, query: URLSearchParams): Promise<Response> =>
	answering('documents.open', async () => {
		const { actor, scoped } = permitted(context, 'cases/read');
		await scoped(async (tx) => {
			const { caseId } = await getStored(tx, documentId);
			const seen = { action: 'documents/seen', subjectKind: 'document', subjectId: documentId };
			await recordRead(tx, actor, { caseId, ...seen });
		});
		const wanted = { documentId, accountId: actor.viewer.id, download: query.get('speichern') === '1' };
		const { path: location } = linkTo(context.settings.secret, wanted, actor.now);
		return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
	});

export function pdfResponse(file: Uint8Array, title: string, { download }: { download: boolean }): Response {
	const name = downloadName(title);
	const ascii = name
		.normalize('NFD')
		.replace(/[^\x20-\x7e]/g, '')
		.replace(/["\\]/g, '');
	const how = download ? 'attachment' : 'inline';
	return new Response(new Uint8Array(file), {
		headers: {
			'content-type': 'application/pdf',
			'content-length': String(file.byteLength),
			'content-disposition': `${how}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
			// The page of a document shows it in a frame of its own.
			// A sandbox would keep the browsers' PDF viewers from starting; scripts in a PDF were refused at its upload.
			'content-security-policy': FRAMED_BY_US,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
}
