import { eq, sql } from 'drizzle-orm';
import { addDays, monthOf, type Day } from '../../src/lib/domain/day';
import type { Role } from '../../src/lib/domain/access/permissions';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import type { Database } from '../../src/lib/server/db/client';
import { placement } from '../../src/lib/server/db/schema/placements';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer, OFFICE } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';

export const now = currentMoment();
export const today = dayInGermany(now);
export const yesterday = addDays(today, -1);
export const begin = addDays(today, -120);
export const month = monthOf(yesterday);
export const key = () => crypto.randomUUID();

/** One white pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
export const image = `data:image/png;base64,${PIXEL}`;

type Connections = { owner: Database; db: Database };

/** Help at home that has been running for some months, with everybody who has to do with it. */
export async function recordsScene({ owner, db }: Connections, { serviceType = 'A31' } = {}) {
	const worker = await makeAccount(owner, { officeAgs: OFFICE, name: 'Kraft im Amt' });
	const offer = await makeOffer(owner, { serviceType, places: '40.00' });
	const aStay = async (lastName = 'Test') => {
		const help = await makeCase(owner, { workerId: worker.id, lastName });
		return makePlacement(owner, {
			...{ case: help, offer, createdBy: worker.id, beginDay: begin, endDay: addDays(today, 200) },
			...{ unitsPerWeek: '3.00', amount: '3.00' },
			events: ['reserved', 'consented', 'booked', 'arrived']
		});
	};
	const stay = await aStay();
	const provider = await makeAccount(owner, {
		...{ role: 'provider-worker', providerId: offer.providerId, name: 'Helferin' }
	});
	const ofProvider = (role: Role = 'provider-worker', facilityIds: string[] | null = null) =>
		callerFor({
			...{ db, now },
			viewer: viewerAs(role, { id: provider.id, providerId: offer.providerId, facilityIds })
		});
	const ofOffice = (role: Role, office = OFFICE) =>
		callerFor({ db, now, viewer: viewerAs(role, { id: worker.id, office }) });
	const fields = { stayId: stay.id, day: yesterday, from: '14:00', until: '15:30', kind: 'with-person' as const };
	const house = ofProvider();
	const add = (changed: Partial<Parameters<typeof house.serviceRecords.add>[0]> = {}) =>
		house.serviceRecords.add({ idempotencyKey: key(), ...fields, ...changed });
	return { owner, db, worker, provider, offer, stay, aStay, house, ofProvider, ofOffice, fields, add };
}

export type RecordsScene = Awaited<ReturnType<typeof recordsScene>>;

type Billed = { scene: RecordsScene; day: Day; state?: string; credits?: string };

/** An invoice about the stay, approved unless told otherwise, or the credit note that takes one back. */
export async function billMonth({ scene, day, state = 'approved-factually', credits }: Billed): Promise<string> {
	const [bill, first] = [crypto.randomUUID(), `${monthOf(day)}-01`];
	const { owner, stay, offer, worker } = scene;
	const kind = credits === undefined ? 'invoice' : 'credit-note';
	await owner.execute(sql`INSERT INTO invoice (id, office_ags, provider_id, month, kind, refers_to_id, total, created_by,
		created_at)
		VALUES (${bill}, ${OFFICE}, ${offer.providerId}, ${first}, ${kind}, ${credits ?? null}, 1, ${worker.id}, ${now})`);
	await owner.execute(sql`INSERT INTO invoice_line (invoice_id, office_ags, provider_id, position, placement_id, from_day,
		to_day, quantity, unit, price, amount, rule)
		VALUES (${bill}, ${OFFICE}, ${offer.providerId}, 1, ${stay.id}, ${first}, ${day}, '1', 'hour', 1, 1, 'X')`);
	if (state !== 'draft') {
		await owner.execute(
			sql`UPDATE invoice SET state = ${state}, number = ${bill}, sent_at = ${now} WHERE id = ${bill}`
		);
	}
	return bill;
}

export const leave = (owner: Database, stayId: string, day: Day) =>
	owner.update(placement).set({ leftOn: day, state: 'ended' }).where(eq(placement.id, stayId));
