import { addDays, ageOn, type Day } from '../../../../domain/day';
import { declineReasons, withdrawReasons } from '../../../../domain/placements/reasons';
import type { Chance } from './chance';
import type { DemoClient } from './clients';
import type { DemoOffer } from './offers';
import type { SeatStay } from './stays';
import { between, DAY_MS, HOLD_MS, type Happened } from './timeline';

/** A request or reservation that came to nothing, before the one that did. */
export type Attempt = { offer: DemoOffer; stay: SeatStay; happened: Happened[] };

export function attemptsBefore(
	chance: Chance,
	{ stay, client, firstAt }: { stay: SeatStay; client: DemoClient; firstAt: number },
	offers: readonly DemoOffer[]
): Attempt[] {
	const possible = offers.filter((offer) => offer.id !== stay.offer.id && suits(offer, stay, client));
	return chance
		.some(possible, chance.weighted(counts))
		.map((offer) => ({ offer, stay, happened: failure(chance, firstAt) }));
}

const counts: readonly (readonly [number, number])[] = [
	[0, 66],
	[1, 24],
	[2, 10]
];

const suits = (offer: DemoOffer, { offer: taken }: SeatStay, { sex, officeAgs }: DemoClient) =>
	offer.serviceType === taken.serviceType &&
	offer.facility.officeAgs === officeAgs &&
	(offer.sex === 'any' || offer.sex === sex) &&
	offer.ageFrom <= taken.ageFrom &&
	offer.ageTo >= taken.ageTo;

/** Over before the later chain began. */
function failure(chance: Chance, before: number): Happened[] {
	const begun = before - chance.between(4, 14) * DAY_MS;
	const asked = chance.happens(0.4);
	const first: Happened = { kind: asked ? 'requested' : 'reserved', at: begun };
	const answerAt = between(chance, begun, begun + 2 * DAY_MS);
	return chance.weighted<() => Happened[]>([
		[() => [first, { kind: 'declined', at: answerAt, reason: chance.pick(declined) }], 48],
		[
			() => [
				{ kind: 'reserved', at: begun },
				{ kind: 'expired', at: begun + HOLD_MS }
			],
			17
		],
		[() => [first, { kind: 'withdrawn', at: answerAt, reason: chance.pick(withdrawn) }], 27],
		[() => consentedInVain(chance, begun), 8]
	])();
}

function consentedInVain(chance: Chance, begun: number): Happened[] {
	const consented = between(chance, begun, begun + 1.5 * DAY_MS);
	return [
		{ kind: 'reserved', at: begun },
		{ kind: 'consented', at: consented },
		{ kind: 'withdrawn', at: between(chance, consented, begun + 2.8 * DAY_MS), reason: chance.pick(withdrawn) }
	];
}

const declined = declineReasons.filter((reason) => reason !== 'other');
const withdrawn = withdrawReasons.filter((reason) => reason !== 'other');

type Searching = { client: DemoClient; now: number; begin: Day };

/** A question sent to several houses a few days ago, of which some have answered. */
export function openRequests(chance: Chance, { client, now, begin }: Searching, offers: readonly DemoOffer[]) {
	const sent = now - chance.between(0.1, 5) * DAY_MS;
	const age = ageOn(client.birthDate, begin);
	const fitting = offers.filter(
		({ ageFrom, ageTo, sex }) => ageFrom <= age && age <= ageTo && (sex === 'any' || sex === client.sex)
	);
	const end = addDays(begin, chance.whole(120, 365));
	return chance.some(fitting, chance.whole(1, 3)).map((offer) => ({
		...{ offer, begin, end },
		happened: [
			{ kind: 'requested' as const, at: sent },
			...(chance.happens(0.35) ? [{ kind: 'answered' as const, at: between(chance, sent, now - 600_000) }] : [])
		]
	}));
}
