import pg from 'pg';
import { withClient } from './database';
import { figure, type Figure } from './figures';
import { median } from './load';
import { sequence } from './needs';
import type { Plan } from './search';
import { nationalTasks, typicalTasks } from './tasks';

type Named = { name: string; text: string; values: readonly unknown[] };
type Contender = { name: string; queries: readonly Named[] };

const CONNECTIONS = 4;
const QUERIES_AT_ONCE = 100;

/** What a row of the list shows. */
const columns = `offer_id, provider, facility, place, note, office_ags, lat, lon, reported_at, facility_id, photo_id,
	age_from, age_to, last_rate_cents`;

/** The statements alone, without any web server, against reading as many rows the simplest ways there are. */
export async function measureStatements(plan: Plan): Promise<Figure[]> {
	const { database } = plan;
	const contenders = {
		typical: (await typicalTasks(database)).map(({ statement }) => statement),
		national: (await nationalTasks(database)).map(({ statement }) => statement),
		byKey: await byPrimaryKey(database.ownerUrl),
		byIndex: byPriceIndex()
	};
	const turns = await race(
		plan,
		Object.entries(contenders).map(([name, queries]) => ({ name, queries }))
	);
	const perSecond = (name: keyof typeof contenders) => median(turns.get(name) ?? []);
	const ratio = (a: keyof typeof contenders, b: keyof typeof contenders) =>
		median((turns.get(a) ?? []).map((value, round) => value / (turns.get(b)?.[round] ?? Infinity)));
	return [
		figure({ what: 'SQL of the typical search: statements/s', value: perSecond('typical') }),
		figure({ what: '  50 rows by primary key: statements/s', value: perSecond('byKey') }),
		figure({ what: '  ratio', value: ratio('typical', 'byKey'), atLeast: 1 }),
		figure({ what: 'SQL of the national first page: statements/s', value: perSecond('national') }),
		figure({ what: '  50 rows by index range: statements/s', value: perSecond('byIndex') }),
		figure({ what: '  ratio', value: ratio('national', 'byIndex'), atLeast: 0.2 })
	];
}

async function byPrimaryKey(ownerUrl: string): Promise<Named[]> {
	const share = sequence(7);
	return withClient(ownerUrl, async (client) => {
		const { rows } = await client.query<{ id: string }>('SELECT id FROM offer ORDER BY id');
		const any = () => rows[Math.floor(share() * rows.length)]?.id ?? '';
		return Array.from({ length: 400 }, () => ({
			name: 'fifty by key',
			text: `SELECT ${columns} FROM offer_search WHERE offer_id = ANY ($1::uuid[])`,
			values: [Array.from({ length: 50 }, any)]
		}));
	});
}

function byPriceIndex(): Named[] {
	const share = sequence(9);
	return Array.from({ length: 400 }, () => ({
		name: 'fifty by index',
		text: `SELECT ${columns} FROM offer_search WHERE service_type = $1 AND last_rate_cents >= $2
			ORDER BY last_rate_cents LIMIT 50`,
		values: ['S34', 7_600 + Math.floor(share() * 20_000)]
	}));
}

/** Statements per second of each, in turns, so that all meet the same weather. */
async function race(
	{ database, rounds, seconds }: Plan,
	contenders: readonly Contender[]
): Promise<Map<string, number[]>> {
	const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => connect(database.appUrl)));
	const turns = new Map(contenders.map(({ name }) => [name, [] as number[]]));
	for (const contender of contenders) await runFor(clients, contender.queries, 1);
	for (let round = 0; round < rounds; round++) {
		for (const { name, queries } of contenders) turns.get(name)?.push(await runFor(clients, queries, seconds / 2));
	}
	await Promise.all(clients.map((client) => client.end()));
	return turns;
}

async function connect(url: string) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	return client;
}

async function runFor(clients: readonly pg.Client[], queries: readonly Named[], seconds: number): Promise<number> {
	const begin = performance.now();
	const until = begin + seconds * 1_000;
	let done = 0;
	await Promise.all(
		clients.map(async (client, position) => {
			for (let index = position * QUERIES_AT_ONCE; performance.now() < until; index++, done++) {
				const { name, text, values } = queries[index % queries.length] as Named;
				await client.query({ name, text, values: [...values], rowMode: 'array' });
			}
		})
	);
	return done / ((performance.now() - begin) / 1_000);
}
