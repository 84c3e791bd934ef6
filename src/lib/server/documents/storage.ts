import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '../env';
import { s3Storage } from './s3-storage';
import { refuseForeignName, type Storage, type StoredFile } from './stored-file';

/** A folder outside of everything the web server hands out, with two letters of the name as a folder of its own. */
export function folderStorage(folder: string): Storage {
	const pathOf = (key: string) => {
		refuseForeignName(key);
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
		remove: (key) => rm(pathOf(key), { force: true }),
		list: () => filesOf(folder)
	};
}

async function* filesOf(folder: string): AsyncIterable<StoredFile> {
	const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw error;
	});
	for (const file of found) {
		if (!file.isFile()) continue;
		const path = join(file.parentPath, file.name);
		const { mtimeMs } = await stat(path);
		yield { key: path.slice(folder.length + 1).replaceAll('\\', '/'), writtenAt: mtimeMs };
	}
}

let opened: Storage | undefined;

/** As the installation is set up: a bucket where one is named, else a folder. */
export const storage = (): Storage => (opened ??= openStorage());

function openStorage(): Storage {
	const { storageS3, dataDir } = env();
	return storageS3 === null ? folderStorage(join(dataDir, 'akte')) : s3Storage(storageS3);
}
