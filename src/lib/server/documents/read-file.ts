import { downloadName } from '../../domain/documents/uploads';
import { DomainError } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import { recordRead } from '../cases/read-log';
import type { Db } from '../db/client';
import { FRAMED_BY_US } from '../security-headers';
import type { Actor, Context } from '../trpc/context';
import { answering } from './answers';
import { linkTo, readLink } from './links';
import { permitted } from './permitted';
import { getStored } from './queries';
import { readUnaltered } from './unaltered';

/** The file belongs to the office; of it a provider reads the cost commitments of its own stays. */
const permissionOf = ({ viewer }: Context) => (viewer?.office === null ? 'placements/read' : 'cases/read');

type Opening = { action: string; documentId: string; caseId: string; download?: boolean };

/** In the office it is a read of the case, with its reason; a provider sees no case, only its own letter. */
async function recordOpening(tx: Db, actor: Actor, { action, documentId, caseId, ...details }: Opening) {
	const audited = { action, subjectKind: 'document', subjectId: documentId };
	if (actor.viewer.office === null) await recordAudit(tx, actor, { ...audited, details: { ...details, caseId } });
	else await recordRead(tx, actor, { ...audited, caseId, details });
}

/** Shows or hands over one file: only with a link that is valid now for this account, and only inside its walls. */
export const answerFile = (context: Context, documentId: string, query: URLSearchParams): Promise<Response> =>
	answering('documents.file', async () => {
		const { actor, scoped } = permitted(context, permissionOf(context));
		const presented = { documentId, accountId: actor.viewer.id, query, now: actor.now };
		const link = readLink(context.settings.secret, presented);
		if (link === null) throw new DomainError('not-found');
		const stored = await scoped(async (tx) => {
			const row = await getStored(tx, documentId);
			const { caseId } = row;
			await recordOpening(tx, actor, { action: 'documents/read', documentId, caseId, download: link.download });
			return row;
		});
		return pdfResponse(await readUnaltered(stored), stored.title, link);
	});

/** Leads whoever may see the file on to a link of their own. */
export const answerOpening = (context: Context, documentId: string, query: URLSearchParams): Promise<Response> =>
	answering('documents.open', async () => {
		const { actor, scoped } = permitted(context, permissionOf(context));
		await scoped(async (tx) => {
			const { caseId } = await getStored(tx, documentId);
			await recordOpening(tx, actor, { action: 'documents/seen', documentId, caseId });
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
