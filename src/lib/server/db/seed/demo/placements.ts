import { addDays, ageOn, type Day } from '../../../../domain/day';
import { serviceTypeOf } from '../../../../domain/directory/service-types';
import type { ChoiceReason } from '../../../../domain/offers/choice';
import { pseudonymFrom } from '../../../../domain/placements/pseudonym';
import { capacityOf, stateAfter, type PlacementState } from '../../../../domain/placements/states';
import { rateOn, targetFee } from '../../../../domain/rates/target-fee';
import type { occupancy } from '../../schema/capacity';
import type { placement, placementEvent, placementIdentity } from '../../schema/placements';
import type { DemoAccount } from './accounts';
import type { Chance } from './chance';
import type { DemoClient } from './clients';
import type { DemoOffer } from './offers';
import { usedUntil, type SeatStay } from './stays';
import { HOLD_MS, type Happened } from './timeline';

export type DemoPlacement = typeof placement.$inferInsert & {
	id: string;
	state: PlacementState;
	offer: DemoOffer;
	beginDay: Day;
	endDay: Day;
	arrivedOn: Day | null;
	leftOn: Day | null;
	worker: DemoAccount;
	happened: Happened[];
};

/** Everything a placement is made of; the stay says how much of the offer it really used. */
export type Chain = {
	id: string;
	caseId: string;
	client: DemoClient;
	worker: DemoAccount;
	offer: DemoOffer;
	units: number;
	begin: Day;
	end: Day;
	happened: Happened[];
	requestId?: string;
};

const at = (happened: readonly Happened[], kind: Happened['kind']) => {
	const found = happened.find((event) => event.kind === kind);
	return found ? new Date(found.at).toISOString() : null;
};

const on = (happened: readonly Happened[], kind: Happened['kind']) =>
	happened.find((event) => event.kind === kind)?.day ?? null;

export function placementOf(chance: Chance, chain: Chain): DemoPlacement {
	const { id, caseId, client, worker, offer, begin, end, happened } = chain;
	const reservedAt = at(happened, 'reserved');
	const [first] = happened;
	return {
		id,
		caseId,
		clientId: client.id,
		officeAgs: client.officeAgs,
		offer,
		offerId: offer.id,
		worker,
		happened,
		facilityId: offer.facilityId,
		providerId: offer.facility.providerId,
		serviceType: offer.serviceType,
		state: stateAfter(happened) ?? 'requested',
		requestId: chain.requestId ?? null,
		beginDay: begin,
		endDay: end,
		...intensity(chain),
		...priced(chance, chain, reservedAt !== null),
		requestedAt: at(happened, 'requested'),
		reservedAt,
		consentedAt: at(happened, 'consented'),
		bookedAt: at(happened, 'booked'),
		holdUntil: reservedAt === null ? null : new Date(Date.parse(reservedAt) + HOLD_MS).toISOString(),
		arrivedOn: on(happened, 'arrived'),
		leftOn: on(happened, 'ended'),
		...area(chance, client, offer),
		pseudonym: pseudonymFrom(chance.bytes(5)),
		ageAtBegin: ageOn(client.birthDate, begin),
		sex: client.sex,
		unaccompanied: client.unaccompanied,
		specialisations: chance.some(offer.specialisations, chance.whole(0, 2)),
		urgent: offer.serviceType.startsWith('S42') || chance.happens(0.08),
		createdBy: worker.id,
		createdAt: new Date(first?.at ?? 0).toISOString()
	};
}

function intensity({ offer, units }: Chain) {
	const { unit, setting } = serviceTypeOf(offer.serviceType);
	const amount = `${String(unit === 'hour' ? units : 1)}.00`;
	return { amount, unitsPerWeek: unit === 'hour' ? amount : setting === 'residential' ? '7.00' : '5.00' };
}

