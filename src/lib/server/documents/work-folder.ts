import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { env } from '../env';

/** Files on their way in or out lie in a folder of their own, which goes away with the work. */
export async function inWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = resolve(join(env().dataDir, 'akte-unterwegs', randomUUID()));
	await mkdir(folder, { recursive: true, mode: 0o700 });
	try {
		return await work(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
