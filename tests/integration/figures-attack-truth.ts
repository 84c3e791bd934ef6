import { firstOfMonth, lastOfMonth, addDays, monthOf, type Day, type Month } from '../../src/lib/domain/day';
import type { HiddenBase } from '../../src/lib/domain/figures/base';
import type { makeCase } from '../../src/lib/server/db/seed/case-factories';
import type { makeOffer } from '../../src/lib/server/db/seed/factories';
import { addMonths } from '../../src/lib/domain/figures/months';
import { month } from './figures-scene';

/** Four months in a row, and two of the year before: all in which anybody has anything. */
export const attackedMonths: readonly Month[] = [-14, -13, -3, -2, -1, 0].map((back) => addMonths(month, back));

export type House = {
	offer: Awaited<ReturnType<typeof makeOffer>>;
	officeAgs: string;
	serviceType: string;
	specialisations: string[];
};
export type AttackStay = {
	help: Awaited<ReturnType<typeof makeCase>>;
	house: House;
	office: string;
	from: Day;
	until: Day | null;
	specialisations: string[];
	outOfArea: boolean;
	moves: boolean;
	reason: string;
	paidFor: readonly Month[];
};
export type Search = { office: string; month: Month; serviceType: string; specialisations: string[] };

type Place = { base: HiddenBase; office: string; month: Month; kind: string | null; able: string | null };

/** Whose cases are behind a count, told by what was made and not by what the database says. */
export type Truth = (place: Place) => ReadonlySet<string>;

type Fact = Omit<Place, 'kind' | 'able'> & { kind: string; ables: readonly string[]; who: string };

export function truthOf({ stays, searches }: { stays: readonly AttackStay[]; searches: readonly Search[] }): Truth {
	const behind = new Map<string, Set<string>>();
	const facts = [...stays.flatMap(factsOf), ...searches.map(factOfSearch)];
	for (const { kind, ables, who, ...fact } of facts) {
		// Prices by the hour are not compared with those by the day, and places by the hour are none.
		const isApart = fact.base === 'rates' && kind === 'A31';
		for (const each of isApart ? [kind] : [null, kind]) {
			for (const able of [null, ...ables]) {
				const key = keyOf({ ...fact, kind: each, able });
				behind.set(key, (behind.get(key) ?? new Set()).add(who));
			}
		}
	}
	return (place) => behind.get(keyOf(place)) ?? new Set();
}

const keyOf = ({ base, office, month, kind, able }: Place) => [base, office, month, kind, able].join(' ');

const factOfSearch = ({ office, month, serviceType, specialisations }: Search, number: number): Fact => ({
	...{ base: 'fruitless', office, month, kind: serviceType, ables: specialisations, who: String(number) }
});

/** Every count the stay is in. */
function factsOf(stay: AttackStay): Fact[] {
	const { office, specialisations, house, help } = stay;
	return attackedMonths.flatMap((month) => [
		...ofStay(stay, month).map((base): Fact => {
			return { base, office, month, kind: house.serviceType, ables: specialisations, who: help.id };
		}),
		...ofPlace(stay, month).map((base): Fact => {
			const { officeAgs, serviceType: kind, specialisations: ables } = house;
			return { base, office: officeAgs, month, kind, ables, who: help.id };
		})
	]);
}

function ofStay({ from, until, outOfArea, paidFor, ...stay }: AttackStay, month: Month): HiddenBase[] {
	if (monthOf(from) > month || (until !== null && monthOf(until) < month)) return [];
	const begins = monthOf(from) === month;
	return [
		...chosen({ cases: true, rates: true, paid: paidFor.includes(month), placed: begins }),
		...chosen({ 'out-of-area': outOfArea && begins }),
		...(until !== null && monthOf(until) === month ? ofEnd(stay) : [])
	];
}

function ofEnd({ moves, reason }: Pick<AttackStay, 'moves' | 'reason'>): HiddenBase[] {
	if (moves) return ['ended', 'transfers', 'other-ends'];
	return reason === 'by-minor' ? ['ended', 'drop-outs'] : ['ended', 'other-ends', 'plain-ends'];
}

/** Of the office in whose area the house is. */
function ofPlace({ from, until, house, office }: AttackStay, month: Month): HiddenBase[] {
	const isThere = from <= lastOfMonth(month) && (until ?? addDays(lastOfMonth(month), 1)) > firstOfMonth(month);
	if (!isThere || house.serviceType === 'A31') return [];
	return chosen({ area: true, foreign: house.officeAgs !== office, 'own-use': house.officeAgs === office });
}

const chosen = (is: Partial<Record<HiddenBase, boolean>>) =>
	(Object.keys(is) as HiddenBase[]).filter((base) => is[base] === true);
