import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { addDays, type Day } from '../../src/lib/domain/day';
import type { Role } from '../../src/lib/domain/access/permissions';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import type { Database } from '../../src/lib/server/db/client';
import { occupancy } from '../../src/lib/server/db/schema/capacity';
import { placement } from '../../src/lib/server/db/schema/placements';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer, OFFICE } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';

/** Deadlines are kept by the database's own clock, so these tests live in the present. */
export const today = dayInGermany(currentMoment());
export const begin = addDays(today, -7);
export const end = addDays(today, 175);
export const key = () => crypto.randomUUID();

type Connections = { owner: Database; db: Database };
type CaseValues = Parameters<typeof makeCase>[1];
type OfferValues = Parameters<typeof makeOffer>[1];

/** A person of an office with the API as that person sees it. */
export async function officePerson(
	{ owner, db }: Connections,
	{ role = 'case-worker', office = OFFICE }: { role?: Role; office?: string } = {}
) {
	const account = await makeAccount(owner, { role, officeAgs: office, name: `Kraft ${office}`, phone: '03834 1234' });
	const viewer = viewerAs(role, { id: account.id, name: account.name, office });
	return { account, viewer, caller: callerFor({ db, viewer }) };
}

export async function providerPerson(
	{ owner, db }: Connections,
	{ providerId, facilityIds = null }: { providerId: string; facilityIds?: readonly string[] | null }
) {
	const account = await makeAccount(owner, { role: 'provider-worker', providerId, name: 'Haus Leitung' });
	const viewer = viewerAs('provider-worker', { id: account.id, name: account.name, providerId, facilityIds });
	return { account, viewer, caller: callerFor({ db, viewer }) };
}

/** A worker with a case, and an offer with the person who answers for it. */
export async function scene(
	connections: Connections,
	{ offer = {}, help = {} }: { offer?: OfferValues; help?: CaseValues } = {}
) {
	const worker = await officePerson(connections);
	const made = await makeOffer(connections.owner, { places: '1.00', ...offer });
	const house = await providerPerson(connections, { providerId: made.providerId });
	const aCase = () => makeCase(connections.owner, { workerId: worker.account.id, ...help });
	const mine = await aCase();
	const stay = { caseId: mine.id, offerId: made.id, begin, end, daysPerWeek: '7', hoursPerWeek: null };
	const reserve = (changed: Partial<Parameters<typeof worker.caller.placements.reserve>[0]> = {}) =>
		worker.caller.placements.reserve({ idempotencyKey: key(), ...stay, choiceReason: null, ...changed });
	return { ...connections, worker, house, offer: made, case: mine, aCase, stay, reserve };
}

export type Scene = Awaited<ReturnType<typeof scene>>;

/** A person who lives in the scene's offer since a week. */
export const living = (here: Scene) =>
	makePlacement(here.owner, {
		...{ case: here.case, offer: here.offer, createdBy: here.worker.account.id, beginDay: begin, endDay: end },
		...{ targetFee: 27_300, rate: '150.00' as never },
		events: ['reserved', 'consented', 'booked', { kind: 'arrived', day: begin }]
	});

export const rowOf = async ({ owner }: Scene, id: string) =>
	(await owner.select().from(placement).where(eq(placement.id, id)))[0];

export const periodOf = async ({ owner }: Scene, id: string) =>
	(await owner.select().from(occupancy).where(eq(occupancy.placementId, id)))[0]?.period;

/** The deadline of a hold, as if the time had come; what is booked by now has none. */
export async function letExpire(owner: Database, placementId: string) {
	await owner.execute(sql`UPDATE occupancy SET expires_at = now() - interval '1 minute'
		WHERE placement_id = ${placementId} AND expires_at IS NOT NULL`);
	const past = new Date(Date.now() - 60_000).toISOString();
	await owner
		.update(placement)
		.set({ holdUntil: past })
		.where(and(eq(placement.id, placementId), isNotNull(placement.holdUntil)));
}

export const stateOf = async (owner: Database, id: string) =>
	(await owner.select().from(placement).where(eq(placement.id, id)))[0]?.state;

export const countOf = async (owner: Database, offerId: string) =>
	(await owner.select().from(placement).where(eq(placement.offerId, offerId))).length;

/** Days of an offer on which more is in use than is operable, and derived rows that do not fit: both must be none. */
export async function brokenPromises(owner: Database, offerId: string, until: Day = addDays(today, 400)) {
	const over = await owner.execute(
		sql`SELECT from_day, free FROM free_steps(${offerId}, daterange(${addDays(today, -400)}, ${until})) WHERE free < 0`
	);
	const stale = await owner.execute(sql`SELECT * FROM stale_offer_search()`);
	return [...over.rows, ...stale.rows];
}

/** What a command said no with: code and details of the rule, or the fields of the input. */
export const refusal = (promise: Promise<unknown>): Promise<unknown> =>
	promise.then(
		(answer) => ({ answered: answer }),
		(error: unknown) => {
			const cause = error instanceof Error ? error.cause : undefined;
			if (cause instanceof Error && 'fields' in cause) return { fields: cause.fields };
			if (cause instanceof Error && 'details' in cause) return { code: cause.message, details: cause.details };
			return error;
		}
	);
