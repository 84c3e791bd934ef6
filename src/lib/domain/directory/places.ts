/** A place as people name it: a postal code, or the name of a town or village with its code. */
export type Place = { postalCode: string; place: string; officeAgs: string };

/** A postal code as on record. */
export type PostalArea = Place & {
	furtherPlaces: readonly string[];
	/** Found by its digits only. */
	ofCompany: boolean;
	/** The county takes part in the portal. */
	active: boolean;
};

type Entry = Place & { key: string; main: boolean; ofCompany: boolean };
export type PlaceIndex = readonly Entry[];

/** 'Überlingen', 'ÜBERLINGEN' and 'uberlingen' alike; ß as ss. */
const nameKey = (name: string) =>
	name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replace(/\s+/gu, ' ');

/** In the order in which matches are shown: counties that take part first, then by name and code. */
export function placeIndex(areas: readonly PostalArea[]): PlaceIndex {
	const ranked = areas.flatMap(({ active, furtherPlaces, place, ...area }) =>
		[place, ...furtherPlaces].map((name, position) => ({
			...{ ...area, place: name, key: nameKey(name), main: position === 0 },
			order: `${active ? '0' : '1'} ${nameKey(name)} ${area.postalCode}`
		}))
	);
	ranked.sort((a, b) => (a.order < b.order ? -1 : 1));
	return ranked.map(({ order: _order, ...entry }) => entry);
}

const SHOWN = 10;

/** '17489', '174', 'Greifs', '17489 Greifswald': up to ten places that begin like this; nothing for nothing. */
export function findInPlaces(index: PlaceIndex, text: string): Place[] {
	const [, digits = '', rest = ''] = /^(\d{0,5})(.*)$/su.exec(text.trim()) ?? [];
	const name = nameKey(rest.trim());
	const found: Place[] = [];
	if (digits === '' && name === '') return found;
	const matches = ({ key, main, ofCompany, postalCode }: Entry) =>
		postalCode.startsWith(digits) && (name === '' ? main : key.startsWith(name)) && !(ofCompany && digits === '');
	for (const entry of index) {
		if (!matches(entry)) continue;
		found.push({ postalCode: entry.postalCode, place: entry.place, officeAgs: entry.officeAgs });
		if (found.length === SHOWN) break;
	}
	return found;
}
