import pg from 'pg';
import { defaultReportLimits } from '../../src/lib/domain/capacity/report-age';
import type { Need } from '../../src/lib/domain/offers/need';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import { openDatabase } from '../../src/lib/server/db/client';
import type { Statement } from '../../src/lib/server/db/statement';
import { criteriaOf } from '../../src/lib/server/offers/criteria';
import { nationalPage, searchStatement } from '../../src/lib/server/offers/search-statements';
import type { BenchDatabase } from './database';
import { nationalNeeds, typicalNeeds } from './needs';

/** A need, and the statement the app runs for its first page. */
export type Task = { need: Need; statement: Statement };

const FIRST_PAGE = { first: 0, length: 50 };
const SEED = 3;

/** Typical needs that find something: one that finds nothing is noted in the database, which is another thing. */
export async function typicalTasks(database: BenchDatabase, count = 400): Promise<Task[]> {
	const client = new pg.Client({ connectionString: database.ownerUrl });
	await client.connect();
	const needs = await typicalNeeds(client, { count, seed: SEED, today: today() });
	const tasks: Task[] = [];
	for (const task of await prepared(database, needs, searchStatement)) {
		const { text, values } = task.statement;
		const { rows } = await client.query<{ available_count: string }>(text, [...values]);
		if (Number(rows[0]?.available_count) > 0) tasks.push(task);
	}
	await client.end();
	return tasks;
}

export const nationalTasks = (database: BenchDatabase, count = 100): Promise<Task[]> =>
	prepared(database, nationalNeeds({ count, seed: SEED, today: today() }), nationalPage);

async function prepared(
	{ appUrl }: BenchDatabase,
	needs: readonly Need[],
	write: typeof searchStatement
): Promise<Task[]> {
	const { db, close } = openDatabase(appUrl);
	const judged = { now: currentMoment(), limits: defaultReportLimits };
	const tasks: Task[] = [];
	for (const need of needs) tasks.push({ need, statement: write(await criteriaOf(db, need, judged), FIRST_PAGE) });
	await close();
	return tasks;
}

const today = () => dayInGermany(currentMoment());
