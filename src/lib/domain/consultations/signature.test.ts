import { describe, expect, it } from 'vitest';
import { MAX_SIGNATURE_BYTES, NO_SIGNATURE, signatureProblem } from './signature';

/** One white pixel. */
const png = Uint8Array.from(
	atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=='),
	(sign) => sign.charCodeAt(0)
);
const changed = (position: number, value: number) => png.with(position, value);
const text = (words: string) => new TextEncoder().encode(words);

describe('a drawn signature', () => {
	it('is a PNG', () => {
		expect(signatureProblem(png)).toBeNull();
	});

	it.each([
		['nothing', new Uint8Array()],
		['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
		['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
		['only the first bytes of a PNG', png.slice(0, 8)],
		['a PNG cut off', png.slice(0, -1)],
		['a PNG with something behind it', Uint8Array.from([...png, ...text('<script>')])],
		['a PNG of no width', changed(19, 0)],
		['a picture of 16 million pixels width', changed(16, 1)],
		['a PNG whose header is another part', changed(12, 0x4a)]
	])('%s is refused', (_what, bytes) => {
		expect(signatureProblem(bytes)).toBe(NO_SIGNATURE);
	});

	it('is small', () => {
		expect(signatureProblem(new Uint8Array(MAX_SIGNATURE_BYTES + 1))).toMatch(/200 kB/);
	});
});
