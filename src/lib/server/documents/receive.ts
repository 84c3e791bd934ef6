import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { MAX_UPLOAD_BYTES } from '../../domain/documents/uploads';
import { Refused } from './jobs';

/**
 * Writes an upload to a file while it arrives, never more of it in memory than a few pieces, and stops reading at the
 * limit.
 * @throws Refused
 */
export async function receive({ body, headers }: Request, path: string): Promise<void> {
	if (Number(headers.get('content-length') ?? 0) > MAX_UPLOAD_BYTES) throw new Refused('too-large');
	if (body === null) throw new Refused('empty');
	let bytes = 0;
	const count = new Transform({
		transform: (piece: Buffer, _encoding, next) => {
			bytes += piece.byteLength;
			if (bytes > MAX_UPLOAD_BYTES) next(new Refused('too-large'));
			else next(null, piece);
		}
	});
	await pipeline(Readable.fromWeb(body as ReadableStream), count, createWriteStream(path, { mode: 0o600 }));
	if (bytes === 0) throw new Refused('empty');
}
