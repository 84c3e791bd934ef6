import { expect, it } from 'vitest';
import { addressIn, shrunk } from './thumbnail';

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
	const { width: wide, height: high } = await createImageBitmap(await shrunk(await painted(width, height), 1_600));
	expect([wide, high]).toEqual(expected);
});

it('what is no photo goes out as it is, for the server to refuse', async () => {
	const words = new Blob(['words'], { type: 'image/jpeg' });
	expect(await shrunk(words, 1_600)).toBe(words);
});
