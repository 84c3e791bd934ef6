import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from './file-problem';

/** A list of 20.000 offers unpacks to about 25 MB; what is beyond is not a list. */
const MOST_UNPACKED = 64 * 1024 * 1024;
const MOST_ENTRIES = 1_000;
const HIGHEST_RATIO = 100;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

const notReadable = () => new UnreadableFile('eine lesbare .xlsx-Datei; diese ist beschädigt oder keine Excel-Datei');
const tooLarge = () => new UnreadableFile('eine Datei, die entpackt höchstens 64 MB hat');

type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number };

/**
 * Before a library opens an archive: counts what it would unpack to. The sizes in its directory are only claims, so
 * each entry is unpacked once with that claim as the limit. Returns the names of the entries.
 */
export function checkArchive(content: Uint8Array): string[] {
	const archive = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
	const entries = entriesOf(archive);
	const unpacked = entries.reduce((total, entry) => total + entry.unpacked, 0);
	if (entries.length > MOST_ENTRIES || unpacked > MOST_UNPACKED || unpacked > archive.length * HIGHEST_RATIO) {
		throw tooLarge();
	}
	for (const entry of entries) checkEntry(archive, entry);
	return entries.map(({ name }) => name);
}

function entriesOf(archive: Buffer): Entry[] {
	const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
	if (end < 0 || end + 22 > archive.length || archive.readUInt32LE(end) !== END_OF_DIRECTORY) throw notReadable();
	const entries: Entry[] = [];
	let position = archive.readUInt32LE(end + 16);
	for (let rest = archive.readUInt16LE(end + 10); rest > 0; rest--) {
		if (position + 46 > archive.length || archive.readUInt32LE(position) !== DIRECTORY_ENTRY) throw notReadable();
		const [name, extra, comment] = [28, 30, 32].map((at) => archive.readUInt16LE(position + at)) as [
			number,
			number,
			number
		];
		entries.push({
			name: archive.toString('utf8', position + 46, position + 46 + name),
			method: archive.readUInt16LE(position + 10),
			packed: archive.readUInt32LE(position + 20),
			unpacked: archive.readUInt32LE(position + 24),
			offset: archive.readUInt32LE(position + 42)
		});
		position += 46 + name + extra + comment;
	}
	return entries;
}

function checkEntry(archive: Buffer, { method, packed, unpacked, offset }: Entry) {
	if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== LOCAL_HEADER) throw notReadable();
	const begin = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
	const data = archive.subarray(begin, begin + packed);
	if (data.length !== packed) throw notReadable();
	if (method === STORED && packed === unpacked) return;
	if (method !== DEFLATED || inflatedLength(data, unpacked) !== unpacked) throw notReadable();
}

function inflatedLength(data: Buffer, most: number): number {
	try {
		return inflateRawSync(data, { maxOutputLength: Math.max(1, most) }).length;
	} catch {
		throw notReadable();
	}
}
