import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '../env';

/** Where the files of the eAkte lie. Names are random and chosen by the portal, never by anybody who uploads. */
export type Storage = {
	put: (key: string, content: Uint8Array) => Promise<void>;
	/** @throws when there is no such file. */
	get: (key: string) => Promise<Buffer>;
	remove: (key: string) => Promise<void>;
};

const keyShape = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

/** A folder outside of everything the web server hands out, with two letters of the name as a folder of its own. */
export function folderStorage(folder: string): Storage {
	const pathOf = (key: string) => {
		if (!keyShape.test(key)) throw new RangeError('not a name of a stored file');
		return join(folder, key);
	};
	return {
		put: async (key, content) => {
			const path = pathOf(key);
			await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
			// 'wx': a name is used once.
			await writeFile(path, content, { mode: 0o600, flag: 'wx' });
		},
		get: (key) => readFile(pathOf(key)),
		remove: (key) => rm(pathOf(key), { force: true })
	};
}

export const storage = (): Storage => folderStorage(join(env().dataDir, 'akte'));
