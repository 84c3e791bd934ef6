import { expect, it } from 'vitest';
import { addressIn, fitToSend } from './thumbnail';

const drawing = () => new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' });

it.each([
	['a picture that is gone', new Response('', { status: 404 }), ''],
	['a lost session', new Response('', { status: 401 }), null],
	['too many at once', new Response('', { status: 429 }), null],
	['a server that is away', new Response('', { status: 503 }), null],
	['what is no picture', new Response('words', { headers: { 'content-type': 'image/jpeg' } }), '']
])('of %s is kept what can never change', async (_what, response, kept) => {
	expect(await addressIn(response)).toBe(kept);
});

it('a drawing is kept as it is', async () => {
	expect(await addressIn(new Response(drawing()))).toMatch(/^data:image\/svg\+xml/);
});

const painted = (width: number, height: number) => {
	const canvas = new OffscreenCanvas(width, height);
	canvas.getContext('2d')?.fillRect(0, 0, width, height);
	return canvas.convertToBlob({ type: 'image/png' });
};

it.each([
	[3200, 2400, 1600, 1200],
	[1200, 3600, 533, 1600],
	[800, 600, 800, 600]
])('a photo of %i by %i goes out as %i by %i', async (width, height, ...expected) => {
	const { width: wide, height: high } = await createImageBitmap(await fitted(await painted(width, height)));
	expect([wide, high]).toEqual(expected);
});

const fitted = async (photo: Blob) => (await fitToSend(photo, 1_600)) ?? new Blob();
const textOf = (photo: Blob) => photo.arrayBuffer().then((bytes) => new TextDecoder('latin1').decode(bytes));

/** As a phone takes it: lying on its side, turned by what its camera says of it, which here names a place as well. */
async function taken() {
	const canvas = new OffscreenCanvas(80, 60);
	canvas.getContext('2d')?.fillRect(0, 0, 80, 60);
	const jpeg = await canvas.convertToBlob({ type: 'image/jpeg' });
	const turned = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
	const made = [0x01, 0x0f, 0, 2, 0, 0, 0, 11, 0, 0, 0, 38];
	const place = new TextEncoder().encode('Greifswald');
	const words = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 2, ...made, ...turned, 0, 0, 0, 0, ...place, 0];
	const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...words];
	const segment = new Uint8Array([0xff, 0xe1, 0, exif.length + 2, ...exif]);
	return new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)], { type: 'image/jpeg' });
}

it('a photo goes out upright and without what its camera says of it, also when it is small enough', async () => {
	const photo = await taken();
	expect(await textOf(photo)).toMatch(/Exif.*Greifswald/s);
	const sent = await fitted(photo);
	expect(await textOf(sent)).not.toMatch(/Exif|Greifswald/);
	const { width, height } = await createImageBitmap(sent);
	expect([sent.type, width, height]).toEqual(['image/jpeg', 60, 80]);
});

it('what is no photo does not go out at all', async () => {
	expect(await fitToSend(new Blob(['words'], { type: 'image/jpeg' }), 1_600)).toBeNull();
});
