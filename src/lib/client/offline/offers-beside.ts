import type { OfferWork } from './offer-work';
import { besideThePage, type Beside } from './worker-calls';

let running: Beside<OfferWork> | null = null;

/** The copy of the offers, worked on beside the page; started when it is first needed. */
export const offersBeside = (): Beside<OfferWork> =>
	(running ??= besideThePage<OfferWork>(
		new Worker(new URL('./offers.worker.ts', import.meta.url), { type: 'module' })
	));
