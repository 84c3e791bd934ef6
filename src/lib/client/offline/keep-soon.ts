import { can } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import { network } from '../network.svelte';

const AFTER_MS = 2_000;

/** Keeps the offers of the chosen areas, a while after the page is there: nothing that it needs waits for this. */
export function keepSoon(viewer: Viewer): () => void {
	const timer = setTimeout(() => {
		if (!network.online || !can(viewer.role, 'offers/search')) return;
		void import('./keep-offers').then(({ keepOffers }) => keepOffers(viewer));
	}, AFTER_MS);
	return () => {
		clearTimeout(timer);
	};
}
