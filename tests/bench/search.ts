import type { Need } from '../../src/lib/domain/offers/need';
import type { RunningApp } from '../setup/running-app';
import type { BenchDatabase } from './database';
import { figure, type Figure } from './figures';
import { load, median, type Call, type Loaded } from './load';
import { memoryOf, signIn, startBare, startRealServer } from './servers';
import { nationalTasks, typicalTasks } from './tasks';

export type Plan = { database: BenchDatabase; rounds: number; seconds: number };

const CONNECTIONS = 20;

/** offers.search over HTTP against the same statement over the barest server there is, in turns. */
export async function measureSearch(plan: Plan): Promise<Figure[]> {
	const { database, seconds } = plan;
	const tasks = await typicalTasks(database);
	const country = await nationalTasks(database, 40);
	const app = await startRealServer(database.ownerUrl);
	const statements = tasks.map(({ statement }) => statement);
	const bare = await startBare('bare-search.ts', { databaseUrl: database.appUrl, statements });
	try {
		const headers = { cookie: (await signIn(app, database.ownerUrl)).cookie };
		const callsFor = (needs: readonly Need[]) => needs.map((need) => ({ path: searchPath(need), headers }));
		const real = { url: app.baseUrl, calls: callsFor(tasks.map(({ need }) => need)) };
		const plain = { url: bare.url, calls: statements.map((_statement, index) => ({ path: `/${index}` })) };
		const typical = await inTurns(plan, app, { real, plain });
		const calls = callsFor(country.map(({ need }) => need));
		const national = await load({ url: app.baseUrl, calls, connections: CONNECTIONS, seconds });
		return [...typicalFigures(typical), ...memoryFigures(typical.memory), ...nationalFigures(national)];
	} finally {
		await Promise.all([app.stop(), bare.stop()]);
		await app.remove();
	}
}

const searchPath = (need: Need) => `/api/trpc/offers.search?input=${encodeURIComponent(JSON.stringify(need))}`;

type Target = { url: string; calls: Call[] };
type Turns = { real: Loaded[]; bare: Loaded[]; memory: number[] };

async function inTurns({ rounds, seconds }: Plan, app: RunningApp, { real, plain }: Record<'real' | 'plain', Target>) {
	const turns: Turns = { real: [], bare: [], memory: [] };
	const put = (target: Target, duration = seconds) => load({ ...target, connections: CONNECTIONS, seconds: duration });
	for (const target of [real, plain]) await put(target, 3);
	for (let round = 0; round < rounds; round++) {
		turns.real.push(await put(real));
		turns.memory.push((await memoryOf(app.pid)) ?? 0);
		turns.bare.push(await put(plain));
	}
	return turns;
}

function typicalFigures({ real, bare }: Turns): Figure[] {
	const ratio = median(real.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Infinity)));
	const failed = [...real, ...bare].reduce((sum, round) => sum + round.failed, 0);
	return [
		figure({ what: 'search over HTTP, typical: requests/s', value: median(real.map(({ perSecond }) => perSecond)) }),
		figure({
			what: '  bare node:http + pg, same SQL: requests/s',
			value: median(bare.map(({ perSecond }) => perSecond))
		}),
		figure({ what: '  ratio to bare', value: ratio, atLeast: 0.5 }),
		figure({ what: '  p95 at 20 connections', value: median(real.map(({ p95 }) => p95)), unit: ' ms', atMost: 25 }),
		figure({ what: '  p95 of bare', value: median(bare.map(({ p95 }) => p95)), unit: ' ms' }),
		figure({ what: '  failed requests', value: failed, atMost: 0 })
	];
}

function memoryFigures([first = 0, ...later]: readonly number[]): Figure[] {
	const last = later.at(-1) ?? first;
	return [
		figure({ what: 'memory of the server after the rounds', value: last, unit: ' MB', atMost: 250 }),
		figure({ what: '  growth since the first round', value: (last / first - 1) * 100, unit: ' %', atMost: 10 })
	];
}

const nationalFigures = ({ perSecond, p95, failed }: Loaded): Figure[] => [
	figure({ what: 'search over HTTP, national: requests/s', value: perSecond }),
	figure({ what: '  p95 at 20 connections', value: p95, unit: ' ms' }),
	figure({ what: '  failed requests', value: failed, atMost: 0 })
];
