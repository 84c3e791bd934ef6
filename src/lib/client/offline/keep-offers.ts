import type { Viewer } from '../../domain/access/viewer';
import type { OfferFacts } from '../../domain/offers/offer-facts';
import { api, type ApiOutput } from '../api';
import { currentMoment } from '../moment';
import { isUnreachable } from '../unreachable';
import { keepPages } from './keep-pages';
import type { KeptArea } from './offer-database';
import { offersBeside } from './offers-beside';

/** How far the work is, in words of the person who waits for it. */
export type Progress = { what: string; done: number; total: number };
export type Watch = { onprogress?: (progress: Progress) => void; signal?: AbortSignal };

const EVERY_MS = 60_000;
const LEFT_OUT = 'ankerplatz.offline.none';
let lastAsked = 0;

/**
 * Keeps the chosen areas on this device, at first that of the own office, so that they can be searched without network.
 * Asks for what has changed since the last copy, at most once a minute; a lost connection leaves the copy as it was.
 */
export async function keepOffers({ office }: Viewer): Promise<void> {
	if (Date.now() - lastAsked < EVERY_MS) return;
	lastAsked = Date.now();
	try {
		const kept = await offersBeside().areas();
		const first = kept.length === 0 && office !== null && !isLeftOut() ? [office] : [];
		if (kept.length + first.length > 0) await refreshAreas(first);
	} catch (error) {
		// Without network, or with storage switched off or full, the search still works online.
		if (!isUnreachable(error) && !isStorageProblem(error)) throw error;
	}
}

export const isStorageProblem = (error: unknown) =>
	error instanceof Error && /Dexie|Quota|InvalidState|MissingAPI|OpenFailed|DatabaseClosed/.test(error.name);

/** Brings all areas kept up to date, and adds some. */
export async function refreshAreas(added: readonly string[] = [], watch: Watch = {}): Promise<void> {
	const kept = await offersBeside().areas();
	const known = kept.filter(({ version }) => version !== null);
	const missing = [
		...new Set([...added, ...kept.filter(({ version }) => version === null).map(({ office }) => office)])
	];
	if (known.length > 0) await refreshKnown(known, watch);
	const unknown = missing.filter((office) => !known.some((area) => area.office === office));
	if (unknown.length > 0) await fetchWhole(unknown, watch);
	rememberLeftOut(false);
	await keepPages(watch);
}

export async function dropArea(office: string): Promise<void> {
	await offersBeside().remove(office);
	rememberLeftOut((await offersBeside().areas()).length === 0);
}

/** Areas of different age are asked for together, from the oldest on: what comes twice changes nothing. */
async function refreshKnown(areas: readonly KeptArea[], watch: Watch) {
	const offices = areas.map(({ office }) => office);
	const since = areas.map(({ version }) => version ?? '').reduce((a, b) => (sequenceOf(b) < sequenceOf(a) ? b : a));
	const answer = await fetchAll({ offices, since }, watch);
	if (answer.complete)
		await offersBeside().replace(
			answer.offers,
			offices.map((office) => areaOf(office, answer))
		);
	else {
		const { offers: changed, gone } = answer;
		await offersBeside().change(
			{ changed, gone },
			areas.map((area) => ({ ...area, ...areaOf(area.office, answer, area) }))
		);
	}
}

const sequenceOf = (version: string) => Number(version.slice(version.lastIndexOf('.') + 1));

async function fetchWhole(offices: readonly string[], watch: Watch) {
	const answer = await fetchAll({ offices: [...offices], since: null }, watch);
	await offersBeside().replace(
		answer.offers,
		offices.map((office) => areaOf(office, answer))
	);
}

const areaOf = (office: string, { version, limits }: Answer, { offers, size } = { offers: 0, size: 0 }): KeptArea => ({
	...{ office, version, limits, offers, size, asOf: currentMoment() }
});

type Chunk = ApiOutput['offers']['facts'];
type Answer = Pick<Chunk, 'complete' | 'version' | 'limits' | 'gone'> & { offers: OfferFacts[] };

/** All chunks of one answer; the version is that of the first, so that what changes meanwhile is asked for again. */
async function fetchAll(
	asked: { offices: string[]; since: string | null },
	{ onprogress, signal }: Watch
): Promise<Answer> {
	const options = signal ? { signal } : {};
	const first = await api().offers.facts.query(asked, options);
	const offers: OfferFacts[] = [...first.offers];
	const gone = [...first.gone];
	for (let after = first.next; after !== null;) {
		onprogress?.({ what: 'Angebote', done: offers.length, total: offers.length });
		const more: Chunk = await api().offers.facts.query({ ...asked, after }, options);
		offers.push(...more.offers);
		gone.push(...more.gone);
		after = more.next;
	}
	return { complete: first.complete, version: first.version, limits: first.limits, offers, gone };
}

/** Who took the last area away wants none; the own one does not come back by itself. */
function rememberLeftOut(none: boolean) {
	try {
		if (none) localStorage.setItem(LEFT_OUT, '1');
		else localStorage.removeItem(LEFT_OUT);
	} catch {
		// Storage is switched off: then nothing is kept anyway.
	}
}

function isLeftOut() {
	try {
		return localStorage.getItem(LEFT_OUT) !== null;
	} catch {
		return true;
	}
}
