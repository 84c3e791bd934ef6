import type { Day } from '../../day';
import type { Euro } from '../../money';
import type { OfferSex } from '../../directory/kinds';

export type FacilityFacts = {
	street: string | null;
	postalCode: string;
	place: string;
	officeAgs: string;
	lat: number;
	lon: number;
	phone: string | null;
	email: string | null;
	licenceFrom: Day | null;
};
export type OfferFacts = {
	licensed: string;
	ageFrom: number;
	ageTo: number;
	sex: OfferSex;
	specialisations: readonly string[];
	note: string | null;
	serviceDescriptionOn: Day | null;
	agreementOn: Day | null;
};

/** What was reported last of an offer's places: today's slice, and the outside occupancy of the last import. */
export type KnownCapacity = { operable: string; occupiedOutside: string; lastImported: string | null };
export type KnownRate = { from: Day; amount: Euro };

export type KnownFacility = FacilityFacts & { id: string };
export type KnownOffer = OfferFacts & { id: string; capacity: KnownCapacity | null; rates: readonly KnownRate[] };

/** The part of the directory a file speaks of, by the keys of its statements. */
export type KnownDirectory = {
	providers: ReadonlyMap<string, string>;
	facilities: ReadonlyMap<string, KnownFacility>;
	offers: ReadonlyMap<string, KnownOffer>;
};
