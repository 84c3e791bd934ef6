import { addDays, daysBetween, type Day } from '../../../../domain/day';
import { chanceFrom } from './chance';
import type { DemoClient } from './clients';
import { demoOffices } from './offices';
import type { DemoOffer } from './offers';
import { usualDays } from './house-kinds';
import type { SeatStay, StayOutcome } from './stays';

/**
 * What every office should find on its desk today, whatever chance brought: arrivals due and overdue, ends due and
 * overdue. Only shortens or delays stays that are there, so no seat is ever used twice.
 */
export function stageToday(clients: readonly DemoClient[], today: Day): void {
	for (const { ags } of demoOffices) {
		const chance = chanceFrom(`today ${ags}`);
		const own = clients.filter(({ officeAgs }) => officeAgs === ags).map(({ stays }) => stays.at(-1));
		const active = own.filter((stay) => stay?.outcome.kind === 'active') as SeatStay[];
		const recent = active.filter(({ begin }) => daysBetween(begin, today) <= 60).sort(latestFirst);
		const long = active.filter(({ begin, end }) => daysBetween(begin, today) > 70 && daysBetween(today, end) < 150);
		recent.slice(0, 2).forEach((stay) => {
			notYetArrived(stay, today);
		});
		recent.slice(2, 4).forEach((stay) => {
			const since = addDays(today, -chance.whole(1, 4));
			if (stay.begin <= since) notYetArrived(stay, since);
		});
		long.sort(firstProviderFirst);
		long.slice(0, 4).forEach((stay) => (stay.end = addDays(today, chance.whole(1, 13))));
		long.slice(4, 6).forEach((stay) => (stay.end = addDays(today, -chance.whole(1, 6))));
	}
	for (const stay of clients.flatMap(({ stays }) => stays)) {
		if (stay.outcome.kind === 'active' && stay.begin === today) stay.outcome = { kind: 'booked' };
	}
}

function notYetArrived(stay: SeatStay, begin: Day) {
	stay.begin = begin;
	stay.outcome = { kind: 'booked' };
}

const latestFirst = (a: SeatStay, b: SeatStay) => (a.begin < b.begin ? 1 : -1);

const firstProviderFirst = (a: SeatStay, b: SeatStay) =>
	Number(b.offer.keptFree !== null) - Number(a.offer.keptFree !== null);

/** Waiting at the first provider: seats taken from those that are kept free there. */
export function firstProviderStays(offers: readonly DemoOffer[], today: Day): SeatStay[] {
	return waiting.flatMap(([house, type, kind]) => {
		const offer = offers.find(({ facility, serviceType }) => facility.known?.name === house && serviceType === type);
		if (!offer) return [];
		const chance = chanceFrom(`waiting ${house}`);
		const begin = addDays(today, chance.whole(6, 24));
		const stay = { offer, units: 1, begin, end: addDays(begin, chance.whole(...usualDays[type])) };
		return [{ ...stay, outcome: { kind }, officeAgs: '13075' }];
	});
}

const waiting: readonly (readonly [
	house: string,
	type: 'S34' | 'S35A' | 'T32' | 'S41',
	kind: StayOutcome['kind'] & ('reserved' | 'consented' | 'booked')
])[] = [
	['Haus am Bodden', 'S34', 'reserved'],
	['Wohngruppe Ryckblick', 'S34', 'reserved'],
	['Kinderhaus Eldena', 'S34', 'consented'],
	['Tagesgruppe Rückenwind', 'T32', 'reserved'],
	['Jugendwohnen Steinbecker Tor', 'S41', 'booked']
];
