import { reportAge, type ReportAge } from '../capacity/report-age';
import type { Day } from '../day';
import type { ServiceTypeCode } from '../directory/service-types';
import type { Euro, WholeEuro } from '../money';
import { planFigures, rateOn, targetFee } from '../rates/target-fee';
import {
	availability,
	unavailableReason,
	unavailableReasons,
	type Judged,
	type UnavailableReason
} from './availability';
import { distanceKm, shownKm, type GeoPoint } from './distance';
import { offerFilters, sortedOutBy, wantedOffer, type OfferFilter } from './match';
import { unitsPerWeek, type Need } from './need';
import type { OfferFacts } from './offer-facts';
import { sortKey } from './search-text';

/** Where the need's postal code lies (null without one), and the moment and limits by which reports are judged. */
export type SearchContext = Judged & { origin: GeoPoint | null };

export type OfferRow = {
	offerId: string;
	provider: string;
	facility: string;
	place: string;
	office: string;
	serviceType: ServiceTypeCode;
	note: string;
	free: string;
	reportedAt: string | null;
	reportAge: ReportAge | null;
	/** Price per unit at the begin. */
	rate: Euro | null;
	targetFee: WholeEuro | null;
	/** How much more than the cheapest of the list, from the rounded fees; '0' for the cheapest. */
	difference: WholeEuro | null;
	best: boolean;
	/** Rounded to one place. */
	distanceKm: number | null;
	unavailable: UnavailableReason | null;
	freeFrom: Day | null;
	lat: number;
	lon: number;
};

export type OfferList = {
	/** Matching offers, and those of them that can be taken. */
	all: number;
	available: number;
	days: number;
	weeks: string;
	asOf: string;
	/** How much the dearest of the whole wanted list costs more than the cheapest: one scale for every page of it. */
	spread: WholeEuro | null;
	/** The page of the wanted list. */
	rows: OfferRow[];
};

/** Both counts and one page of the wanted list, cheapest first. The same in the browser as on the server. */
export function searchOffers(offers: readonly OfferFacts[], need: Need, context: SearchContext): OfferList {
	const wanted = wantedOffer(need, context.origin);
	const matching = offers.filter((offer) => sortedOutBy(offer, wanted) === null);
	const available = matching.filter((offer) => unavailableReason(offer, need, context) === null);
	const ranked = rank(need.list === 'available' ? available : matching, need, context.origin);
	const first = (need.page - 1) * need.pageSize;
	return {
		all: matching.length,
		available: available.length,
		...planFigures(need),
		asOf: context.now,
		spread: spreadOf(ranked),
		rows: ranked.slice(first, first + need.pageSize).map((priced) => rowOf(priced, ranked[0], { need, context }))
	};
}

type PricedOffer = { offer: OfferFacts; fee: WholeEuro | null; feeValue: number; km: number | null };

/** By fee, then distance, then provider and facility; what is not known comes last. The id makes the order total. */
function rank(offers: readonly OfferFacts[], need: Need, origin: GeoPoint | null): PricedOffer[] {
	const units = unitsPerWeek(need);
	const priced = offers.map((offer) => {
		const fee = targetFee(offer.rates, need, units);
		// Whole euros stay exact as numbers, and comparing those is what a long list spends its time on.
		const feeValue = fee === null ? Infinity : Number(fee);
		return { offer, fee, feeValue, km: origin && distanceKm(origin, offer) };
	});
	return priced.sort((a, b) => {
		if (a.feeValue !== b.feeValue) return a.feeValue - b.feeValue;
		return (a.km ?? 0) - (b.km ?? 0) || compareNames(a.offer, b.offer);
	});
}

/** Sorted as they are, the first has the least fee and the last that has one the highest. */
function spreadOf(ranked: readonly PricedOffer[]): WholeEuro | null {
	const dearest = ranked.findLast(({ fee }) => fee !== null);
	return dearest ? (String(dearest.feeValue - (ranked[0]?.feeValue ?? 0)) as WholeEuro) : null;
}

const compareNames = (a: OfferFacts, b: OfferFacts) =>
	compareText(sortKey(a.provider), sortKey(b.provider)) ||
	compareText(sortKey(a.facility), sortKey(b.facility)) ||
	compareText(a.offerId, b.offerId);

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function rowOf(
	{ offer, fee, feeValue, km }: PricedOffer,
	cheapest: PricedOffer | undefined,
	{ need, context }: { need: Need; context: SearchContext }
): OfferRow {
	const { offerId, provider, facility, place, office, serviceType, note, reportedAt, lat, lon } = offer;
	const { free, reason, freeFrom } = availability(offer, need, context);
	const more = fee === null ? null : feeValue - (cheapest?.feeValue ?? 0);
	return {
		...{
			offerId,
			provider,
			facility,
			place,
			office,
			serviceType,
			note,
			free,
			reportedAt,
			freeFrom,
			lat,
			lon,
			targetFee: fee
		},
		reportAge: reportedAt === null ? null : reportAge(reportedAt, context.now, context.limits),
		rate: rateOn(offer.rates, need.begin),
		difference: more === null ? null : (String(more) as WholeEuro),
		best: more === 0,
		distanceKm: km === null ? null : shownKm(km),
		unavailable: reason
	};
}

/** How many offers each filter sorted out, for a search that found nothing to take. */
export type RemovedBy = Record<OfferFilter | UnavailableReason, number>;

/** Each offer is counted once, at the first thing that stands against it, so that all counts and the rest add up. */
export function removedBy(offers: readonly OfferFacts[], need: Need, context: SearchContext): RemovedBy {
	const counts = Object.fromEntries([...offerFilters, ...unavailableReasons].map((name) => [name, 0])) as RemovedBy;
	const wanted = wantedOffer(need, context.origin);
	for (const offer of offers) {
		const against = sortedOutBy(offer, wanted) ?? unavailableReason(offer, need, context);
		if (against !== null) counts[against] += 1;
	}
	return counts;
}
