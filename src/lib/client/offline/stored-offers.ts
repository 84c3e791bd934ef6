import { defaultReportLimits } from '../../domain/capacity/report-age';
import { InvalidInput } from '../../domain/errors';
import type { Need } from '../../domain/offers/need';
import { reliefs, type Relief } from '../../domain/offers/relief';
import { searchOffers, type SearchContext } from '../../domain/offers/search-offers';
import type { FoundOffers } from './find-offers';
import { readCopy, readOffers, readOrigin } from './offer-store';

/** The search of the server's own rules over the copy on this device; null where nothing is kept. */
export async function searchStored(need: Need): Promise<FoundOffers> {
	const copy = await readCopy();
	if (copy === null) return { list: null, stored: null };
	const context = await contextOf(need, copy.asOf);
	return { list: searchOffers(await readOffers(), need, context), stored: copy.asOf };
}

export async function reliefsStored(need: Need): Promise<Relief[]> {
	const copy = await readCopy();
	return copy === null ? [] : reliefs(await readOffers(), need, await contextOf(need, copy.asOf));
}

/** The age of a report is judged as of the copy: what happened since then nobody here knows. */
async function contextOf({ near }: Need, asOf: string): Promise<SearchContext> {
	const origin = near === null ? null : ((await readOrigin(near.postalCode)) ?? null);
	if (near !== null && origin === null) {
		throw new InvalidInput({
			'near.postalCode': 'Diesen Ort kennt Ihr Gerät ohne Netz nicht. Bitte suchen Sie nach Gebieten.'
		});
	}
	return { now: asOf, limits: defaultReportLimits, origin };
}
