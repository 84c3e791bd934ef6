import { sql } from 'drizzle-orm';
import type { Role } from '../../src/lib/domain/access/permissions';
import { addDays, firstOfMonth, monthOf, type Day, type Month } from '../../src/lib/domain/day';
import { addMonths } from '../../src/lib/domain/figures/months';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, OFFICE } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';
import { today } from './placements-scene';

/** The month before the running one: whole, and the database computes it whatever the day. */
export const month: Month = addMonths(monthOf(today), -1);
export const inMonth = (number: number): Day => addDays(firstOfMonth(month), number - 1);

type Offer = Parameters<typeof makePlacement>[1]['offer'];
type Stay = {
	/** Of this case; of one of its own if none is told. */
	help?: Awaited<ReturnType<typeof makeCase>>;
	offer: Offer;
	from: Day;
	/** Null: still there. */
	until?: Day | null;
	reason?: string;
	/** The end is a change to another place. */
	moves?: boolean;
	office?: string;
	workerId?: string;
	/** Days between reservation and arrival. */
	waited?: number;
	outOfArea?: boolean;
	specialisations?: string[];
};

/** A stay as the figures see it: with its arrival and, if told, its end. */
export async function makeStay(owner: Database, createdBy: string, stay: Stay) {
	const { offer, from, until = null, reason, office = OFFICE, workerId, waited = 5, moves, help, ...rest } = stay;
	return makePlacement(owner, {
		...{ case: help ?? (await makeCase(owner, { officeAgs: office, ...(workerId !== undefined && { workerId }) })) },
		...{ offer, createdBy, beginDay: from, endDay: until ?? addDays(today, 200), rate: '150.00' as never },
		...{ createdAt: `${addDays(from, -waited)}T10:00:00.000Z`, ...rest },
		events: ['reserved', 'consented', 'booked', { kind: 'arrived', day: from }, ...endOf({ until, reason, moves })]
	});
}

function endOf({ until, reason = 'as-planned', moves = false }: { [key in 'until' | 'reason' | 'moves']: Stay[key] }) {
	const kind = moves ? ('transferred' as const) : ('ended' as const);
	return until ? [{ kind, day: until, reason }] : [];
}

type Ordered = Pick<Awaited<ReturnType<typeof makeStay>>, 'id' | 'officeAgs' | 'providerId' | 'serviceType'> & {
	/** Of the service; the month of the figures if none is told. */
	served?: Month;
};

/** An ordered invoice of one line for a month of service; its id. */
export async function order(owner: Database, stay: Ordered, amount: string) {
	const id = crypto.randomUUID();
	const { officeAgs, providerId, serviceType, served: of = month } = stay;
	const [first, second] = [`${of}-01`, `${of}-02`];
	for (const statement of [
		sql`INSERT INTO invoice (id, office_ags, provider_id, month, kind, total, created_by, created_at)
			VALUES (${id}, ${officeAgs}, ${providerId}, ${first}, 'invoice', ${amount}, (SELECT id FROM account LIMIT 1), now())`,
		sql`INSERT INTO invoice_line (invoice_id, office_ags, provider_id, position, placement_id, service_type, from_day, to_day,
			quantity, unit, price, amount, rule)
			VALUES (${id}, ${officeAgs}, ${providerId}, 1, ${stay.id}, ${serviceType}, ${first}, ${second}, '2', 'day', 1, ${amount}, 'X')`,
		sql`UPDATE invoice SET state = 'sent', number = ${id.slice(0, 8)}, sent_at = now() WHERE id = ${id}`,
		sql`UPDATE invoice SET state = 'ordered' WHERE id = ${id}`
	])
		await owner.execute(statement);
	return id;
}

/** What a house can run from a day on, and what of it others use; days before it stay as they were. */
export async function report(owner: Database, offerId: string, said: { from: Day; operable: number; outside: number }) {
	const { from, operable, outside } = said;
	for (const statement of [
		sql`DELETE FROM capacity_slice WHERE offer_id = ${offerId} AND from_day >= ${from}`,
		sql`UPDATE capacity_slice SET until_day = ${from} WHERE offer_id = ${offerId} AND coalesce(until_day, 'infinity') > ${from}`,
		sql`INSERT INTO capacity_slice (offer_id, from_day, operable, occupied_outside) VALUES (${offerId}, ${from}, ${operable}, ${outside})`,
		sql`INSERT INTO vacancy_report (offer_id, from_day, operable, occupied_outside, reported_at, source)
			VALUES (${offerId}, ${from}, ${operable}, ${outside}, now(), 'portal')`
	])
		await owner.execute(statement);
}

/** Somebody of an office with the API as they see it. */
export async function someone({ owner, db }: { owner: Database; db: Database }, role: Role, office = OFFICE) {
	const account = await makeAccount(owner, { role, officeAgs: office });
	return { account, caller: callerFor({ db, viewer: viewerAs(role, { id: account.id, office }) }) };
}

/** Lets the job do its work to the end. */
export async function refresh(db: Database): Promise<number> {
	const { rows } = await db.execute<{ computed: number }>(sql`SELECT refresh_figures() AS computed`);
	const computed = rows[0]?.computed ?? 0;
	return computed === 0 ? 0 : computed + (await refresh(db));
}

/** Rows that are not what is on record. */
export const differing = async (owner: Database) => (await owner.execute(sql`SELECT * FROM compare_figures()`)).rows;

export const all = { serviceType: null, specialisation: null } as const;
