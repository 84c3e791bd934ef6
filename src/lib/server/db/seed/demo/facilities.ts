import { addYears, yearOf, type Day } from '../../../../domain/day';
import type { facility, facilityStaff, provider } from '../../schema/directory';
import { chanceFrom, type Chance } from './chance';
import { houseKinds, type HouseKind } from './house-kinds';
import { demoOffices, spotsOf, type DemoOffice, type Spot } from './offices';
import { adultName, asAddress, phoneNumber } from './people';
import { firstProviderHouses, type KnownHouse } from './first-provider';
import { areaCodes, houseWords, providerForms, providerWords, streets } from './words';

export type DemoProvider = typeof provider.$inferInsert & {
	id: string;
	number: number;
	homeAgs: string;
	domain: string;
};
export type DemoFacility = typeof facility.$inferInsert & {
	id: string;
	kind: HouseKind;
	region: string;
	/** Set for the houses of the first provider, which the demo's main path leads to. */
	known: KnownHouse | null;
};

type Moment = { today: Day; createdAt: string };

/** About sixty, numbered in the order of their home offices; the first is at home around Greifswald. */
export function demoProviders({ createdAt }: Moment): DemoProvider[] {
	const homes = demoOffices.flatMap((office) => Array.from({ length: office.providers }, () => office.ags));
	return homes.map((homeAgs, index) => {
		const chance = chanceFrom(`provider ${String(index)}`);
		const word = providerWords[index % providerWords.length] ?? '';
		const domain = `${asAddress(word)}.example`;
		return {
			...{ id: chance.uuid(), number: index + 1, homeAgs, domain, createdAt },
			...{ name: `${word} ${chance.pick(providerForms)}`, contactName: adultName(chance) },
			...{ ...addressOf(chance, homeAgs), phone: phoneNumber(chance, areaCodes[homeAgs] ?? '') },
			...{ email: `kontakt@${domain}`, website: `https://www.${domain}` }
		};
	});
}

function addressOf(chance: Chance, ags: string) {
	const { postalCode, place } = chance.pick(spotsOf(ags));
	return { street: streetOf(chance), postalCode, place };
}

const streetOf = (chance: Chance) => `${chance.pick(streets)} ${String(chance.whole(1, 58))}`;

/** Every provider of an office gets its share in turn, some a house in the next county. */
export function demoFacilities(providers: readonly DemoProvider[], moment: Moment): DemoFacility[] {
	const [first] = providers;
	if (!first) return [];
	const known = firstProviderHouses.map((house, index) =>
		facilityOf({ owner: first, ags: first.homeAgs, index, known: house }, moment)
	);
	const others = demoOffices.flatMap((office) => placesOf(office, providers).map((place) => facilityOf(place, moment)));
	return withOwnNames([...known, ...others]);
}

type Place = { owner: DemoProvider; ags: string; index: number; known: KnownHouse | null };

function placesOf(office: DemoOffice, providers: readonly DemoProvider[]): Place[] {
	const own = providers.filter(({ homeAgs, number }) => homeAgs === office.ags && number > 1);
	const near = providers.filter(({ homeAgs, number }) => office.neighbours.includes(homeAgs) && number > 1);
	const taken = office.ags === providers[0]?.homeAgs ? firstProviderHouses.length : 0;
	return Array.from({ length: office.facilities - taken }, (_, index) => {
		const chance = chanceFrom(`owner ${office.sign} ${String(index)}`);
		const turn = own[index % own.length];
		const guest = index >= 2 * own.length && chance.happens(0.15);
		return { owner: guest || !turn ? chance.pick(near) : turn, ags: office.ags, index, known: null };
	});
}

function facilityOf(place: Place, { today, createdAt }: Moment): DemoFacility {
	const { owner, ags, index, known } = place;
	const chance = chanceFrom(`facility ${ags} ${String(index)} ${known ? 'known' : ''}`);
	const { kind, spot, name, street } = known ? asKnown(known) : asItComes(chance, ags);
	return {
		...{ id: chance.uuid(), providerId: owner.id, name, kind, known, officeAgs: ags, region: spot.region, createdAt },
		...{
			street,
			postalCode: spot.postalCode,
			place: spot.place,
			...(known ? { lat: known.lat, lon: known.lon } : scatter(chance, spot))
		},
		...contact(chance, { owner, ags, name }),
		...{
			description: chance.pick(kind.about),
			...licence(chance, kind, today),
			closedFrom: closing(chance, known, today)
		},
		...{ operatingDaysPerWeek: kind.daysPerWeek, operatingDaysPerYear: chance.whole(...kind.daysPerYear) }
	};
}

