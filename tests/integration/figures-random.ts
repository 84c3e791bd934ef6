import { sql } from 'drizzle-orm';
import { addDays, monthOf, yearOf } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { inMonth, makeStay, order, refresh, report } from './figures-scene';

type Connections = { owner: Database; db: Database; createdBy: string };

const kinds = ['S34', 'S41', 'A31', 'T32'];
const offices = ['13075', '13075', '13003'];
const reasons = ['as-planned', 'by-custodian', 'by-institution', 'by-minor', 'other'];

/** A sequence that looks random and is the same every time. */
export function chance() {
	let state = 42;
	return (below: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * below);
	};
}

type Next = (below: number) => number;
type Made = Awaited<ReturnType<typeof makeStay>>;
type House = Awaited<ReturnType<typeof makeOffer>>;

/** Everything that touches figures, in any order while the job works in between. */
export async function randomEvents({ owner, db, createdBy }: Connections, count: number) {
	const next = chance();
	const houses = await Promise.all(
		kinds.map((serviceType) => makeOffer(owner, { serviceType, places: '60.00', specialisations: ['trauma', 'adhd'] }))
	);
	const around: Around = { owner, createdBy, next, houses, invoices: [] };
	for (let number = 0; number < count; number++) {
		const stay = randomStay(next, houses);
		const made = await makeStay(owner, createdBy, stay);
		await happenings[next(happenings.length)]?.(around, made, stay);
		if (next(5) === 0) await refresh(db);
	}
	await refresh(db);
}

type Around = { owner: Database; createdBy: string; next: Next; houses: readonly House[]; invoices: string[] };

const oneOf = <T>(next: Next, values: readonly T[]) => values[next(values.length)] as T;
const someDay = (next: Next) => addDays(inMonth(28), -next(170));

/** What may happen beside a new stay. */
const happenings: ((around: Around, made: Made, stay: Stay) => Promise<unknown>)[] = [
	({ owner }, made) => owner.execute(sql`DELETE FROM placement WHERE id = ${made.id}`),
	async ({ owner, createdBy, next, houses }, made, { from, office = '13075' }) => {
		const help = await makeCase(owner, { officeAgs: office });
		const until = addDays(from, 1 + next(20));
		const place = { help, office, specialisations: made.specialisations };
		await makeStay(owner, createdBy, { ...place, offer: oneOf(next, houses), from, until, moves: true });
		await makeStay(owner, createdBy, { ...place, offer: oneOf(next, houses), from: until });
	},
	({ owner, next, houses }) =>
		report(owner, oneOf(next, houses).id, { from: someDay(next), operable: 70 + next(9), outside: next(4) }),
	async ({ owner, invoices }, made, { from }) => {
		invoices.push(await order(owner, { ...made, served: monthOf(from) }, '500.00'));
	},
	async ({ owner, invoices, next }, made, { from }) => {
		invoices.push(await order(owner, { ...made, served: monthOf(from) }, '-75.50'));
		// An order is taken back.
		await owner.execute(sql`UPDATE invoice SET state = 'cancelled' WHERE id = ${oneOf(next, invoices)}`);
	},
	({ owner, next }) =>
		owner.execute(sql`INSERT INTO budget (office_ags, year, service_type, amount)
			VALUES (${oneOf(next, offices)}, ${yearOf(inMonth(1))}, ${oneOf(next, [...kinds, null])}, ${1000 + next(9000)})
			ON CONFLICT (office_ags, year, service_type) DO UPDATE SET amount = excluded.amount`),
	({ owner }) => owner.execute(sql`DELETE FROM budget WHERE service_type IS NULL`),
	({ owner, createdBy, next }, made) =>
		owner.execute(sql`INSERT INTO fruitless_search (office_ags, account_id, service_type, at, criteria_hash, criteria, removed)
			VALUES (${made.officeAgs}, ${createdBy}, ${made.serviceType}, ${`${someDay(next)}T10:00:00Z`}, ${made.id},
				'{"specialisations": ["trauma"]}', '{}')`),
	({ owner }) =>
		owner.execute(sql`DELETE FROM fruitless_search WHERE id = (SELECT id FROM fruitless_search ORDER BY id LIMIT 1)`),
	({ owner, next, houses }) =>
		owner.execute(sql`UPDATE facility SET closed_from = ${oneOf(next, [null, someDay(next)])}
			WHERE id = ${oneOf(next, houses).facilityId}`)
];

type Stay = Parameters<typeof makeStay>[2];

function randomStay(next: Next, houses: readonly Stay['offer'][]): Stay {
	const one = <T>(values: readonly T[]) => oneOf(next, values);
	const from = addDays(inMonth(1), -next(150));
	const end = addDays(from, 1 + next(140));
	return {
		...{ offer: one(houses), from, until: next(3) === 0 || end > inMonth(28) ? null : end, office: one(offices) },
		...{ reason: one(reasons), specialisations: one([[], ['trauma'], ['trauma', 'adhd']]) },
		...{ waited: next(30), outOfArea: next(6) === 0 }
	};
}

const snapshot = async (owner: Database) =>
	(await owner.execute(sql`SELECT * FROM figure_month ORDER BY office_ags, month, service_type, specialisation`)).rows;

/** What the job kept through random events, and what a rebuild makes of the same. */
export async function rebuildTwice(connections: Connections) {
	await randomEvents(connections, 50);
	const kept = await snapshot(connections.owner);
	await connections.owner.execute(sql`SELECT rebuild_figures()`);
	return { kept, rebuilt: await snapshot(connections.owner) };
}
