import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '$lib/server/trpc/router';
import type { Viewer } from '../domain/access/viewer';
import { api } from './api';
import { forgetDrafts } from './draft.svelte';
import { network } from './network.svelte';

const KEY = 'ankerplatz.viewer';

/**
 * Who is signed in. Without network it is the person who was last here on this device, so that the frame and what is
 * stored can be shown; the server still decides about everything that is asked of it.
 */
export async function findViewer(fetch: typeof globalThis.fetch): Promise<Viewer | null> {
	try {
		const viewer = await api(fetch).session.viewer.query();
		remember(viewer);
		return viewer;
	} catch (error) {
		if (!isUnreachable(error)) throw error;
		const last = recall();
		if (last === null) throw error;
		network.requestFailed();
		return last;
	}
}

export async function signOut(): Promise<void> {
	await api().session.signOut.mutate();
	remember(null);
	forgetDrafts();
	// A full load: nothing of the person who was here stays in the memory of the page.
	location.assign('/anmelden');
}

/** The server never answered, as opposed to: it said no. */
export const isUnreachable = (error: unknown) =>
	error instanceof TRPCClientError && (error as TRPCClientError<AppRouter>).data === undefined;

function remember(viewer: Viewer | null) {
	try {
		if (viewer === null) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, JSON.stringify(viewer));
	} catch {
		// On the server, or with storage switched off: nothing is kept, and without network the sign-in page shows.
	}
}

function recall(): Viewer | null {
	try {
		const text = localStorage.getItem(KEY);
		return text === null ? null : (JSON.parse(text) as Viewer);
	} catch {
		return null;
	}
}
