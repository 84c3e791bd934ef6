import { readFile } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { PHOTO_LONGEST_SIDE } from '../../domain/documents/photos';
import { isUploadType } from '../../domain/documents/uploads';
import { bind } from './bind';
import { imageToPdf } from './image-to-pdf';
import { Refused, type Job, type JobResult, type Message } from './jobs';
import { openHarmless } from './pdf-danger';
import { refuseShape } from './pdf-shape';
import { textOf } from './pdf-text';
import { refuseBroken, uprightJpeg } from './upright-jpeg';

/**
 * The process in which files from outside are opened. It has no connection to the database and no secret, and whoever
 * started it ends it when it takes too long: a hostile file costs this process and nothing else.
 */
const TEXT_MS = 900;

const say = (message: Message) => void process.send?.(message);

async function check({ path, target, title }: Extract<Job, { kind: 'check' }>): Promise<JobResult> {
	const found = await fileTypeFromFile(path);
	const type = found?.mime;
	if (!isUploadType(type)) throw new Refused((await looksLikePdf(path)) ? 'polyglot' : 'type');
	if (type !== 'application/pdf') {
		return imageToPdf({ path, target, title, type, ondecode: () => say({ kind: 'decoding' }) });
	}
	const deadline = Date.now() + TEXT_MS;
	const file = await readFile(path);
	await refuseShape(file);
	const result = { ...(await openHarmless(file)), file: path, content: '' };
	say({ kind: 'accepted', result });
	// A text nobody can read does not make the paper worthless.
	const content = await textOf(new Uint8Array(file), deadline).catch(() => '');
	return { ...result, content };
}

/** A PDF with something else in front of it. */
async function looksLikePdf(path: string) {
	const file = await readFile(path);
	return file.indexOf('%PDF-') !== -1 && file.lastIndexOf('%%EOF') !== -1;
}

/** A picture by its content, made anew in the size in which it is shown. */
async function makePhoto({ path, target }: Extract<Job, { kind: 'photo' }>): Promise<JobResult> {
	const type = (await fileTypeFromFile(path))?.mime;
	if (!isUploadType(type) || type === 'application/pdf') throw new Refused('not-a-picture');
	const ondecode = () => say({ kind: 'decoding' });
	const jpeg = await uprightJpeg({ path, type, longestSide: PHOTO_LONGEST_SIDE, ondecode });
	await jpeg.toFile(target).catch(refuseBroken);
	return { file: target, pages: 1, content: '' };
}

function answerTo(job: Job): Promise<JobResult> {
	if (job.kind === 'check') return check(job);
	return job.kind === 'photo' ? makePhoto(job) : bind(job);
}

process.on('message', (job: Job) => {
	answerTo(job).then(
		(result) => say({ kind: 'done', result }),
		(error: unknown) => {
			if (error instanceof Refused) say({ kind: 'refused', reason: error.reason });
			else say({ kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });
		}
	);
});
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });
