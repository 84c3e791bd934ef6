import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { network } from '$lib/client/network.svelte';
import { outbox } from '$lib/client/offline/outbox/outbox.svelte';
import * as store from '$lib/client/offline/outbox/outbox-store';
import WishCard from './WishCard.svelte';

// Test files share the database of the browser; an account of its own keeps what others have waiting apart.
const ACCOUNT = 'noting-wishes';
const OFFER = '0b1f0d9e-8f3c-4f0e-9a52-3a0a7f7c1d11';
const noted = {
	...{ offerId: OFFER, facility: 'Haus am Bodden', query: 'art=S34&von=2027-01-11&bis=2027-07-12&amt=13075' },
	...{ begin: '2027-01-11', end: '2027-07-12', targetFee: '34671' }
};

/** The server as far as one offer goes; notes what it was asked. */
function serve(unavailable: string | null, targetFee: string) {
	const asked: string[] = [];
	vi.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
		const address = url instanceof Request ? url.url : String(url);
		asked.push(`${init?.method ?? 'GET'} ${new URL(address, location.origin).pathname}`);
		const data = { vacancy: { unavailable }, price: { targetFee } };
		return Promise.resolve(Response.json([{ result: { data } }]));
	});
	return asked;
}

let stop: () => void = () => undefined;
beforeEach(() => {
	network.requestSucceeded();
	stop = outbox.start(ACCOUNT);
});
afterEach(async () => {
	stop();
	vi.restoreAllMocks();
	await store.forgetAccount(ACCOUNT);
});

async function noteOffline() {
	network.online = false;
	await outbox.noteWish(noted);
	await expect.poll(() => outbox.wishes.length).toBe(1);
	const [wish] = outbox.wishes;
	if (!wish) throw new Error('not noted');
	return wish;
}

it('noted without network it holds nothing of a person and waits', async () => {
	const asked = serve(null, '35000');
	const wish = await noteOffline();
	expect(Object.keys(wish).toSorted((a, b) => a.localeCompare(b, 'en'))).toEqual([
		...['account', 'begin', 'end', 'facility', 'id', 'notedAt', 'offerId', 'query', 'targetFee']
	]);
	await render(WishCard, { wish });
	await expect.element(page.getByText('Ohne Netz ist nicht zu sehen, ob es noch frei ist.')).toBeVisible();
	await outbox.flush(true);
	expect(asked).toEqual([]);
});

it.each([
	['noch frei', null],
	['belegt', 'full']
])('with network it is looked at again: %s, and nothing is reserved by itself', async (words, unavailable) => {
	const asked = serve(unavailable, '35000');
	const wish = await noteOffline();
	await render(WishCard, { wish });
	network.requestSucceeded();
	await expect.element(page.getByText(words)).toBeVisible();
	await expect.element(page.getByText(/^jetzt 35\.000/)).toBeVisible();
	await outbox.flush(true);
	expect(asked).toEqual(['GET /api/trpc/offers.detail']);
	// The way to the reservation is a link: it opens the form, which asks before it sends.
	const link = page.getByRole('link', { name: 'Reservieren' });
	await expect.element(link).toHaveAttribute('href', expect.stringContaining(`/suche/${OFFER}?`));
});