const asKnown = (known: KnownHouse) => ({
	kind: kindNamed(known.kind),
	spot: known,
	name: known.name,
	street: known.street
});

function asItComes(chance: Chance, ags: string) {
	const kind = chance.weighted(houseKinds.map((each) => [each, each.share] as const));
	const spot = chance.pick(spotsOf(ags));
	return { kind, spot, name: houseName(chance, kind, spot), street: streetOf(chance) };
}

function contact(chance: Chance, { owner, ags, name }: Pick<Place, 'owner' | 'ags'> & { name: string }) {
	const number = () => phoneNumber(chance, areaCodes[ags] ?? '');
	return {
		...{ contactName: adultName(chance), phone: number(), fax: chance.happens(0.4) ? number() : null },
		...{ email: `${asAddress(name)}@${owner.domain}`, website: chance.happens(0.5) ? owner.website : null }
	};
}

function kindNamed(name: HouseKind['name']): HouseKind {
	const kind = houseKinds.find((each) => each.name === name);
	if (!kind) throw new RangeError(`no kind of house is called ${name}`);
	return kind;
}

function houseName(chance: Chance, kind: HouseKind, { place }: Spot) {
	const title = chance.pick(kind.titles);
	const named = kind.name === 'at-home' || chance.happens(0.2);
	return `${title} ${named ? place : chance.pick(houseWords)}`;
}

/** Not all on the town hall's steps. */
function scatter(chance: Chance, { lat, lon }: { lat: number; lon: number }) {
	const off = (most: number) => chance.between(-most, most);
	return { lat: Number((lat + off(0.008)).toFixed(5)), lon: Number((lon + off(0.012)).toFixed(5)) };
}

function licence(chance: Chance, kind: HouseKind, today: Day) {
	// Help at home needs none (§ 45 SGB VIII is about facilities in which children live or spend the day).
	if (kind.name === 'at-home') return { licenceFrom: null, licenceUntil: null };
	const year = yearOf(today) - chance.whole(1, 19);
	const from = `${String(year)}-${String(chance.whole(1, 12)).padStart(2, '0')}-01` as Day;
	const limited = chance.happens(0.06);
	return { licenceFrom: from, licenceUntil: limited ? addYears(today, chance.whole(1, 3)) : null };
}

/** A house that will close next year: offers in it fit only periods before. */
const closing = (chance: Chance, known: KnownHouse | null, today: Day) =>
	known === null && chance.happens(0.012) ? addYears(today, 1) : null;

/** A provider's facilities have different names. */
function withOwnNames(facilities: DemoFacility[]): DemoFacility[] {
	const taken = new Set<string>();
	return facilities.map((each) => {
		let name = each.name;
		for (let number = 2; taken.has(`${each.providerId} ${name}`); number++) name = `${each.name} ${String(number)}`;
		taken.add(`${each.providerId} ${name}`);
		return { ...each, name };
	});
}

const professions: readonly (readonly [name: string, share: number])[] = [
	['Erzieherin, Erzieher', 0.55],
	['Sozialpädagogin, Sozialpädagoge (B. A.)', 0.2],
	['Heilerziehungspflegerin, Heilerziehungspfleger', 0.09],
	['Heilpädagogin, Heilpädagoge', 0.05],
	['Psychologin, Psychologe (M. Sc.)', 0.03],
	['Leitung', 0.08]
];

/** Full posts by qualification, a good half post per place. */
export function staffOf({ id, kind }: DemoFacility): (typeof facilityStaff.$inferInsert & { id: string })[] {
	const chance = chanceFrom(`staff ${id}`);
	const posts = kind.name === 'at-home' ? chance.between(4, 11) : chance.between(4, 8.5);
	return professions
		.filter(([name, share]) => share > 0.1 || name === 'Leitung' || chance.happens(0.6))
		.map(([qualification, share]) => ({
			...{ id: chance.uuid(), facilityId: id, qualification },
			posts: (Math.max(1, Math.round((posts * share * chance.between(0.85, 1.15)) / 0.25)) * 0.25).toFixed(2)
		}));
}
