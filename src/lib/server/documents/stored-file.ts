/** Where the files of the eAkte lie. Names are random and chosen by the portal, never by anybody who uploads. */
export type Storage = {
	put: (key: string, content: Uint8Array) => Promise<void>;
	/** @throws when there is no such file. */
	get: (key: string) => Promise<Buffer>;
	remove: (key: string) => Promise<void>;
	/** Everything that lies there, in no order. */
	list: () => AsyncIterable<StoredFile>;
};

/** `writtenAt` in milliseconds. */
export type StoredFile = { key: string; writtenAt: number };

const keyShape = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/;

export function refuseForeignName(key: string) {
	if (!keyShape.test(key)) throw new RangeError('not a name of a stored file');
}
