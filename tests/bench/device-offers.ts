import type { FreeStep } from '../../src/lib/domain/capacity/free-steps';
import { addDays, type Day } from '../../src/lib/domain/day';
import { serviceTypeOf, type ServiceTypeCode } from '../../src/lib/domain/directory/service-types';
import { specialisations } from '../../src/lib/domain/directory/specialisations';
import { fromHundredths } from '../../src/lib/domain/hundredths';
import { euro } from '../../src/lib/domain/money';
import { searchSchema, type Need } from '../../src/lib/domain/offers/need';
import type { OfferFacts } from '../../src/lib/domain/offers/offer-facts';
import { searchTextOf } from '../../src/lib/domain/offers/search-text';
import { TODAY } from './device-day';

/** The same numbers on every machine: a small generator with a fixed beginning (mulberry32). */
export function chance(seed: number) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

type Chance = () => number;
const kinds: readonly ServiceTypeCode[] = ['S34', 'S34', 'S34', 'S34', 'S35A', 'S41', 'T32', 'T32', 'A30', 'A31'];
const pick = <T>(from: readonly T[], next: Chance) => from[Math.floor(next() * from.length)] as T;

/** As dense as in the nationwide set: two prices, a dozen changes of what is free, three or four specialisations. */
function makeOffer(index: number, next: Chance): OfferFacts {
	const serviceType = pick(kinds, next);
	const able = specialisations.filter(() => next() < 0.08);
	const named = {
		provider: `Träger ${String(Math.floor(next() * 6_000)).padStart(5, '0')}`,
		facility: `Haus ${String(Math.floor(index / 2))}`,
		place: pick(['Greifswald', 'Anklam', 'Pasewalk', 'Wolgast', 'Ueckermünde'], next),
		note: `Hinweis ${String(index)}`
	};
	return {
		...named,
		...{ offerId: idOf(next), postalCode: '17489', office: pick(['13071', '13073', '13075'], next), region: null },
		...{ serviceType, unit: serviceTypeOf(serviceType).unit, specialisations: able.map(({ code }) => code) },
		...{ ageFrom: Math.floor(8 * next()), ageTo: 14 + Math.floor(8 * next()), sex: 'any' as const },
		...{ licenceFrom: '2015-01-01' as Day, licenceUntil: null, closedFrom: null },
		...{ lat: 47.5 + 7.5 * next(), lon: 6 + 9 * next(), operable: '8.00' },
		...{ reportedAt: new Date(Date.parse(`${TODAY}T09:00:00Z`) - next() * 600_000_000).toISOString() },
		...{ rates: ratesOf(next), free: stepsOf(next) },
		searchText: searchTextOf({ ...named, specialisationNames: able.map(({ name }) => name) })
	};
}

const idOf = (next: Chance) =>
	Array.from({ length: 32 }, () => Math.floor(next() * 16).toString(16))
		.join('')
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function ratesOf(next: Chance) {
	const amount = 76 + 244 * next();
	return [
		{ from: '2025-01-01' as Day, until: '2026-01-01' as Day, amount: euro(amount * 0.97) },
		{ from: '2026-01-01' as Day, until: null, amount: euro(amount) }
	];
}

function stepsOf(next: Chance): FreeStep[] {
	const steps: FreeStep[] = [{ from: null, free: '8.00' }];
	for (let day = addDays(TODAY, -600); steps.length < 14; day = addDays(day, 20 + Math.floor(100 * next()))) {
		steps.push({ from: day, free: fromHundredths(100 * Math.floor(6 * next())) });
	}
	return steps;
}

export function makeOffers(count: number): OfferFacts[] {
	const next = chance(7);
	return Array.from({ length: count }, (_offer, index) => makeOffer(index, next));
}

type Wishes = { words: boolean };

/** What a case worker asks: one kind of help around a place, one specialisation, half a year. */
export function makeNeeds(count: number, { words }: Wishes): Need[] {
	const next = chance(11);
	return Array.from({ length: count }, () => {
		const begin = addDays(TODAY, Math.floor(60 * next()));
		return searchSchema.parse({
			...{ list: 'all', serviceType: 'S34', begin, end: addDays(begin, 30 + Math.floor(150 * next())) },
			near: { postalCode: '17489', radiusKm: words ? 500 : 50 },
			specialisations: words ? [] : [pick(specialisations, next).code],
			birthDate: '2014-03-02',
			text: words ? pick(['haus 12', 'träger 00', 'anklam', 'wolgast trauma', 'hinweis 9'], next) : ''
		});
	});
}
