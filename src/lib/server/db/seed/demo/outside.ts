import { addDays, ageOn, type Day } from '../../../../domain/day';
import { euro } from '../../../../domain/money';
import { fromHundredths } from '../../../../domain/hundredths';
import { pseudonymFrom } from '../../../../domain/placements/pseudonym';
import { targetFee } from '../../../../domain/rates/target-fee';
import type { placement } from '../../schema/placements';
import { chanceFrom } from './chance';
import type { Chain, EventRow } from './placements';
import { DAY_MS, morningOf, type Clock } from './timeline';

type Base = Pick<Chain, 'caseId' | 'client' | 'worker'>;

const houses = [
	['Uferhaus', 'Uferhaus Jugendhilfe e. V.', '24837', 'Schleswig'],
	['Heidehof', 'Heidehof gGmbH', '29614', 'Soltau'],
	['Haus Feldrain', 'Feldrain Sozialwerk gGmbH', '16866', 'Kyritz'],
	['Waldwinkel', 'Waldwinkel Kinderheimat e. V.', '23909', 'Ratzeburg'],
	['Spreebogen', 'Spreebogen Jugendwohnen gGmbH', '15848', 'Beeskow'],
	['Haus Elbdeich', 'Elbdeich Hilfen gGmbH', '21354', 'Bleckede']
] as const;

export type OutsideBooking = {
	row: typeof placement.$inferInsert & { id: string };
	events: EventRow[];
	bookedAt: number;
};

/** Booked in a house of another Land, which is not in the portal: agreed outside of it, entered by hand. */
export function outsideBooking({ caseId, client, worker }: Base, { today }: Clock): OutsideBooking {
	const chance = chanceFrom(`outside ${caseId}`);
	const begin = addDays(today, -chance.whole(20, 400));
	const end = addDays(begin, chance.whole(420, 800));
	const rate = euro(fromHundredths(chance.whole(13_500, 28_900)));
	const bookedAt = morningOf(begin) - chance.between(3, 12) * DAY_MS;
	const id = chance.uuid();
	const [name, provider, postalCode, place] = chance.pick(houses);
	const row: OutsideBooking['row'] = {
		...{ id, officeAgs: client.officeAgs, caseId, clientId: client.id, serviceType: 'S34', state: 'active' },
		...{ beginDay: begin, endDay: end, arrivedOn: begin, unitsPerWeek: '7.00', amount: '1.00', rate },
		targetFee: Number(targetFee([{ from: begin, until: null, amount: rate }], { begin, end }, '7')),
		...{ bookedAt: new Date(bookedAt).toISOString(), outOfArea: true },
		outOfAreaReason: 'Geeigneter Platz nur außerhalb des Landes.',
		outsideFacility: {
			...{ name, provider, street: `Dorfstraße ${String(chance.whole(1, 40))}`, postalCode, place },
			agreementReference: `LEQ ${begin.slice(0, 4)}/${String(chance.whole(10, 99))}`
		},
		...{ pseudonym: pseudonymFrom(chance.bytes(5)), ageAtBegin: Math.max(0, ageOn(client.birthDate, begin)) },
		...{ sex: client.sex, unaccompanied: client.unaccompanied, createdBy: worker.id },
		createdAt: new Date(bookedAt).toISOString()
	};
	const record = (step: Pick<EventRow, 'kind'> & { at: number; day?: Day }): EventRow => ({
		...{ placementId: id, officeAgs: client.officeAgs, providerId: null, accountId: worker.id, side: 'office' },
		...{ kind: step.kind, at: new Date(step.at).toISOString(), day: step.day ?? null, reason: null, text: null }
	});
	const arrival = { kind: 'arrived' as const, at: morningOf(begin) + DAY_MS / 4, day: begin };
	return { row, bookedAt, events: [record({ kind: 'booked', at: bookedAt }), record(arrival)] };
}
