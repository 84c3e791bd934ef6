import { sql } from 'drizzle-orm';
import { addDays } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { inMonth, makeStay, refresh } from './figures-scene';

type Connections = { owner: Database; db: Database; createdBy: string };

const kinds = ['S34', 'S41', 'A31', 'T32'];
const offices = ['13075', '13075', '13003'];
const reasons = ['as-planned', 'by-custodian', 'by-institution', 'by-minor', 'other'];

/** A sequence that looks random and is the same every time. */
function chance() {
	let state = 42;
	return (below: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((state / 2_147_483_648) * below);
	};
}

/** Stays of all kinds that begin, end and change in any order while the job works in between. */
export async function randomEvents({ owner, db, createdBy }: Connections, count: number) {
	const next = chance();
	const houses = await Promise.all(
		kinds.map((serviceType) => makeOffer(owner, { serviceType, places: '60.00', specialisations: ['trauma', 'adhd'] }))
	);
	for (let number = 0; number < count; number++) {
		const made = await makeStay(owner, createdBy, randomStay(next, houses));
		if (next(8) === 0) await owner.execute(sql`DELETE FROM placement WHERE id = ${made.id}`);
		if (next(5) === 0) await refresh(db);
	}
	await refresh(db);
}

type Stay = Parameters<typeof makeStay>[2];

function randomStay(next: (below: number) => number, houses: readonly Stay['offer'][]): Stay {
	const one = <T>(values: readonly T[]) => values[next(values.length)] as T;
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
	await randomEvents(connections, 30);
	const kept = await snapshot(connections.owner);
	await connections.owner.execute(sql`SELECT rebuild_figures()`);
	return { kept, rebuilt: await snapshot(connections.owner) };
}
