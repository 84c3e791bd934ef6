import { addDays, addYears, ageOn, daysBetween, type Day } from '../../../../domain/day';
import type { PersonSex } from '../../../../domain/directory/kinds';
import { chanceFrom, type Chance } from './chance';
import { demoOffices } from './offices';
import { youngPersonName } from './people';
import { usedUntil, type SeatStay } from './stays';

/** A young person of an office, with what happened so far while the demo's years go by. */
export type DemoClient = {
	id: string;
	officeAgs: string;
	firstName: string;
	lastName: string;
	birthDate: Day;
	sex: PersonSex;
	unaccompanied: boolean;
	stays: SeatStay[];
};

/** The rest come without a stay: just registered, still searching, or never placed. */
const CLIENTS_WITH_STAYS = 2_350;
export const CLIENTS = 2_500;

/** Goes through all stays in the order of time; each is of somebody already known or of a new client. */
export function clientsOf(stays: readonly SeatStay[]): DemoClient[] {
	const chance = chanceFrom('clients');
	const known = new Map<string, DemoClient[]>(demoOffices.map(({ ags }) => [ags, []]));
	const clients: DemoClient[] = [];
	const inOrder = stays.toSorted((a, b) => (a.begin < b.begin ? -1 : 1));
	inOrder.forEach((stay, index) => {
		const officeAgs = officeFor(chance, stay);
		const own = known.get(officeAgs) ?? [];
		// As many new ones per stay that the number comes out in the end.
		const needed = (CLIENTS_WITH_STAYS - clients.length) / (inOrder.length - index);
		const again = chance.happens(needed) ? undefined : own.findLast((client) => couldMoveIn(client, stay));
		const client = again ?? newClient(chance, stay, officeAgs);
		if (!again) {
			own.push(client);
			clients.push(client);
		}
		client.stays.push(stay);
	});
	return clients;
}

/** Mostly the office of the house's county, sometimes a neighbour, rarely any other. */
function officeFor(chance: Chance, { offer, officeAgs }: SeatStay): string {
	if (officeAgs !== undefined) return officeAgs;
	const home = demoOffices.find(({ ags }) => ags === offer.facility.officeAgs);
	if (!home || chance.happens(0.04)) return chance.pick(demoOffices).ags;
	return chance.happens(0.86) ? home.ags : chance.pick(home.neighbours);
}

const LONGEST_PAUSE_DAYS = 420;

function couldMoveIn(client: DemoClient, { offer, begin }: SeatStay): boolean {
	const last = client.stays.at(-1);
	if (!last || client.stays.length > 4) return false;
	const pause = daysBetween(usedUntil(last), begin);
	const age = ageOn(client.birthDate, begin);
	const inTime = pause > 1 && pause < LONGEST_PAUSE_DAYS;
	return inTime && age >= offer.ageFrom && age <= offer.ageTo && fits(client, offer);
}

function fits({ sex, unaccompanied }: DemoClient, { sex: taken, serviceType }: SeatStay['offer']) {
	return (taken === 'any' || taken === sex) && (serviceType !== 'S42A' || unaccompanied);
}

function newClient(chance: Chance, { offer, begin }: SeatStay, officeAgs: string): DemoClient {
	const unaccompanied = chance.happens(unaccompaniedShare(offer));
	const sex = sexOf(chance, { taken: offer.sex, mother: offer.serviceType === 'S19', unaccompanied });
	const person = { sex, unaccompanied, birthDate: birthDate(chance, { offer, begin, unaccompanied }) };
	return { id: chance.uuid(), officeAgs, ...youngPersonName(chance, person), ...person, stays: [] };
}

/** Somebody without any stay yet. */
export function freshClient(chance: Chance, officeAgs: string, today: Day): DemoClient {
	const unaccompanied = chance.happens(0.05);
	const sex = sexOf(chance, { taken: 'any', mother: false, unaccompanied });
	const person = { sex, unaccompanied, birthDate: bornFor(chance, chance.whole(4, 17), today) };
	return { id: chance.uuid(), officeAgs, ...youngPersonName(chance, person), ...person, stays: [] };
}

function unaccompaniedShare({ serviceType, specialisations }: SeatStay['offer']) {
	if (serviceType === 'S42A') return 1;
	return specialisations.includes('unaccompanied-minors') ? 0.3 : 0.015;
}

type Wanted = { taken: SeatStay['offer']['sex']; mother: boolean; unaccompanied: boolean };

function sexOf(chance: Chance, { taken, mother, unaccompanied }: Wanted): PersonSex {
	if (taken !== 'any') return taken;
	const girls = mother ? 92 : unaccompanied ? 12 : 46;
	return chance.weighted([
		['f', girls],
		['m', 98 - girls],
		['d', mother || unaccompanied ? 0 : 2]
	]);
}

type Mover = { offer: SeatStay['offer']; begin: Day; unaccompanied: boolean };

/** Rather older than younger, as in practice. */
function birthDate(chance: Chance, { offer, begin, unaccompanied }: Mover): Day {
	const youngest = unaccompanied ? Math.min(Math.max(offer.ageFrom, 14), offer.ageTo) : offer.ageFrom;
	const years = youngest + Math.floor((offer.ageTo - youngest + 1) * chance.share() ** 0.75);
	return bornFor(chance, years, begin);
}

/** A birthday with which somebody is so many years old on the day. */
const bornFor = (chance: Chance, years: number, day: Day) => addDays(addYears(day, -years), -chance.whole(0, 360));
