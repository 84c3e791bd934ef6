import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { caseSortKeys } from '../../src/lib/domain/cases/list';
import { caseListSchema, type CaseListInput } from '../../src/lib/domain/cases/list-input';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import { countStatement, pageStatement, readCases } from '../../src/lib/server/cases/list-query';
import { makeAccount } from '../../src/lib/server/db/seed/factories';
import { viewerAs } from '../setup/caller';
import { ensureCases, CASE_OFFICE } from './cases-dataset';
import { figure, type Figure } from './figures';
import { load, median } from './load';
import type { Plan } from './search';
import { signIn, startBare, startRealServer, withOwner } from './servers';

const CONNECTIONS = 4;
/** With twice the time of the bare server the person in front of it notices nothing. */
const LEAST_RATIO = 0.5;

type Page = { name: string; input: CaseListInput };

/** First page by every column, and what people type. */
const pages: readonly Page[] = [
	...caseSortKeys.map((key) => ({ name: `by ${key}`, input: caseListSchema.parse({ sort: key }) })),
	{ name: 'search for a name', input: caseListSchema.parse({ text: 'öhler' }) },
	{ name: 'search for what is not there', input: caseListSchema.parse({ text: 'gibtesnicht' }) }
];

/** cases.list over HTTP in an office with 50,000 cases, against its own statements behind the barest server. */
export async function measureCases({ database, seconds }: Plan): Promise<Figure[]> {
	const { ownerUrl } = database;
	for (let worker = 0; worker < 3; worker += 1) {
		await withOwner(ownerUrl, (owner) => makeAccount(owner, { role: 'case-worker', officeAgs: CASE_OFFICE }));
	}
	await ensureCases(ownerUrl);
	const app = await startRealServer(ownerUrl);
	const { cookie } = await signIn(app, ownerUrl);
	const bare = await startBare('bare-cases.ts', { databaseUrl: ownerUrl, pages: await statementsOf(ownerUrl) });
	try {
		const figures: Figure[] = [];
		const ratios: number[] = [];
		for (const [index, { name, input }] of pages.entries()) {
			const put = { connections: CONNECTIONS, seconds: Math.max(1, seconds / 4) };
			const calls = [{ path: pathOf(input), headers: { cookie } }];
			const real = await load({ url: app.baseUrl, calls, ...put });
			const plain = await load({ url: bare.url, calls: [{ path: `/${String(index)}` }], ...put });
			ratios.push(real.perSecond / plain.perSecond);
			const what = `overview of 50,000 cases, ${name}: ratio to bare`;
			figures.push(figure({ what, value: real.perSecond / plain.perSecond, atLeast: LEAST_RATIO }));
			figures.push(figure({ what: '  median time', value: real.p50, unit: ' ms' }));
			figures.push(figure({ what: '  failed requests', value: real.failed + plain.failed, atMost: 0 }));
		}
		return [...figures, figure({ what: 'overview: median of the ratios', value: median(ratios) })];
	} finally {
		await Promise.all([app.stop(), bare.stop()]);
		await app.remove();
	}
}

const pathOf = ({ sort, text }: CaseListInput) =>
	`/api/trpc/cases.list?input=${encodeURIComponent(JSON.stringify({ sort: sort.key, text }))}`;

const dialect = new PgDialect({ casing: 'snake_case' });

/** As the app asks them; the walls are left out, for whoever owns the database sees everything. */
function statementsOf(ownerUrl: string) {
	const viewer = viewerAs('case-worker', { id: crypto.randomUUID(), office: CASE_OFFICE });
	const asking = { viewer, now: currentMoment(), today: dayInGermany(currentMoment()) };
	/** Without a name, as the app asks it: a plan that is kept would not know how large the office is. */
	const written = (statement: SQL) => {
		const { sql: text, params: values } = dialect.sqlToQuery(statement);
		return { text, values };
	};
	return withOwner(ownerUrl, async (owner) => {
		const all = [];
		for (const [index, { input }] of pages.entries()) {
			const page = pageStatement(input, asking);
			const { rows } = (await owner.execute(page)) as unknown as { rows: { caseId: string }[] };
			const shown = readCases(owner, rows, asking.today).toSQL();
			const count = written(countStatement(input, asking));
			const read = rows.length === 0 ? [] : [{ name: `read ${String(index)}`, text: shown.sql, values: shown.params }];
			all.push([written(page), count, ...read]);
		}
		return all;
	});
}
