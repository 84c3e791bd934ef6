import { addDays, earlierOf, type Day } from '../../../../domain/day';
import type { PlacementEventKind } from '../../../../domain/placements/states';
import type { Chance } from './chance';
import { usedUntil, type SeatStay } from './stays';

/** When what happened; moments in milliseconds, because chance divides the time between them. */
export type Happened = {
	kind: PlacementEventKind;
	at: number;
	day?: Day;
	reason?: string;
};

const HOUR = 3_600_000;
export const DAY_MS = 24 * HOUR;
export const HOLD_MS = 72 * HOUR;

/** Morning of a day; only for moments, never for days. */
export const morningOf = (day: Day) => Date.parse(`${day}T07:00:00.000Z`);

/** Moved into the office hours of its day. */
export function atWork(moment: number): number {
	const hour = new Date(moment).getUTCHours();
	const shift = hour < 6 ? 7 - hour : hour > 15 ? 13 - hour : 0;
	return moment + shift * HOUR;
}

/** Some time between, in office hours where that is possible. */
export const between = (chance: Chance, from: number, until: number): number =>
	Math.min(Math.max(atWork(from + (until - from) * chance.share()), from + 60_000), Math.max(until, from + 60_000));

/** `now` in milliseconds. */
export type Clock = { today: Day; now: number };

/** All that happened to a stay until now, oldest first. */
export function timelineOf(chance: Chance, stay: SeatStay, clock: Clock): Happened[] {
	const { now } = clock;
	const { outcome } = stay;
	const reserved = reservedAt(chance, stay, now);
	const asked = askedBefore(chance, reserved);
	const done: Happened[] = [...asked, { kind: 'reserved', at: reserved }];
	if (outcome.kind === 'reserved') return done;
	const latest = Math.min(morningOf(stay.begin), now - HOUR / 2, reserved + HOLD_MS);
	const consented = between(chance, reserved, reserved + (latest - reserved) * 0.6);
	done.push({ kind: 'consented', at: consented });
	if (outcome.kind === 'consented') return done;
	done.push({ kind: 'booked', at: between(chance, consented, latest) });
	return [...done, ...afterBooking(chance, stay, clock)];
}

/** Weeks before in planned help, hours in a crisis; what is still open was reserved within the deadline. */
function reservedAt(chance: Chance, { offer, outcome, begin }: SeatStay, now: number): number {
	if (outcome.kind === 'reserved') return now - chance.between(1, 58) * HOUR;
	if (outcome.kind === 'consented') return now - chance.between(14, 64) * HOUR;
	const crisis = offer.serviceType.startsWith('S42');
	const lead = crisis ? chance.between(2, 20) * HOUR : chance.between(3, 30) * DAY_MS;
	const from = outcome.kind === 'booked' ? Math.min(morningOf(begin), now - 5 * HOUR) : morningOf(begin);
	return between(chance, from - lead, from - lead * 0.7);
}

/** One in three was asked before, most of them got an answer. */
function askedBefore(chance: Chance, reserved: number): Happened[] {
	if (!chance.happens(0.33)) return [];
	const requested = reserved - chance.between(0.6, 4) * DAY_MS;
	const answered = between(chance, requested, reserved - HOUR);
	return [
		{ kind: 'requested', at: requested },
		...(chance.happens(0.8) ? [{ kind: 'answered' as const, at: answered }] : [])
	];
}

function afterBooking(chance: Chance, stay: SeatStay, { today, now }: Clock): Happened[] {
	const { outcome, begin } = stay;
	const recorded = (day: Day) =>
		Math.min(morningOf(day) + chance.between(1, 8) * HOUR, now - chance.between(1, 20) * 60_000);
	if (outcome.kind === 'not-arrived') {
		const reason = chance.pick(['client-refused', 'custodian-refused', 'missing', 'placed-elsewhere']);
		return [{ kind: 'not-arrived', at: recorded(outcome.on), day: outcome.on, reason }];
	}
	if (outcome.kind === 'booked') return [];
	const late = chance.happens(0.12) ? addDays(begin, chance.whole(1, 2)) : begin;
	const arrived = earlierOf(earlierOf(late, today), usedUntil(stay));
	const arrival: Happened = { kind: 'arrived', at: recorded(arrived), day: arrived };
	if (outcome.kind !== 'ended') return [arrival];
	return [arrival, { kind: 'ended', at: recorded(outcome.on) + HOUR, day: outcome.on, reason: outcome.reason }];
}
