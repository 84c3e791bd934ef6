import { api } from '../api';
import type { Watch } from './keep-offers';
import { offersBeside } from './offers-beside';
import { addressIn } from './thumbnail';

/** As many pages as the API hands out at once. */
const PAGES_AT_ONCE = 200;
const PICTURES_AT_ONCE = 4;

/** Beside the facts of the search: pages of the offers that have none yet, the places of their Länder, a picture a house. */
export async function keepPages(watch: Watch): Promise<void> {
	const kept = await offersBeside().areas();
	await keepPlaces(new Set(kept.map(({ office }) => office.slice(0, 2))));
	await keepDetails(await offersBeside().withoutDetails(), watch);
	await keepThumbnails(await offersBeside().missingThumbnails(), watch);
}

async function keepPlaces(lands: ReadonlySet<string>) {
	for (const land of lands) {
		if (await offersBeside().hasPlaces(land)) continue;
		await offersBeside().keepPlaces(land, await api().directory.places.query({ land }));
	}
}

async function keepDetails(offerIds: readonly string[], { onprogress, signal }: Watch) {
	for (let done = 0; done < offerIds.length; done += PAGES_AT_ONCE) {
		onprogress?.({ what: 'Seiten der Angebote', done, total: offerIds.length });
		const some = offerIds.slice(done, done + PAGES_AT_ONCE);
		await offersBeside().keepDetails(await api().offers.details.query({ offerIds: some }, signal ? { signal } : {}));
	}
}

async function keepThumbnails(ids: readonly string[], { onprogress, signal }: Watch) {
	for (let done = 0; done < ids.length; done += PICTURES_AT_ONCE) {
		onprogress?.({ what: 'Fotos', done, total: ids.length });
		if (signal?.aborted) return;
		await Promise.all(ids.slice(done, done + PICTURES_AT_ONCE).map(keepThumbnail));
	}
}

async function keepThumbnail(id: string) {
	const address = await addressIn(await fetch(`/api/fotos/${id}`));
	if (address !== null) await offersBeside().keepThumbnail(id, address);
}
