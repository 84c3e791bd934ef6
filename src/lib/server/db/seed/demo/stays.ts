import { addDays, addYears, daysBetween, type Day } from '../../../../domain/day';
import { endReasons, type EndReason } from '../../../../domain/placements/reasons';
import { serviceTypeOf } from '../../../../domain/directory/service-types';
import { chanceFrom, type Chance } from './chance';
import { usualDays } from './house-kinds';
import type { DemoOffer } from './offers';

/**
 * The use of an offer, seat by seat: on one seat one stay follows the other, so that an offer is never used by more
 * than its seats. A seat of help at home is a family with its hours a week.
 */
export type Seat = { offer: DemoOffer; units: number; stays: SeatStay[] };

export type SeatStay = {
	offer: DemoOffer;
	/** Hours a week, or 1 place. */
	units: number;
	begin: Day;
	/** As planned, last day. */
	end: Day;
	outcome: StayOutcome;
	/** Whose client it must be; else as it comes. */
	officeAgs?: string;
};

export type StayOutcome =
	| { kind: 'ended'; on: Day; reason: EndReason }
	| { kind: 'not-arrived'; on: Day }
	| { kind: 'active' }
	/** Not begun, or begun and not yet confirmed. */
	| { kind: 'booked' }
	| { kind: 'consented' }
	| { kind: 'reserved' };

const YEARS_BACK = 3;

/** Seats that the offer gives to the portal; the rest is used outside of it. Short stays would be too many. */
function seatSizes(chance: Chance, { places, serviceType, keptFree }: DemoOffer): number[] {
	if (serviceTypeOf(serviceType).unit === 'hour') return hoursOfFamilies(chance, places - (keptFree ?? 0));
	const count = Math.round((places - (keptFree ?? 0)) * chance.between(0.35, 0.6));
	return Array.from({ length: serviceType.startsWith('S42') ? 1 : Math.max(1, count) }, () => 1);
}

/** Four to seven families with two to six hours a week, as long as the hours suffice. */
function hoursOfFamilies(chance: Chance, hours: number): number[] {
	const sizes: number[] = [];
	const families = chance.whole(4, 7);
	let left = hours;
	for (let size = chance.whole(2, 6); sizes.length < families && size <= left; size = chance.whole(2, 6)) {
		sizes.push(size);
		left -= size;
	}
	return sizes;
}

export function seatsOf(offer: DemoOffer, today: Day): Seat[] {
	const chance = chanceFrom(`seats ${offer.id}`);
	return seatSizes(chance, offer).map((units) => ({ offer, units, stays: seatStays(chance, { offer, units, today }) }));
}

function seatStays(
	chance: Chance,
	{ offer, units, today }: { offer: DemoOffer; units: number; today: Day }
): SeatStay[] {
	const stays: SeatStay[] = [];
	const [shortest, longest] = usualDays[offer.serviceType];
	const long = longest > 90;
	let begin = addDays(addYears(today, -YEARS_BACK), chance.whole(-40, long ? 160 : 25));
	while (begin <= today) {
		const end = addDays(begin, chance.whole(shortest, longest));
		const outcome = outcomeOf(chance, { begin, end, today });
		stays.push({ offer, units, begin, end, outcome });
		begin = addDays(usedUntil({ end, outcome }), 1 + gap(chance, long));
	}
	if (chance.happens(0.3) && daysBetween(today, begin) <= 75) {
		const end = addDays(begin, chance.whole(shortest, longest));
		stays.push({ offer, units, begin, end, outcome: chance.weighted(upcoming) });
	}
	return stays;
}

const upcoming: readonly (readonly [StayOutcome, number])[] = [
	[{ kind: 'booked' }, 50],
	[{ kind: 'consented' }, 22],
	[{ kind: 'reserved' }, 28]
];

/** Days until the next one moves in: mostly two weeks, sometimes months; places for crises stand empty more often. */
const gap = (chance: Chance, long: boolean) => Math.round(-Math.log(1 - chance.share()) * (long ? 17 : 24)) + 1;

export const usedUntil = ({ end, outcome }: Pick<SeatStay, 'end' | 'outcome'>): Day =>
	outcome.kind === 'ended' || outcome.kind === 'not-arrived' ? outcome.on : end;

const DROP_OUT = 0.27;

function outcomeOf(chance: Chance, { begin, end, today }: { begin: Day; end: Day; today: Day }): StayOutcome {
	if (chance.happens(0.012)) {
		const on = addDays(begin, chance.whole(1, 3));
		if (on < today) return { kind: 'not-arrived', on };
	}
	const early = chance.happens(DROP_OUT);
	const on = early ? addDays(begin, Math.round(daysBetween(begin, end) * chance.between(0.12, 0.9))) : end;
	if (on >= today) return { kind: 'active' };
	return { kind: 'ended', on, reason: early ? earlyReason(chance) : 'as-planned' };
}

const earlyReason = (chance: Chance): EndReason =>
	chance.weighted(
		endReasons.filter((reason) => reason !== 'as-planned').map((reason) => [reason, earlyWeight[reason]])
	);

const earlyWeight: Record<EndReason, number> = {
	'as-planned': 0,
	'by-custodian': 34,
	'by-institution': 17,
	'by-minor': 28,
	adoption: 1,
	'handed-over': 8,
	other: 12
};
