import { and, eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { yearOf, type Day } from '../../src/lib/domain/day';
import { evaluationKinds } from '../../src/lib/domain/figures/evaluations';
import { answerFigureFile } from '../../src/lib/server/figures/figure-file';
import { budget } from '../../src/lib/server/db/schema/cases';
import { population } from '../../src/lib/server/db/schema/directory';
import { makeBudget, makeOffer, OFFICE } from '../../src/lib/server/db/seed/factories';
import { contextOf, viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';
import { all, inMonth, makeStay, month, order, refresh, someone } from './figures-scene';
import { key, refusal } from './placements-scene';

const year = yearOf(inMonth(1));

const test = base.extend('scene', { scope: 'file' }, async ({ owner, db }) => {
	const connections = { owner, db };
	const controller = await someone(connections, 'controller');
	const admin = await someone(connections, 'office-admin');
	const leadership = await someone(connections, 'leadership');
	const system = await someone(connections, 'system-admin', null as never);
	return { controller, admin, leadership, system };
});

describe('payments', () => {
	test('are what is ordered, by month of service', async ({ owner, db, scene }) => {
		const offer = await makeOffer(owner, { places: '9.00' });
		for (const amount of ['1000.10', '2000.20', '3000.30', '500.00']) {
			const stay = await makeStay(owner, scene.controller.account.id, { offer, from: inMonth(1) });
			await order(owner, stay, amount);
		}
		await refresh(db);
		const { figures } = scene.controller.caller;
		const own = async (figure: 'payments' | 'payments-per-case' | 'payments-per-inhabitant', person = figures) =>
			(await person.table({ figure, month, ...all })).rows.find((row) => row.own)?.current;
		expect(await own('payments')).toBe('6500.60');
		expect(await own('payments-per-case')).toBe('1625.15');
		expect(await own('payments-per-inhabitant')).toBe('0.03');
		expect(await own('payments', scene.leadership.caller.figures)).toBe('6500.60');
	});
});

describe('budgets', () => {
	test('are saved, changed and taken away; only those of the own office', async ({ owner, scene }) => {
		await makeBudget(owner, { officeAgs: '13003', year, amount: '99.00' as never });
		const { budgets } = scene.controller.caller;
		const save = (amount: string | null) => budgets.save({ idempotencyKey: key(), year, serviceType: 'S34', amount });
		await save('1000');
		await save('1200.5');
		expect(await budgets.list({ year })).toEqual([{ serviceType: 'S34', amount: '1200.50' }]);
		await save(null);
		expect(await budgets.list({ year })).toEqual([]);
	});

	test('are read from a list, all or nothing, once', async ({ owner, scene }) => {
		const { budgets } = scene.admin.caller;
		const wrong = { csv: `Jahr;Hilfeart;Betrag\n${year};S34;1000\n${year};X1;5` };
		expect((await budgets.preview(wrong)).problems).toEqual([
			{ row: 3, column: 'Hilfeart', value: 'X1', expected: 'ein Kürzel wie S34 oder A31, oder „alle“' }
		]);
		expect(await refusal(budgets.import({ ...wrong, idempotencyKey: key() }))).toMatchObject({
			...{ code: 'import/has-errors', details: { problems: 1 } }
		});
		const own = and(eq(budget.officeAgs, OFFICE), eq(budget.year, year));
		expect(await owner.select().from(budget).where(own)).toEqual([]);
		const right = { csv: `Jahr;Hilfeart;Betrag\n${year};alle;100.000\n${year};S34;60.000,00`, idempotencyKey: key() };
		expect(await budgets.import(right)).toEqual({ saved: 2 });
		expect(await budgets.import(right)).toEqual({ saved: 2 });
		expect(await owner.select().from(budget).where(own)).toHaveLength(2);
	});

	test('are held against commitment and forecast', async ({ owner, scene }) => {
		await owner.delete(budget);
		await makeBudget(owner, { year, serviceType: 'S41', amount: '50000.00' as never });
		const offer = await makeOffer(owner, { serviceType: 'S41', rate: '120.00' });
		const [from, until] = [`${year}-02-01`, `${year}-02-11`] as [Day, Day];
		// Agreed at 150, the offer's rate is 120: ten days of each.
		await makeStay(owner, scene.controller.account.id, { offer, from, until });
		const { rows } = await scene.controller.caller.figures.budget({ year });
		expect(rows.find(({ serviceType }) => serviceType === 'S41')).toEqual({
			...{ serviceType: 'S41', budget: '50000.00', committed: '1500.00', ordered: null, forecast: '1200.00' },
			...{ remaining: '48800.00', suppressed: false, orderedSuppressed: false }
		});
		const seen = await scene.leadership.caller.figures.budget({ year });
		expect(seen.rows.find(({ serviceType }) => serviceType === 'S41')).toMatchObject({
			forecast: null,
			suppressed: true
		});
	});
});

describe('inhabitants', () => {
	const heading = 'AGS;Jahr;Einwohner;Unter18;Grundlage\n';

	test('an office reads in its own, the system administration all', async ({ owner, scene }) => {
		const csv = `${heading}13003;2025;205.000;28.500;Zensus 2022`;
		expect((await scene.admin.caller.population.preview({ csv })).problems).toHaveLength(1);
		expect(await scene.system.caller.population.import({ csv, idempotencyKey: key() })).toEqual({ saved: 1 });
		const rows = await owner.select().from(population).where(eq(population.year, 2025));
		expect(rows).toEqual([{ officeAgs: '13003', year: 2025, total: 205_000, under18: 28_500, basis: 'Zensus 2022' }]);
	});
});

describe('searches that found nothing', () => {
	test('are counted with what sorted the offers out', async ({ owner, scene }) => {
		const removed = JSON.stringify({ 'service-type': 300, area: 5, full: 2, age: 0 });
		for (const hash of ['a', 'b'])
			await owner.execute(sql`INSERT INTO fruitless_search (office_ags, account_id, service_type, at, criteria_hash, criteria, removed)
				VALUES (${OFFICE}, ${scene.admin.account.id}, 'S34', ${`${inMonth(3)}T10:00:00Z`}, ${hash}, '{}', ${removed})`);
		expect(await scene.controller.caller.figures.searches({ from: month, to: month })).toEqual({
			...{ from: month, to: month, searches: 2, kinds: [{ serviceType: 'S34', searches: 2 }] },
			causes: [
				{ cause: 'area', searches: 2, offers: 10 },
				{ cause: 'full', searches: 2, offers: 4 }
			]
		});
	});
});

describe('quick evaluations', () => {
	test.for(evaluationKinds)('%s', async (kind, { scene, owner }) => {
		if (kind === 'staff') {
			await owner.execute(sql`INSERT INTO facility_staff (facility_id, qualification, posts)
				SELECT id, 'Erzieherin', 2.5 FROM facility LIMIT 1`);
		}
		const { columns, rows } = await scene.leadership.caller.figures.evaluation({ kind });
		expect(rows.every((cells) => cells.length === columns.length)).toBe(true);
		// No table of allowances and no ambulant offer is installed here.
		expect(rows.length > 0).toBe(!['allowances', 'ambulant'].includes(kind));
	});
});

describe('files', () => {
	const ask = (
		query: string,
		db: Parameters<typeof contextOf>[0]['db'],
		role: 'leadership' | 'supervisor' = 'leadership'
	) =>
		answerFigureFile(
			contextOf({
				db,
				viewer: viewerAs(role, { id: crypto.randomUUID(), office: role === 'leadership' ? OFFICE : null })
			}),
			new URL(`http://x/api/kennzahlen?${query}`)
		);

	test('CSV in German and for programs', async ({ db, scene }) => {
		expect(scene).toBeDefined();
		const german = await ask(`figure=payments&month=${month}`, db);
		expect(german.headers.get('content-disposition')).toBe(`attachment; filename="payments-${month}.csv"`);
		expect(await german.text()).toContain(
			`13075;VG;Landkreis Vorpommern-Greifswald;Auszahlungen (Euro);${month};6500,60;–;`
		);
		const machine = await (await ask(`figure=payments&month=${month}&style=machine`, db)).text();
		expect(machine).toContain(`13075,VG,Landkreis Vorpommern-Greifswald,payments,${month},6500.60,,`);
	});

	test('a workbook with numbers as numbers', async ({ db }) => {
		const { default: library } = await import('exceljs');
		const workbook = new library.Workbook();
		const content = Buffer.from(await (await ask(`figure=payments&month=${month}&format=xlsx`, db)).arrayBuffer());
		await workbook.xlsx.load(content as never);
		const [heading, own] = [1, 2].map((row) => workbook.worksheets[0]?.getRow(row).values as unknown[]);
		expect(heading?.[6]).toBe('Monat');
		expect(own?.slice(1, 7)).toEqual([
			'13075',
			'VG',
			'Landkreis Vorpommern-Greifswald',
			'Auszahlungen (Euro)',
			month,
			6500.6
		]);
	});

	test.for([
		['figure=x&month=2026-01', 400],
		['evaluation=x', 400],
		['budget=x', 400],
		['figure=cases&series=99999', 404],
		['figure=cases&month=2016-01', 409]
	] as const)('%s is answered with %i', async ([query, status], { db }) => {
		expect((await ask(query, db)).status).toBe(status);
	});

	test('of a budget, a course, the whole Land and its mean', async ({ db }) => {
		const lines = async (query: string) => (await (await ask(query, db)).text()).replace('\ufeff', '').split('\r\n');
		const [heading, ...budgets] = await lines(`budget=${year}`);
		expect(heading).toBe('Jahr;Hilfeart;Ansatz;Gebunden;Angeordnet;Prognose;Bleibt');
		expect(budgets.some((line) => line.startsWith(`${year};Alle Hilfen;`))).toBe(true);
		for (const [series, name] of [
			[OFFICE, 'Landkreis Vorpommern-Greifswald'],
			['alle', 'Summe'],
			['mittel', 'EW-gewichteter Durchschnitt']
		] as const) {
			expect(await lines(`figure=payments&series=${series}`)).toContain(`${name};Auszahlungen (Euro);${month};6500,60`);
		}
	});

	test('of the own office in parts and of its searches, for those who see it', async ({ db, scene }) => {
		const viewer = viewerAs('controller', { id: scene.controller.account.id, office: OFFICE });
		const read = async (query: string) =>
			(await answerFigureFile(contextOf({ db, viewer }), new URL(`http://x/api/kennzahlen?${query}`))).text();
		const parts = (await read(`figure=payments&month=${month}&level=team`)).split('\r\n');
		expect(parts[0]).toContain('Teams;Kennzahl;Monat;Monat;Vormonat');
		expect(parts.at(-2)).toContain(`Jugendamt zusammen;Auszahlungen (Euro);${month};6500,60;`);
		expect(await read(`searches=${year}&style=machine`)).toContain(`${year},cause,area,2,10`);
		expect((await ask(`searches=${year}`, db)).status).toBe(403);
		expect((await ask(`figure=payments&month=${month}&level=team`, db)).status).toBe(403);
	});

	test('not for those without the right', async ({ db }) => {
		expect((await ask(`figure=cases&month=${month}`, db, 'supervisor')).status).toBe(403);
	});
});
