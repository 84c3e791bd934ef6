import { createInflate } from 'node:zlib';
import { MAX_UNPACKED_BYTES } from '../../domain/documents/uploads';
import { Refused } from './jobs';

/** What can be said about the bytes of a PDF before any reader of PDFs has touched them. */

const STREAM = Buffer.from('stream');
const END_OF_FILE = Buffer.from('%%EOF');
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1');
const ZIP_END_BYTES = 22;
const LONGEST_ZIP_COMMENT = 65_535;
/** Programs that leave a line or a signature behind the end of the file leave less than this. */
const TAIL_BYTES = 1_024;
const DICTIONARY_BYTES = 2_048;

export async function refuseShape(file: Buffer): Promise<void> {
	refuseSecondFile(file);
	for (let at = file.indexOf(STREAM); at !== -1; at = file.indexOf(STREAM, at + STREAM.length)) {
		const start = startOfData(file, at + STREAM.length);
		if (start === null) continue;
		refuseDoublePacking(file.subarray(Math.max(0, at - DICTIONARY_BYTES), at));
		await refuseBomb(file.subarray(start));
	}
}

/** A ZIP is read from its end, so it may hide behind or inside of a PDF; everything else hides behind it. */
function refuseSecondFile(file: Buffer) {
	if (!file.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Refused('polyglot');
	const end = file.lastIndexOf(END_OF_FILE);
	if (end === -1) throw new Refused('broken-pdf');
	if (file.length - end - END_OF_FILE.length > TAIL_BYTES) throw new Refused('polyglot');
	const zip = file.lastIndexOf(ZIP_END);
	if (zip === -1 || file.length - zip > ZIP_END_BYTES + LONGEST_ZIP_COMMENT) return;
	const commentBytes = zip + ZIP_END_BYTES <= file.length ? file.readUInt16LE(zip + ZIP_END_BYTES - 2) : 0;
	if (zip + ZIP_END_BYTES + commentBytes >= file.length - TAIL_BYTES) throw new Refused('polyglot');
}

/** The keyword is followed by a line break, "endstream" is not one of them. */
function startOfData(file: Buffer, after: number): number | null {
	if (file[after - STREAM.length - 1] === 0x64) return null;
	if (file[after] === 0x0a) return after + 1;
	return file[after] === 0x0d ? after + (file[after + 1] === 0x0a ? 2 : 1) : null;
}

/** Packed twice, a few bytes become a gigabyte, and no honest program does it. */
function refuseDoublePacking(before: Buffer) {
	const text = before.toString('latin1');
	const dictionary = text.slice(text.lastIndexOf(' obj') + 1);
	if ((dictionary.match(/\/(?:FlateDecode|LZWDecode|Fl|LZW)\b/g) ?? []).length > 1) throw new Refused('bomb');
}

/** Unpacks and forgets: memory stays flat whatever comes out. What is not packed this way ends at its first bytes. */
const refuseBomb = (data: Buffer) =>
	new Promise<void>((resolve, reject) => {
		const unpacking = createInflate({ chunkSize: 1 << 18 });
		let unpacked = 0;
		unpacking.on('data', (chunk: Buffer) => {
			unpacked += chunk.length;
			if (unpacked > MAX_UNPACKED_BYTES) {
				unpacking.destroy();
				reject(new Refused('bomb'));
			}
		});
		unpacking.on('error', () => resolve());
		unpacking.on('close', () => resolve());
		unpacking.end(data);
	});