function priced(chance: Chance, chain: Chain, reserved: boolean) {
	const nothing = { rate: null, targetFee: null, choiceReason: null, choiceText: null };
	if (!reserved) return nothing;
	const { slices } = chain.offer;
	const fee = targetFee(slices, chain, intensity(chain).unitsPerWeek);
	const reason = chance.happens(0.6) ? chance.weighted(reasons) : null;
	return {
		...{ rate: rateOn(slices, chain.begin), targetFee: fee === null ? null : Number(fee), choiceReason: reason },
		choiceText: reason === 'other' ? 'Die Gruppe ist dem jungen Menschen schon bekannt.' : null
	};
}

const reasons: readonly (readonly [ChoiceReason, number])[] = [
	['suitability', 30],
	['wish', 18],
	['family', 16],
	['school', 12],
	['group', 10],
	['siblings', 7],
	['urgency', 5],
	['other', 2]
];

const outOfAreaReasons = [
	'Im eigenen Gebiet war kein geeigneter Platz frei.',
	'Abstand zum Herkunftsort ist fachlich geboten.',
	'Die Familie ist dorthin gezogen.',
	'Geschwister leben bereits dort.'
];

function area(chance: Chance, client: DemoClient, { facility }: DemoOffer) {
	const outOfArea = facility.officeAgs !== client.officeAgs;
	return { outOfArea, outOfAreaReason: outOfArea ? chance.pick(outOfAreaReasons) : null };
}

/** Who of the provider answered and opened the door. */
type ProviderSide = { admin: DemoAccount; worker: DemoAccount };

export type EventRow = typeof placementEvent.$inferInsert & { at: string };

export const eventsOf = (placed: DemoPlacement, provider: ProviderSide): EventRow[] =>
	placed.happened.map(({ kind, at: moment, day, reason }) => {
		const side = kind === 'expired' ? 'system' : ofProvider.has(kind) ? 'provider' : 'office';
		const accountId = { system: null, office: placed.worker.id, provider: answering(kind, provider).id }[side];
		return {
			placementId: placed.id,
			officeAgs: placed.officeAgs,
			providerId: placed.providerId ?? null,
			kind,
			at: new Date(moment).toISOString(),
			accountId,
			side,
			day: day ?? null,
			reason: reason ?? null,
			text: null
		};
	});

const ofProvider: ReadonlySet<Happened['kind']> = new Set([
	'answered',
	'consented',
	'declined',
	'arrived',
	'not-arrived'
]);

const answering = (kind: Happened['kind'], { admin, worker }: ProviderSide) => (kind === 'consented' ? admin : worker);

/** What the placement uses or used of the offer, in the form in which the database's own triggers leave it. */
export function occupancyOf(chance: Chance, placed: DemoPlacement, stay: SeatStay): (typeof occupancy.$inferInsert)[] {
	const kinds = { ended: 'stayed', 'not-arrived': 'booked' } as const;
	const kind = capacityOf[placed.state] ?? kinds[placed.state as keyof typeof kinds];
	const until = placed.state === 'not-arrived' ? usedUntil(stay) : addDays(usedUntil(stay), 1);
	if (until <= stay.begin) return [];
	return [
		{
			...{
				id: chance.uuid(),
				offerId: placed.offer.id,
				period: `[${stay.begin},${until})`,
				amount: placed.amount,
				kind
			},
			...{ placementId: placed.id, officeAgs: placed.officeAgs, providerId: placed.offer.facility.providerId },
			...{ expiresAt: kind === 'held' ? (placed.holdUntil ?? null) : null, note: null }
		}
	];
}

const admissionNotes = [
	'Bringt eigene Möbel mit, Abholung nach Absprache.',
	'Nimmt morgens Medikamente, Plan liegt bei.',
	'Termin beim Kinderarzt am zweiten Tag.',
	'Die Schule ist informiert.'
];

export const identityOf = (
	chance: Chance,
	placed: DemoPlacement,
	client: DemoClient
): typeof placementIdentity.$inferInsert => ({
	...{ placementId: placed.id, officeAgs: placed.officeAgs, providerId: placed.offer.facility.providerId },
	...{ firstName: client.firstName, lastName: client.lastName, birthDate: client.birthDate },
	...{ workerName: placed.worker.name, workerEmail: placed.worker.email, workerPhone: placed.worker.phone ?? null },
	admissionNote: chance.happens(0.25) ? chance.pick(admissionNotes) : null
});
