import { findCatalogue } from '$lib/client/catalogue';
import { fieldErrorsOf } from '$lib/client/messages';
import { findOffers, type FoundOffers } from '$lib/client/offline/find-offers';
import { InvalidInput } from '$lib/domain/errors';
import { needFromParams } from '$lib/domain/offers/need-url';
import type { Need } from '$lib/domain/offers/need';
import { todayInBerlin } from '$lib/ui/clock';
import { besideFrom } from './search-address';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, depends, parent }) => {
	depends('live:offers');
	const { need: asked, problems } = needFromParams(url.searchParams, todayInBerlin());
	const beside = besideFrom(url.searchParams);
	const [catalogue, { viewer }] = await Promise.all([findCatalogue(fetch), parent()]);
	// A first visit begins at home: the own office's area.
	const untold = !url.searchParams.has('art');
	const need: Need = untold && viewer.office !== null ? { ...asked, offices: [viewer.office] } : asked;
	const found = await search(fetch, need, beside.caseId);
	return { need, beside, catalogue, ...found, problems: { ...problems, ...found.problems }, asOf: found.stored };
};

type Outcome = FoundOffers & { problems: Record<string, string> };

/** What the server cannot read (an unknown postal code) is said at its field; everything else is an error page. */
async function search(fetch: typeof globalThis.fetch, need: Need, caseId: string | null): Promise<Outcome> {
	try {
		return { ...(await findOffers(fetch, need, caseId)), problems: {} };
	} catch (error) {
		const problems = error instanceof InvalidInput ? error.fields : fieldErrorsOf(error);
		if (problems === null) throw error;
		return { list: null, stored: null, areas: null, problems };
	}
}
