import { addDays, type Day } from '../../../../domain/day';
import { serviceTypeOf } from '../../../../domain/directory/service-types';
import type { capacitySlice, vacancyReport } from '../../schema/capacity';
import { chanceFrom, hashOf, type Chance } from './chance';
import { groupedBy } from '../../../../domain/grouped';
import type { DemoOffer } from './offers';
import { usedUntil, type Seat } from './stays';
import { DAY_MS } from './timeline';

type Slice = typeof capacitySlice.$inferInsert;
type Report = typeof vacancyReport.$inferInsert & { reportedAt: string };

const SINCE_EVER = '-infinity' as Day;
const HOUR_MS = DAY_MS / 24;

/** How old an offer's newest report is, the same at every start: most are fresh, some grey, a few too old to count. */
export function reportAgeMs(offerId: string): number {
	const share = hashOf(offerId) / 0x1_0000_0000;
	const within = hashOf(`${offerId} within`) / 0x1_0000_0000;
	if (share < 0.82) return (0.3 + 57 * within) * HOUR_MS;
	if (share < 0.94) return (75 + 85 * within) * HOUR_MS;
	return (8 + 11 * within) * DAY_MS;
}

export const isFreshlyReported = (offerId: string) => reportAgeMs(offerId) < 60 * HOUR_MS;

/** Some providers had to give up places because of missing staff: so many offers are overbooked since last week. */
const OVERBOOKED = 5;

export function vacanciesOf(
	offers: readonly DemoOffer[],
	seats: readonly Seat[],
	{ today, now }: { today: Day; now: number }
) {
	const byOffer = groupedBy(seats, ({ offer }) => offer.id);
	const slices: Slice[] = [];
	const reports: Report[] = [];
	let overbooked = 0;
	for (const offer of offers) {
		const chance = chanceFrom(`vacancy ${offer.id}`);
		const own = byOffer.get(offer.id) ?? [];
		const base = capacityOf(chance, offer, own);
		const free = base.operable - base.outside - usedOn(own, today);
		const tight =
			offer.keptFree === null && free <= 1 && base.outside > 1 && serviceTypeOf(offer.serviceType).unit === 'day';
		const short = tight && overbooked < OVERBOOKED && chance.happens(0.2);
		overbooked += Number(short);
		const made = short ? shortened({ offer, base, today }, free) : changing(chance, { offer, base, today });
		slices.push(...made);
		reports.push(...reportsOf(chance, made, now));
	}
	return { slices, reports };
}

type Capacity = { operable: number; outside: number };

/** What neither the portal's seats nor chance leave free is used outside of the portal. */
function capacityOf(chance: Chance, { places, keptFree, serviceType }: DemoOffer, seats: readonly Seat[]): Capacity {
	const units = seats.reduce((total, seat) => total + seat.units, 0);
	const missing = keptFree === null && places - units > 1 && chance.happens(0.12) ? 1 : 0;
	const operable = Math.max(places - missing, units);
	const spare = keptFree ?? spareOf(chance, serviceTypeOf(serviceType).unit === 'hour');
	return { operable, outside: Math.max(0, operable - units - spare) };
}

const spareOf = (chance: Chance, perHour: boolean) =>
	perHour ? (chance.happens(0.55) ? chance.whole(2, 12) : 0) : Number(chance.happens(0.1));

const usedOn = (seats: readonly Seat[], day: Day) =>
	seats
		.flatMap(({ stays }) => stays)
		.filter((stay) => stay.begin <= day && usedUntil(stay) >= day)
		.reduce((total, { units }) => total + units, 0);

const amount = (value: number) => `${String(value)}.00`;

const slice = (offer: DemoOffer, [fromDay, untilDay]: [Day, Day | null], { operable, outside }: Capacity): Slice => ({
	...{ offerId: offer.id, fromDay, untilDay, operable: amount(operable), occupiedOutside: amount(outside) }
});

type Reported = { offer: DemoOffer; base: Capacity; today: Day };

function shortened({ offer, base, today }: Reported, free: number): Slice[] {
	const since = addDays(today, -6);
	const fewer = { ...base, operable: Math.max(0, base.operable - free - 1) };
	return [slice(offer, [SINCE_EVER, since], base), slice(offer, [since, null], fewer)];
}

/** One in five already knows of somebody outside the portal who will leave. */
function changing(chance: Chance, { offer, base, today }: Reported): Slice[] {
	if (base.outside === 0 || !chance.happens(0.2)) return [slice(offer, [SINCE_EVER, null], base)];
	const from = addDays(today, chance.whole(15, 140));
	const fewer = { ...base, outside: base.outside - 1 };
	return [slice(offer, [SINCE_EVER, from], base), slice(offer, [from, null], fewer)];
}

/** What was said to make the slices, and later "stimmt noch". */
function reportsOf(chance: Chance, slices: readonly Slice[], now: number): Report[] {
	const [first] = slices;
	if (!first) return [];
	const age = reportAgeMs(first.offerId);
	const said = slices.map((each, position) =>
		report(each, now - (age + (slices.length - position) * chance.between(21, 40) * DAY_MS))
	);
	return [...said, report(first, now - age)];
}

const report = ({ offerId, fromDay, untilDay, operable, occupiedOutside }: Slice, at: number): Report => ({
	...{ offerId, fromDay, untilDay: untilDay ?? null, operable, occupiedOutside },
	...{ reportedAt: new Date(at).toISOString(), reportedBy: null, source: 'demo' }
});
