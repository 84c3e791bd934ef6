import { addDays, type Day } from '../../../../domain/day';
import { attemptsBefore, openRequests } from './attempts';
import { caseEventsOf, casesOf, workerOf } from './cases';
import { chanceFrom } from './chance';
import { decisionMaker } from './choices';
import { CLIENTS, clientsOf, freshClient, type DemoClient } from './clients';
import type { DemoDirectory } from './directory';
import { groupedBy } from '../../../../domain/grouped';
import { demoOffices } from './offices';
import type { DemoOffer } from './offers';
import { outsideBooking } from './outside';
import { eventsOf, identityOf, occupancyOf, placementOf, type Chain, type DemoPlacement } from './placements';
import { firstProviderStays, stageToday } from './scenes';
import { seatsOf, type Seat, type SeatStay } from './stays';
import { atWork, DAY_MS, timelineOf, type Clock, type Happened } from './timeline';

/** A placement with the stay behind it, when there was or will be one. */
export type Made = { placed: DemoPlacement; client: DemoClient; stay: SeatStay | null };

/** Of those who never had a stay in the portal. */
const OUTSIDE = 0.18;
const ASKED = 0.55;

export function buildSeats({ offers }: DemoDirectory, today: Day): Seat[] {
	const waiting = firstProviderStays(offers, today).map((stay) => ({
		offer: stay.offer,
		units: stay.units,
		stays: [stay]
	}));
	return [...offers.flatMap((offer) => seatsOf(offer, today)), ...waiting];
}

/** Clients, their cases and all that was asked, reserved, booked and lived through for them. */
export function buildHelp(directory: DemoDirectory, seats: readonly Seat[], clock: Clock) {
	const clients = allClients(seats, clock.today);
	stageToday(clients, clock.today);
	const byCounty = groupedBy(directory.offers, ({ facility, serviceType }) => `${facility.officeAgs} ${serviceType}`);
	const opened = clients.map((client) => opening(client, { directory, byCounty, clock }));
	const { cases, counts } = casesOf(opened, clock);
	return {
		...{ cases, counts, made: opened.flatMap(({ made }) => made), outside: opened.flatMap(({ outside }) => outside) },
		caseEvents: cases.flatMap((help) => caseEventsOf(help, clock))
	};
}

type Surroundings = { directory: DemoDirectory; byCounty: ByCounty; clock: Clock };

/** The case of a client, opened some days before the first thing that was tried. */
function opening(client: DemoClient, { directory, byCounty, clock }: Surroundings) {
	const chance = chanceFrom(`case ${client.id}`);
	const base = { caseId: chance.uuid(), client, worker: workerOf(chance, client, directory.accounts) };
	const never = client.stays.length === 0;
	const outside = never && chance.happens(OUTSIDE) ? [outsideBooking(base, clock)] : [];
	const asked = never && outside.length === 0 && chance.happens(ASKED) ? searching(base, byCounty, clock) : [];
	const made = never ? asked : placed(base, byCounty, clock);
	const begun = [
		...made.map((each) => each.placed.happened[0]?.at ?? clock.now),
		...outside.map(({ bookedAt }) => bookedAt)
	];
	const openedAt = atWork(Math.min(clock.now, ...begun) - chance.between(0.7, 12) * DAY_MS);
	return { id: base.caseId, client, worker: base.worker, made, outside, openedAt };
}

function allClients(seats: readonly Seat[], today: Day): DemoClient[] {
	const clients = clientsOf(seats.flatMap(({ stays }) => stays));
	const chance = chanceFrom('fresh clients');
	while (clients.length < CLIENTS) clients.push(freshClient(chance, chance.pick(demoOffices).ags, today));
	return clients;
}

type Base = Pick<Chain, 'caseId' | 'client' | 'worker'>;
type ByCounty = ReadonlyMap<string, readonly DemoOffer[]>;

/** Each stay with what was tried in vain before it. */
function placed(base: Base, byCounty: ByCounty, clock: Clock): Made[] {
	const { client } = base;
	const chance = chanceFrom(`placements ${client.id}`);
	return client.stays.flatMap((stay) => {
		const happened = timelineOf(chance, stay, clock);
		const near = byCounty.get(`${client.officeAgs} ${stay.offer.serviceType}`) ?? [];
		const before = attemptsBefore(chance, { stay, client, firstAt: happened[0]?.at ?? clock.now }, near);
		const make = (offer: DemoOffer, steps: Happened[]) =>
			placementOf(chance, { ...base, ...stay, offer, happened: steps, id: chance.uuid() });
		return [
			...before.map((attempt) => ({ placed: make(attempt.offer, attempt.happened), client, stay: null })),
			{ placed: make(stay.offer, happened), client, stay }
		];
	});
}

/** Nothing found yet: asked at several houses. */
function searching(base: Base, byCounty: ByCounty, { today, now }: Clock): Made[] {
	const { client } = base;
	const chance = chanceFrom(`searching ${client.id}`);
	const near = byCounty.get(`${client.officeAgs} S34`) ?? [];
	const requestId = chance.uuid();
	const begin = addDays(today, chance.whole(5, 40));
	return openRequests(chance, { client, now, begin }, near).map((request) => ({
		placed: placementOf(chance, { ...base, ...request, units: 1, id: chance.uuid(), requestId }),
		...{ client, stay: null }
	}));
}

const DECISIONS_SHOWN_DAYS = 60;

/** What hangs on the placements: events in the order of time, identities, occupancies, recorded choices. */
export function traces(made: readonly Made[], directory: DemoDirectory, clock: Clock) {
	const names = new Map(directory.providers.map(({ id, name }) => [id, name]));
	const decide = decisionMaker(directory.offers, names);
	const reserved = made.filter(({ placed: { reservedAt } }) => typeof reservedAt === 'string');
	return {
		events: made.flatMap(({ placed: row }) => {
			const side = directory.providerSide.get(row.offer.facility.providerId);
			return side ? eventsOf(row, side) : [];
		}),
		identities: reserved.map(({ placed: row, client }) => identityOf(chanceFrom(`identity ${row.id}`), row, client)),
		occupancies: made.flatMap(({ placed: row, stay }) =>
			stay ? occupancyOf(chanceFrom(`occupancy ${row.id}`), row, stay) : []
		),
		choices: reserved.flatMap(({ placed: row, client }) => {
			const at = row.reservedAt ?? '';
			if (clock.now - Date.parse(at) > DECISIONS_SHOWN_DAYS * DAY_MS) return [];
			return [decide({ placed: row, client, at })];
		})
	};
}
