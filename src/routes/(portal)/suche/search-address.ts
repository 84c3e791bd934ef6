import { resolve } from '$app/paths';
import type { Need } from '$lib/domain/offers/need';
import { needToParams } from '$lib/domain/offers/need-params';

/**
 * What the address bar holds besides the need: the case the search is for, the stay that the new place is to follow, and
 * the offer open beside the list.
 */
export type Beside = { caseId: string | null; transferFrom: string | null; offerId: string | null };

export const besideFrom = (params: URLSearchParams): Beside => ({
	caseId: params.get('fall'),
	transferFrom: params.get('wechsel'),
	offerId: params.get('angebot')
});

function queryOf(need: Need, { caseId, transferFrom, offerId }: Beside) {
	const params = needToParams(need);
	if (caseId !== null) params.set('fall', caseId);
	if (transferFrom !== null) params.set('wechsel', transferFrom);
	if (offerId !== null) params.set('angebot', offerId);
	return params.toString();
}

/** The need alone, to come back to it from elsewhere. */
export const needQuery = (need: Need) => needToParams(need).toString();

export const searchHref = (need: Need, beside: Beside) => resolve(`/suche?${queryOf(need, beside)}`);

export const mapHref = (need: Need, beside: Beside) => resolve(`/suche/karte?${queryOf(need, beside)}`);

/** The offer on its own page, with the need it was found by. */
export const offerHref = (offerId: string, need: Need, beside: Beside) =>
	resolve(`/suche/${offerId}?${queryOf(need, { ...beside, offerId: null })}`);

/** The detail of an offer for this need. */
export const detailInput = (offerId: string, { begin, end, daysPerWeek, hoursPerWeek, near }: Need) => ({
	offerId,
	begin,
	end,
	daysPerWeek,
	hoursPerWeek,
	near: near === null ? null : { postalCode: near.postalCode }
});
