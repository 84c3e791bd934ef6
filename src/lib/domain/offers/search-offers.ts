import { reportAge, type ReportAge } from '../capacity/report-age';
import type { Day } from '../day';
import type { ServiceTypeCode } from '../directory/service-types';
import type { Euro, WholeEuro } from '../money';
import { toHundredths } from '../hundredths';
import { planFigures } from '../rates/planned-units';
import { rateOn, targetEuros } from '../rates/target-fee';
import {
	availability,
	reasonAgainst,
	unavailableReasons,
	wantedStay,
	type Judged,
	type UnavailableReason
} from './availability';
import { distanceKm, shownKm, type GeoPoint } from './distance';
import { offerFilters, sortedOutBy, wantedOffer, type OfferFilter, type WantedOffer } from './match';
import { offersInBox } from './nearby';
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
	const matching = inReach(offers, wanted).filter((offer) => sortedOutBy(offer, wanted) === null);
	const stay = wantedStay(need, context);
	const available = matching.filter((offer) => reasonAgainst(offer, stay) === null);
	const priced = price(need.list === 'available' ? available : matching, need, context.origin);
	const scale = scaleOf(priced);
	const first = (need.page - 1) * need.pageSize;
	const page = cheapestFirst(priced, first + need.pageSize).slice(first);
	return {
		all: matching.length,
		available: available.length,
		...planFigures(need),
		asOf: context.now,
		spread: scale && (String(scale.dearest - scale.cheapest) as WholeEuro),
		rows: page.map((row) => rowOf(row, scale?.cheapest ?? 0, { need, context }))
	};
}

/** Without those that are too far away in any case; the rules decide about the rest. */
const inReach = (offers: readonly OfferFacts[], { circle }: WantedOffer) =>
	circle?.around ? offersInBox(offers, circle.around.box) : offers;

/** Whole euros stay exact as numbers, and comparing those is what a long list spends its time on; no fee = Infinity. */
type PricedOffer = { offer: OfferFacts; euros: number; km: number | null };

function price(offers: readonly OfferFacts[], need: Need, origin: GeoPoint | null): PricedOffer[] {
	const units = toHundredths(unitsPerWeek(need));
	return offers.map((offer) => ({
		...{ offer, euros: targetEuros(offer.rates, need, units) ?? Infinity },
		km: origin && distanceKm(origin, offer)
	}));
}

/** Least and highest fee of a list; null when none of it has one. */
function scaleOf(priced: readonly PricedOffer[]): { cheapest: number; dearest: number } | null {
	let [cheapest, dearest] = [Infinity, -Infinity];
	for (const { euros } of priced) {
		cheapest = Math.min(cheapest, euros);
		if (euros !== Infinity) dearest = Math.max(dearest, euros);
	}
	return dearest === -Infinity ? null : { cheapest, dearest };
}

/**
 * The first `count` by fee, then distance, then provider and facility; what is not known comes last. The id makes the
 * order total. Whatever is dearer than the last of them is left out before anything is ordered.
 */
function cheapestFirst(priced: readonly PricedOffer[], count: number): PricedOffer[] {
	const limit = count >= priced.length ? Infinity : (eurosInOrder(priced)[count - 1] ?? Infinity);
	return priced
		.filter(({ euros }) => euros <= limit)
		.sort((a, b) => {
			if (a.euros !== b.euros) return a.euros - b.euros;
			return (a.km ?? 0) - (b.km ?? 0) || compareNames(a.offer, b.offer);
		})
		.slice(0, count);
}

/** Numbers in a typed array are ordered without asking anybody how. */
const eurosInOrder = (priced: readonly PricedOffer[]) => Float64Array.from(priced, ({ euros }) => euros).sort();

const compareNames = (a: OfferFacts, b: OfferFacts) =>
	(a.provider === b.provider ? 0 : compareText(sortKey(a.provider), sortKey(b.provider))) ||
	(a.facility === b.facility ? 0 : compareText(sortKey(a.facility), sortKey(b.facility))) ||
	compareText(a.offerId, b.offerId);

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function rowOf(
	{ offer, euros, km }: PricedOffer,
	cheapest: number,
	{ need, context }: { need: Need; context: SearchContext }
): OfferRow {
	const { offerId, provider, facility, place, office, serviceType, note, reportedAt, lat, lon } = offer;
	const { free, reason, freeFrom } = availability(offer, need, context);
	const more = euros === Infinity ? null : euros - cheapest;
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
			targetFee: euros === Infinity ? null : (String(euros) as WholeEuro)
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
	const stay = wantedStay(need, context);
	for (const offer of offers) {
		const against = sortedOutBy(offer, wanted) ?? reasonAgainst(offer, stay);
		if (against !== null) counts[against] += 1;
	}
	return counts;
}
