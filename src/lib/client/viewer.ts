import { browser } from '$app/environment';
import { api, type ApiOutput } from './api';
import { network } from './network.svelte';
import { isUnreachable } from './unreachable';

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

export const forgetViewer = () => {
	remember({ viewer: null, demo: false });
};

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
