import { expect, it } from 'vitest';
import { addressIn } from './thumbnail';

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
