import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerUpload } from '../../src/lib/server/documents/upload';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import type { Context } from '../../src/lib/server/trpc/context';
import { contextOf } from '../setup/caller';
import { pdfFile } from '../factories/files';
import { key, officePerson } from './placements-scene';

/** The stored files of one test file lie in a folder of their own; the environment is read at its first use. */
export const dataDir = mkdtempSync(join(tmpdir(), 'ankerplatz-akte-'));
process.env['DATA_DIR'] = dataDir;
export const removeDataDir = () => rmSync(dataDir, { recursive: true, force: true });

type Sent = { file?: Buffer | ReadableStream; name?: string; title?: string; kind?: string; key?: string };

export function uploadRequest({ file, name = 'Zeugnis.pdf', title = '', kind = 'school', key: own }: Sent) {
	return new Request('http://localhost/api/akte/x', {
		method: 'POST',
		body: (file instanceof Buffer ? new Uint8Array(file) : file) as BodyInit,
		headers: {
			'content-type': 'application/octet-stream',
			'idempotency-key': own ?? key(),
			'x-document-kind': kind,
			'x-document-title': encodeURIComponent(title),
			'x-file-name': encodeURIComponent(name)
		},
		duplex: 'half'
	} as RequestInit);
}

export async function send(context: Context, caseId: string, sent: Sent = {}) {
	const file = sent.file ?? (await pdfFile());
	const response = await answerUpload(context, caseId, uploadRequest({ ...sent, file }));
	const answer = (await response.json()) as {
		documentId?: string;
		sha256?: string;
		sentence?: string | null;
		domain?: { code: string; details: Record<string, unknown> } | null;
	};
	return { status: response.status, ...answer };
}

/** A worker with a case and the way to its eAkte. */
export async function fileScene(connections: { owner: Database; db: Database }, office = '13075') {
	const worker = await officePerson(connections, { office });
	const help = await makeCase(connections.owner, { officeAgs: office, workerId: worker.account.id });
	const context = contextOf({ db: connections.db, viewer: worker.viewer });
	// Each upload at its own moment, as requests are.
	const upload = (sent: Sent = {}) => send(contextOf({ db: connections.db, viewer: worker.viewer }), help.id, sent);
	return { ...connections, worker, help, context, upload };
}
