import { unreadable } from './unreadable';

const DECLARED = /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.-]{1,40})["']/i;

/** Bytes of somebody else's file as text: by its byte order mark, by what it declares, else UTF-8, else Windows-1252. */
export function textOfBytes(file: string | Uint8Array): string {
	if (typeof file === 'string') return file.replace(/^\u{FEFF}/u, '');
	const [first, second] = file;
	if (first === 0xff && second === 0xfe) return decoded(file, 'utf-16le');
	if (first === 0xfe && second === 0xff) return decoded(file, 'utf-16be');
	const declared = DECLARED.exec(new TextDecoder('latin1').decode(file.subarray(0, 200)))?.[1];
	return declared === undefined ? guessed(file) : decoded(file, declared);
}

function decoded(file: Uint8Array, encoding: string): string {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(file);
	} catch {
		throw unreadable(`Die Zeichen der Datei sind nicht lesbar (${encoding}).`);
	}
}

function guessed(file: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(file);
	} catch {
		return new TextDecoder('windows-1252').decode(file);
	}
}
