import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { composeLetter } from '../../src/lib/domain/notices/compose';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import { openDatabase } from '../../src/lib/server/db/client';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount } from '../../src/lib/server/db/seed/factories';
import { answerUpload } from '../../src/lib/server/documents/upload';
import { renderLetter } from '../../src/lib/server/notices/render';
import { sampleLetter } from '../../src/lib/server/notices/sample';
import { pdfFile } from '../factories/files';
import { contextOf, viewerAs } from '../setup/caller';
import { figure, type Figure } from './figures';
import { median } from './load';
import type { Plan } from './search';
import { withOwner } from './servers';

const LETTERS = 30;
const UPLOAD_BYTES = 24 * 1_024 * 1_024;
const OFFICE = '13075';

/** One letter after the other in a warm process; and what else waits while a large file is taken in. */
export async function measurePapers({ database }: Plan): Promise<Figure[]> {
	const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-bench-'));
	process.env['DATA_DIR'] = folder;
	try {
		return [await measureLetters(), ...(await measureUpload(database))];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function measureLetters(): Promise<Figure> {
	const letterhead = {
		...{ authority: 'Landkreis', department: 'Jugendamt', street: 'Weg 1', postalCode: '17489', place: 'Greifswald' },
		...{ phone: '', email: '', objectionBody: 'Landkreis', objectionSeat: 'Greifswald', objectionForm: 'schriftlich' }
	};
	const sheet = composeLetter(sampleLetter('grant', letterhead, { texts: {}, today: dayInGermany(currentMoment()) }));
	await renderLetter(sheet);
	const times: number[] = [];
	for (let letter = 0; letter < LETTERS; letter += 1) {
		const begin = performance.now();
		await renderLetter(sheet);
		times.push(performance.now() - begin);
	}
	return figure({ what: 'a notice as PDF, warm: median', value: median(times), unit: ' ms', atMost: 100 });
}

async function measureUpload({ ownerUrl, appUrl }: Plan['database']): Promise<Figure[]> {
	const { worker, help } = await withOwner(ownerUrl, async (owner) => {
		const made = await makeAccount(owner, { role: 'case-worker', officeAgs: OFFICE });
		return { worker: made, help: await makeCase(owner, { officeAgs: OFFICE, workerId: made.id }) };
	});
	const { db, close } = openDatabase(appUrl);
	const context = contextOf({ db, viewer: viewerAs('case-worker', { id: worker.id, office: OFFICE }) });
	const body = await large();
	const upload = () => answerUpload(context, help.id, requestOf(body)).then(({ status }) => status);
	await upload();
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	const begin = performance.now();
	const status = await upload();
	const took = performance.now() - begin;
	delay.disable();
	await close();
	return [
		figure({ what: 'an upload of 24 MB: accepted (1) or not (0)', value: status === 201 ? 1 : 0, atLeast: 1 }),
		figure({ what: '  from begin to end', value: took, unit: ' ms' }),
		figure({ what: '  others wait at most', value: delay.max / 1e6, unit: ' ms', atMost: 100 })
	];
}

/** Words after the end of the file would make it another one; a large attachment is refused. A large page stream is neither. */
const large = () =>
	pdfFile({
		change: (pdf) => {
			const noise = Buffer.alloc(UPLOAD_BYTES);
			for (let at = 0; at < noise.length; at += 4) noise.writeUInt32LE(Math.imul(at + 1, 2_654_435_761) >>> 0, at);
			pdf.context.register(pdf.context.stream(noise));
		}
	});

const requestOf = (body: Buffer) =>
	new Request('http://localhost/api/akte/x', {
		method: 'POST',
		body: new Uint8Array(body),
		headers: {
			...{ 'content-type': 'application/octet-stream', 'idempotency-key': crypto.randomUUID() },
			...{ 'x-document-kind': 'school', 'x-document-title': '', 'x-file-name': 'Zeugnis.pdf' }
		}
	});
