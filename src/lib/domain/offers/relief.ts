import { firstFreeDay } from '../capacity/free-steps';
import { reportAge } from '../capacity/report-age';
import { addDays, daysBetween, earlierOf, firstDayAtAge, laterOf, LAST_DAY, type Day } from '../day';
import { reasonAgainst, wantedStay } from './availability';
import { sortedOutBy, wantedOffer } from './match';
import { capacityNeeded, type Need } from './need';
import type { OfferFacts } from './offer-facts';
import type { SearchContext } from './search-offers';

/** A change of the need that would give something, with the number of available offers it would really give. */
export type Relief =
	| { kind: 'radius'; plus: 10 | 20 | 50; count: number }
	| { kind: 'begin'; begin: Day; count: number }
	| { kind: 'without-specialisation'; code: string; count: number };

export const WIDER_KM = [10, 20, 50] as const;
const WIDEST_RADIUS_KM = 500;

/**
 * What to change when a search found nothing that can be taken; empty when it did find something.
 * The offers given must reach as far as the widest radius.
 */
export function reliefs(offers: readonly OfferFacts[], need: Need, context: SearchContext): Relief[] {
	const countFor = (changed: Need) => countAvailable(offers, changed, context);
	if (countFor(need) > 0) return [];
	const begin = firstBegin(offers, need, context);
	const found: Relief[] = [
		...widerNeeds(need).map(({ plus, need: wider }) => ({ kind: 'radius' as const, plus, count: countFor(wider) })),
		...(begin === null ? [] : [{ kind: 'begin' as const, begin, count: countFor(begunOn(need, begin)) }]),
		...need.specialisations.map((code) => ({
			kind: 'without-specialisation' as const,
			code,
			count: countFor(without(need, code))
		}))
	];
	return found.filter(({ count }) => count > 0);
}

/** The need as it would be searched for after taking the relief: what a tap on it does. */
export function relieved(need: Need, relief: Relief): Need {
	const changed = { ...need, page: 1 };
	if (relief.kind === 'begin') return begunOn(changed, relief.begin);
	if (relief.kind === 'without-specialisation') return without(changed, relief.code);
	return widened(changed, relief.plus);
}

const countAvailable = (offers: readonly OfferFacts[], need: Need, context: SearchContext) => {
	const wanted = wantedOffer(need, context.origin);
	const stay = wantedStay(need, context);
	return offers.filter((offer) => sortedOutBy(offer, wanted) === null && reasonAgainst(offer, stay) === null).length;
};

const widened = (need: Need, plus: number): Need =>
	need.near === null ? need : { ...need, near: { ...need.near, radiusKm: need.near.radiusKm + plus } };

const widerNeeds = (need: Need) =>
	WIDER_KM.map((plus) => ({ plus, need: widened(need, plus) })).filter(
		({ need: { near } }) => near !== null && near.radiusKm <= WIDEST_RADIUS_KM
	);

const without = (need: Need, code: string): Need => ({
	...need,
	specialisations: need.specialisations.filter((one) => one !== code)
});

const lengthOf = ({ begin, end }: Need) => daysBetween(begin, end);

/** The same length, later. */
const begunOn = (need: Need, begin: Day): Need => ({ ...need, begin, end: addDays(begin, lengthOf(need)) });

/** The first day after the wanted begin on which any offer could be taken for the same length. */
function firstBegin(offers: readonly OfferFacts[], need: Need, context: SearchContext): Day | null {
	const wanted = wantedOffer(need, context.origin);
	const begins = offers
		.filter(({ reportedAt }) => reportedAt !== null && reportAge(reportedAt, context.now, context.limits) !== 'stale')
		.filter((offer) => sortedOutBy(admitting(offer, need), wanted) === null)
		.map((offer) => firstBeginOf(offer, need))
		.filter((begin) => begin !== null);
	return begins.length === 0 ? null : begins.reduce(earlierOf);
}

/** The offer as if it took every age at any time: what a later begin cannot change still has to fit. */
const admitting = (offer: OfferFacts, { birthDate }: Need): OfferFacts => ({
	...offer,
	...{ closedFrom: null, licenceFrom: null, licenceUntil: null },
	...(birthDate === null ? {} : { ageFrom: -Infinity, ageTo: Infinity })
});

/** First begin from the wanted one on at which the person is of the right age, the house is open and room is free. */
function firstBeginOf(offer: OfferFacts, need: Need): Day | null {
	const length = lengthOf(need);
	const { birthDate } = need;
	const from = [
		need.begin,
		...(offer.licenceFrom === null ? [] : [offer.licenceFrom]),
		...(birthDate === null ? [] : [firstDayAtAge(birthDate, offer.ageFrom)])
	].reduce(laterOf);
	const last = [
		addDays(LAST_DAY, -length),
		...(offer.licenceUntil === null ? [] : [addDays(offer.licenceUntil, -length)]),
		...(offer.closedFrom === null ? [] : [addDays(offer.closedFrom, -length - 1)]),
		...(birthDate === null ? [] : [addDays(firstDayAtAge(birthDate, offer.ageTo + 1), -1)])
	].reduce(earlierOf);
	const begin = firstFreeDay(offer.free, { from, lengthDays: length, amount: capacityNeeded(need) });
	return begin !== null && begin <= last ? begin : null;
}
