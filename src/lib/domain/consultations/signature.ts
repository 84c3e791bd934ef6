/** A signature is a small picture; more than this is something else. */
export const MAX_SIGNATURE_BYTES = 200 * 1_024;
const MAX_SIGNATURE_PIXELS = 2_000;

const MAGIC = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, name and checksum around the data of each part of a PNG. */
const PART_FRAME = 12;

export const PNG_PREFIX = 'data:image/png;base64,';

export const NO_SIGNATURE = 'Das ist kein Bild einer Unterschrift. Bitte unterschreiben Sie noch einmal.';
const TOO_LARGE = 'Das Bild der Unterschrift ist zu groß (höchstens 200 kB).';

/** What speaks against these bytes as a drawn signature; null when they are a PNG of fitting size and nothing else. */
export function signatureProblem(bytes: Uint8Array): string | null {
	if (bytes.length > MAX_SIGNATURE_BYTES) return TOO_LARGE;
	if (!MAGIC.every((byte, index) => bytes[index] === byte)) return NO_SIGNATURE;
	const names = partsOf(bytes);
	if (names[0] !== 'IHDR' || !names.includes('IDAT') || names.at(-1) !== 'IEND') return NO_SIGNATURE;
	const view = viewOf(bytes);
	const [width, height] = [view.getUint32(16), view.getUint32(20)];
	return isDrawable(width) && isDrawable(height) ? null : NO_SIGNATURE;
}

const isDrawable = (pixels: number) => pixels > 0 && pixels <= MAX_SIGNATURE_PIXELS;

/** Names of the parts, in order; empty when they do not fill the file exactly: nothing may hang on behind the picture. */
function partsOf(bytes: Uint8Array): string[] {
	const view = viewOf(bytes);
	const names: string[] = [];
	let position = MAGIC.length;
	while (position + PART_FRAME <= bytes.length) {
		names.push(String.fromCharCode(...bytes.subarray(position + 4, position + 8)));
		position += PART_FRAME + view.getUint32(position);
	}
	return position === bytes.length ? names : [];
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
