import { createHash } from 'node:crypto';
import { storage } from './storage';

type StoredAs = { documentId: string; storageKey: string; sha256: string };

/** The file as it was put in. @throws when it is gone or a single byte differs: nobody gets to see an altered file. */
export async function readUnaltered({ documentId, storageKey, sha256 }: StoredAs): Promise<Buffer> {
	const file = await storage().get(storageKey);
	if (createHash('sha256').update(file).digest('hex') !== sha256) {
		throw new Error(`the stored file of document ${documentId} was altered`);
	}
	return file;
}
