import { browser } from '$app/environment';
import { TRPCClientError } from '@trpc/client';
import { api, type ApiOutput } from './api';
import { forgetDrafts } from './draft.svelte';
import { network } from './network.svelte';

/** The person signed in, with the words for its office or provider. */
export type SignedIn = NonNullable<ApiOutput['session']['viewer']>;
type Here = { viewer: SignedIn | null; demo: boolean };

const KEY = 'ankerplatz.viewer';

/**
 * Who is signed in, and where. Without network it is the person who was last here on this device, so that the frame
 * and what is stored can be shown; the server still decides about everything that is asked of it.
 */
export async function whoIsHere(fetch: typeof globalThis.fetch): Promise<Here> {
	try {
		const { session } = api(fetch);
		const [viewer, { demo }] = await Promise.all([session.viewer.query(), session.installation.query()]);
		remember({ viewer, demo });
		return { viewer, demo };
	} catch (error) {
		const last = isUnreachable(error) ? recall() : null;
		if (last === null) throw error;
		network.requestFailed();
		return last;
	}
}

export async function signOut(account: string): Promise<void> {
	await api().session.signOut.mutate();
	remember({ viewer: null, demo: false });
	forgetDrafts();
	await forgetStored(account);
	// A full load: nothing of the person who was here stays in the memory of the page.
	location.assign('/anmelden');
}

/** The copy of the offers goes as well: who signs in next may belong to another office. */
async function forgetStored(account: string) {
	const [{ forgetOffers }, { forgetAccount }] = await Promise.all([
		import('./offline/offer-store'),
		import('./offline/outbox/outbox-store')
	]);
	// Storage that is switched off holds nothing to forget.
	await forgetOffers().catch(() => undefined);
	await forgetAccount(account).catch(() => undefined);
}

/** The server never answered, as opposed to: it said no. */
export const isUnreachable = (error: unknown) =>
	error instanceof TRPCClientError && (error.data === undefined || error.data === null);

/** Only in a browser: on the server this storage would be shared by everyone. */
function remember(here: Here) {
	if (!browser) return;
	try {
		if (here.viewer === null) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, JSON.stringify(here));
	} catch {
		// Storage is switched off: without network the sign-in page shows.
	}
}

function recall(): Here | null {
	if (!browser) return null;
	try {
		const text = localStorage.getItem(KEY);
		return text === null ? null : (JSON.parse(text) as Here);
	} catch {
		return null;
	}
}
