import { addDays, earlierOf, LAST_DAY, type Day } from '../day';
import type { Need } from './need';

// Apart from reading them back, which needs the checker of input.

const sexLetters = { f: 'w', m: 'm', d: 'd' } as const;
const listWords = { available: 'verfuegbar', all: 'alle' } as const;

const USUAL_LENGTH_DAYS = 182;

/** As long as a search is that was not told otherwise: 26 weeks. */
export const usualEnd = (begin: Day): Day => earlierOf(addDays(begin, USUAL_LENGTH_DAYS), LAST_DAY);

/** A search of which nothing is known yet: a home in the whole Land, from today on. */
export const usualNeed = (today: Day): Need => ({
	...{ list: 'available', serviceType: 'S34', begin: today, end: usualEnd(today) },
	...{ offices: [], regions: [], near: null, specialisations: [] },
	...{ birthDate: null, sex: null, unaccompanied: false, daysPerWeek: null, hoursPerWeek: null },
	...{ text: '', page: 1, pageSize: 50 }
});

/** A search as it stands in the address bar: German keys, and only what differs from a search not told otherwise. */
export function needToParams(need: Need): URLSearchParams {
	const usual = { list: 'available', text: '', unaccompanied: false, page: 1, pageSize: 50 };
	const unlessUsual = <K extends keyof typeof usual & keyof Need>(key: K) =>
		need[key] === usual[key] ? null : need[key];
	const params = new URLSearchParams({ art: need.serviceType, von: need.begin, bis: need.end });
	const further: Record<string, readonly (string | number | boolean | null)[]> = {
		amt: need.offices,
		region: need.regions,
		plz: [need.near && need.near.postalCode],
		umkreis: [need.near && need.near.radiusKm],
		kann: need.specialisations,
		geboren: [need.birthDate],
		geschlecht: [need.sex && sexLetters[need.sex]],
		uma: [unlessUsual('unaccompanied') && 'ja'],
		tage: [need.daysPerWeek],
		stunden: [need.hoursPerWeek],
		text: [unlessUsual('text')],
		liste: [unlessUsual('list') && listWords[need.list]],
		seite: [unlessUsual('page')],
		zeilen: [unlessUsual('pageSize')]
	};
	for (const [key, values] of Object.entries(further)) {
		for (const value of values) if (value !== null) params.append(key, String(value));
	}
	return params;
}
