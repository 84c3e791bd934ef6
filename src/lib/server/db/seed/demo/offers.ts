import { addDays, addYears, type Day } from '../../../../domain/day';
import type { OfferSex } from '../../../../domain/directory/kinds';
import { serviceTypeOf, type ServiceTypeCode } from '../../../../domain/directory/service-types';
import type { offer } from '../../schema/directory';
import { chanceFrom, type Chance } from './chance';
import type { DemoFacility } from './facilities';
import type { KnownOffer } from './first-provider';
import type { HouseKind, OfferPlan } from './house-kinds';
import type { RateSlice } from '../../../../domain/rates/target-fee';
import { demoRates, type DemoRate } from './rates';

export type DemoOffer = typeof offer.$inferInsert & {
	id: string;
	serviceType: ServiceTypeCode;
	ageFrom: number;
	ageTo: number;
	sex: OfferSex;
	specialisations: string[];
	facility: DemoFacility;
	places: number;
	/** Kept free by hand for the demo's main path; null = as it comes. */
	keptFree: number | null;
	rates: DemoRate[];
	/** The same as the rules take them. */
	slices: RateSlice[];
};

type Moment = { today: Day; createdAt: string };

export const demoOffers = (facilities: readonly DemoFacility[], moment: Moment): DemoOffer[] =>
	facilities.flatMap((facility) =>
		facility.known
			? facility.known.offers.map((known) => knownOffer(facility, known, moment))
			: facility.kind.offers
					.filter((plan) => chanceFrom(`has ${facility.id} ${plan.type}`).happens(plan.share))
					.map((plan) => plannedOffer(facility, plan, moment))
	);

function knownOffer(facility: DemoFacility, known: KnownOffer, moment: Moment): DemoOffer {
	const chance = chanceFrom(`offer ${facility.id} ${known.type}`);
	const [ageFrom, ageTo] = known.ages;
	return completed(chance, moment, {
		...{ facility, type: known.type, places: known.places, keptFree: known.free, cents: known.rate },
		...{ ageFrom, ageTo, sex: 'any', specialisations: [...known.specialisations] }
	});
}

function plannedOffer(facility: DemoFacility, plan: OfferPlan, moment: Moment): DemoOffer {
	const chance = chanceFrom(`offer ${facility.id} ${plan.type}`);
	const [ageFrom, ageTo] = chance.pick(plan.ages);
	const sex = sexOf(chance, facility.kind);
	return completed(chance, moment, {
		...{ facility, type: plan.type, places: chance.whole(...plan.places), keptFree: null },
		...{ ageFrom, ageTo, sex, specialisations: specialisationsOf(chance, facility, sex) }
	});
}

type Core = Pick<DemoOffer, 'facility' | 'places' | 'keptFree' | 'ageFrom' | 'ageTo' | 'sex' | 'specialisations'> & {
	type: ServiceTypeCode;
	cents?: number;
};

function completed(chance: Chance, { today, createdAt }: Moment, core: Core): DemoOffer {
	const { facility, type, cents, ...rest } = core;
	const id = chance.uuid();
	const described = addDays(addYears(today, -chance.whole(1, 4)), chance.whole(0, 300));
	const priced = rest.keptFree !== null || !chance.happens(0.02);
	const rates = priced ? demoRates(chance, { offerId: id, type, today, createdAt, ...(cents && { cents }) }) : [];
	return {
		...{ ...rest, id, facility, facilityId: facility.id, serviceType: type, licensed: `${String(core.places)}.00` },
		...{
			note: noteOf(chance, core),
			serviceDescriptionOn: described,
			agreementOn: addDays(described, chance.whole(20, 90))
		},
		...{
			createdAt,
			rates,
			slices: rates.map(({ fromDay, untilDay, amount }) => ({ from: fromDay, until: untilDay, amount }))
		}
	};
}

/** One in four homes takes only girls or only boys; nobody else does. */
function sexOf(chance: Chance, { name }: HouseKind): OfferSex {
	if (name !== 'home' && name !== 'flats') return 'any';
	return chance.weighted([
		['any', 78],
		['m', 12],
		['f', 10]
	]);
}

/** What the house can do, in part: the house's own profile is the same for all its offers. */
function specialisationsOf(chance: Chance, { id, kind }: DemoFacility, sex: OfferSex): string[] {
	const profile = chanceFrom(`profile ${id}`);
	const able = kind.specialisations.filter((code) => code !== 'girls' && code !== 'boys');
	const own = profile.some(able, profile.whole(3, 8));
	// The most frequent need of all: every second home is prepared for it.
	if (kind.name === 'home' && profile.happens(0.4) && !own.includes('trauma')) own.push('trauma');
	if (sex === 'f') own.push('girls');
	if (sex === 'm') own.push('boys');
	return own.filter(() => chance.happens(0.9)).toSorted((a, b) => (a < b ? -1 : 1));
}

const notes = [
	'Vorstellungsgespräch und Probewohnen vor der Aufnahme.',
	'Aufnahme nach Hospitation, in Krisen auch am selben Tag.',
	'Bitte vorab anrufen, werktags bis 16 Uhr.',
	'Eigene Schule im Verbund.',
	'Geschwister werden gemeinsam aufgenommen.',
	'Fahrdienst im Umkreis von 20 km.',
	'Therapeutischer Dienst im Haus.'
];

const noteOf = (chance: Chance, { type }: Core) =>
	chance.happens(serviceTypeOf(type).setting === 'residential' ? 0.5 : 0.3) ? chance.pick(notes) : null;
