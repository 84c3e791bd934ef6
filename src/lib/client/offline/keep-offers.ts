import type { Viewer } from '../../domain/access/viewer';
import type { OfferFacts } from '../../domain/offers/offer-facts';
import { api } from '../api';
import { isUnreachable } from '../viewer';

const EVERY_MS = 60_000;
let lastAsked = 0;

/**
 * Keeps the offers of the own area on this device, so that they can be searched without network. Asks for what has
 * changed since the last copy, at most once a minute; a lost connection leaves the copy as it was.
 */
export async function keepOffers({ office }: Viewer, around: string | null): Promise<void> {
	if (Date.now() - lastAsked < EVERY_MS) return;
	lastAsked = Date.now();
	try {
		await refresh(office === null ? 'all' : [office]);
		if (around !== null) await keepOrigin(around);
	} catch (error) {
		// Without network, or with storage switched off or full, the search still works online.
		if (!isUnreachable(error) && !isStorageProblem(error)) throw error;
	}
}

const isStorageProblem = (error: unknown) =>
	error instanceof Error && /Dexie|Quota|InvalidState|MissingAPI|OpenFailed/.test(error.name);

async function refresh(offices: 'all' | string[]) {
	const { changeOffers, readCopy, replaceOffers } = await import('./offer-store');
	const earlier = await readCopy();
	const since = earlier !== null && String(earlier.offices) === String(offices) ? earlier.version : null;
	const { complete, offers, gone, version } = await fetchAll(offices, since);
	const copy = { offices, version, asOf: new Date().toISOString() };
	if (complete) await replaceOffers(offers, copy);
	else await changeOffers(offers, gone, copy);
}

/** All chunks of one answer; the version is that of the first, so that what changes meanwhile is asked for again. */
async function fetchAll(offices: 'all' | string[], since: string | null) {
	const first = await api().offers.facts.query({ offices, since });
	const offers: OfferFacts[] = [...first.offers];
	const gone = [...first.gone];
	for (let after = first.next; after !== null;) {
		const more = await api().offers.facts.query({ offices, since, after });
		offers.push(...more.offers);
		gone.push(...more.gone);
		after = more.next;
	}
	return { complete: first.complete, version: first.version, offers, gone };
}

async function keepOrigin(postalCode: string) {
	const { readOrigin, storeOrigin } = await import('./offer-store');
	if ((await readOrigin(postalCode)) !== undefined) return;
	const point = await api().directory.pointOf.query({ postalCode });
	if (point !== null) await storeOrigin(postalCode, point);
}
