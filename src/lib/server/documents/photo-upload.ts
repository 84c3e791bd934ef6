import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { captionOf } from '../../domain/documents/photos';
import { DomainError } from '../../domain/errors';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import type { Context } from '../trpc/context';
import { answering } from './answers';
import { permitted } from './permitted';
import { addPhoto, getOwnFacility } from './photos';
import { receive } from './receive';
import { inWorkFolder } from './work-folder';
import { runJob } from './workshop';

/** Looking at the head of a picture; its decoding is given more time by the workshop. */
const CHECK_MS = 1_900;

/** Takes one photo of an own facility. The picture is the whole body, what is to be seen stands in a header. */
export const answerPhotoUpload = (context: Context, facilityId: string, request: Request): Promise<Response> =>
	answering('photos.upload', async () => {
		const inside = permitted(context, 'vacancies/report');
		const { idempotencyKey, caption } = wantedIn(request.headers);
		await inside.scoped((tx) => getOwnFacility(tx, inside.actor.viewer, facilityId));
		const added = await inWorkFolder(async (folder) => {
			const path = join(folder, 'upload');
			await receive(request, path);
			const { file } = await runJob({ kind: 'photo', path, target: join(folder, 'photo.jpg') }, CHECK_MS);
			const content = await readFile(file);
			const uploadHash = createHash('sha256')
				.update(await readFile(path))
				.digest('hex');
			const input = { idempotencyKey, facilityId, caption, uploadHash };
			return runCommand(inside, { name: 'photos.upload', input }, (tx) =>
				addPhoto(tx, inside.actor, { facilityId, caption, content })
			);
		});
		return Response.json(added, { status: 201, headers: { 'cache-control': 'private, no-store' } });
	});

function wantedIn(headers: Headers) {
	const key = idempotencyKeySchema.safeParse(headers.get('idempotency-key') ?? '');
	if (!key.success) throw new DomainError('not-found');
	return { idempotencyKey: key.data, caption: captionOf(decoded(headers.get('x-caption'))) };
}

function decoded(value: string | null): string {
	try {
		return decodeURIComponent(value ?? '');
	} catch {
		return '';
	}
}
