import type { FreeStep } from '../capacity/free-steps';
import type { Day } from '../day';
import type { OfferSex, ServiceUnit } from '../directory/kinds';
import type { ServiceTypeCode } from '../directory/service-types';
import type { RateSlice } from '../rates/target-fee';

/**
 * All that a search needs to know of an offer: the one shape which the browser keeps for searching offline and which
 * the rules of the search read. Public facts only, nothing about any person.
 */
export type OfferFacts = {
	offerId: string;
	provider: string;
	facility: string;
	place: string;
	postalCode: string;
	/** AGS of the county the facility lies in. */
	office: string;
	region: string | null;
	serviceType: ServiceTypeCode;
	unit: ServiceUnit;
	specialisations: readonly string[];
	/** Completed years at the begin of the help, both included. */
	ageFrom: number;
	ageTo: number;
	sex: OfferSex;
	/** First and last day of the operating licence, both included; null = no limit known. */
	licenceFrom: Day | null;
	licenceUntil: Day | null;
	/** First day on which the facility is closed for good. */
	closedFrom: Day | null;
	lat: number;
	lon: number;
	note: string;
	/** Operable places (hours a week) today. */
	operable: string;
	reportedAt: string | null;
	rates: readonly RateSlice[];
	free: readonly FreeStep[];
	/** See searchTextOf: prepared once, so that a search while typing only compares. */
	searchText: string;
};
