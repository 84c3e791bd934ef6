import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { ServiceTypeCode } from '../../src/lib/domain/directory/service-types';
import { hiddenParts } from '../../src/lib/domain/figures/suppression';
import { answerFigureFile } from '../../src/lib/server/figures/figure-file';
import { asViewer } from '../../src/lib/server/db/scope';
import { makeAccount, makeOffer, OFFICE } from '../../src/lib/server/db/seed/factories';
import { contextOf, viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';
import { randomEvents } from './figures-random';
import { all, inMonth, makeStay, month, refresh, someone } from './figures-scene';

/** Rostock has seven stays in § 34 and one in § 41; VG looks at it from outside. */
const test = base.extend('scene', { scope: 'file' }, async ({ owner, db }) => {
	const connections = { owner, db };
	const ownController = await someone(connections, 'controller', '13003');
	const ownLeadership = await someone(connections, 'leadership', '13003');
	const foreign = await someone(connections, 'controller');
	const many = await makeOffer(owner, { places: '20.00' });
	const few = await makeOffer(owner, { places: '20.00', serviceType: 'S41' });
	const who = ownController.account.id;
	for (let number = 1; number <= 7; number++)
		await makeStay(owner, who, { offer: many, from: inMonth(number), office: '13003' });
	await makeStay(owner, who, { offer: few, from: inMonth(1), office: '13003' });
	for (let number = 1; number <= 4; number++) await makeStay(owner, who, { offer: few, from: inMonth(number) });
	await refresh(db);
	return { ownController, ownLeadership, foreign };
});

type Person = Awaited<ReturnType<typeof someone>>;

async function rowIn({ caller }: Person, serviceType: ServiceTypeCode | null, sign = 'HRO') {
	const table = await caller.figures.table({ figure: 'cases', month, serviceType, specialisation: null });
	const row = table.rows.find((each) => each.sign === sign);
	return { current: row?.current, suppressed: row?.suppressed.includes('current'), sum: table.sum };
}

describe('a cell from one case', () => {
	test('is kept back from others and from the own leadership, shown to the own controller', async ({ scene }) => {
		expect(await rowIn(scene.foreign, 'S41')).toMatchObject({ current: null, suppressed: true });
		expect(await rowIn(scene.ownLeadership, 'S41')).toMatchObject({ current: null, suppressed: true });
		expect(await rowIn(scene.ownController, 'S41')).toMatchObject({ current: '1', suppressed: false });
	});

	test('does not follow from the other kinds of help and the total', async ({ scene }) => {
		expect(await rowIn(scene.foreign, null)).toMatchObject({ current: '8', suppressed: false });
		expect(await rowIn(scene.foreign, 'S34')).toMatchObject({ current: null, suppressed: true });
	});

	test('does not follow from the sum of all offices', async ({ scene }) => {
		const { sum } = await rowIn(scene.foreign, 'S41', 'VG');
		expect(sum).toMatchObject({ current: null });
		expect(sum.suppressed).toContain('current');
		expect((await rowIn(scene.foreign, null)).sum.current).toBe('12');
	});

	test('is in no course, no price and no mean either', async ({ scene }) => {
		const { figures } = scene.foreign.caller;
		const place = { office: '13003', serviceType: 'S41' as const, specialisation: null, from: month, to: month };
		for (const figure of ['cases', 'cases-per-1000', 'rate-min', 'rate-median', 'moves-per-case'] as const) {
			const { points } = await figures.series({ figure, ...place });
			expect(points).toEqual([{ month, value: null, suppressed: true }]);
		}
		const { rows } = await figures.table({ figure: 'rate-max', month, serviceType: 'S41', specialisation: null });
		expect(rows.find(({ sign }) => sign === 'HRO')?.suppressed).toContain('meanThisYear');
	});

	test('is in no file', async ({ scene, db }) => {
		const viewer = viewerAs('controller', { id: scene.foreign.account.id, office: OFFICE });
		const url = new URL(`http://x/api/kennzahlen?figure=cases&month=${month}&serviceType=S41`);
		const text = await (await answerFigureFile(contextOf({ db, viewer }), url)).text();
		expect(text.split('\r\n').find((line) => line.includes('HRO'))).toContain('unter 3 Fällen');
	});
});

describe('whatever is on record', () => {
	type Row = { office_ags: string; service_type: string; cases: number; hidden: string[] };

	test('the database hides the same as the rule', { timeout: 60_000 }, async ({ owner, db, scene }) => {
		await randomEvents({ owner, db, createdBy: scene.foreign.account.id }, 40);
		const { rows } = await owner.execute<Row & { month: string; specialisation: string }>(
			sql`SELECT office_ags, month, service_type, specialisation, cases, hidden FROM figure_month WHERE specialisation = ''`
		);
		const lines = new Map<string, typeof rows>();
		for (const row of rows.filter(({ service_type: type }) => type !== '')) {
			const key = `${row.office_ags} ${row.month}`;
			lines.set(key, [...(lines.get(key) ?? []), row]);
		}
		expect(lines.size).toBeGreaterThan(5);
		for (const [key, line] of lines) {
			const counted = line.filter(({ cases }) => cases > 0);
			const whole = rows.find((row) => row.service_type === '' && `${row.office_ags} ${row.month}` === key)?.cases;
			const expected = hiddenParts(new Map(counted.map((row) => [row.service_type, row.cases])), whole);
			const hidden = counted.filter((row) => row.hidden.includes('cases')).map((row) => row.service_type);
			expect(new Set(hidden)).toEqual(expected);
		}
	});

	test('no kind of help of another office follows from what it shows', async ({ scene, db }) => {
		const viewer = viewerAs('leadership', { id: scene.ownLeadership.account.id, office: '13003' });
		const rows = await asViewer(db, viewer, async (tx) => {
			const found = (await tx.execute(
				sql`SELECT office_ags, service_type, cases, hidden FROM figure_cell WHERE specialisation = '' AND month = ${`${month}-01`}`
			)) as { rows: Row[] };
			return found.rows;
		});
		expect(rows.length).toBeGreaterThan(4);
		for (const { service_type: type, cases, hidden } of rows) {
			if (hidden.includes('cases')) expect(cases).toBe(0);
			else if (type !== '') expect([1, 2]).not.toContain(cases);
		}
	});
});

describe('the walls', () => {
	test.for(['figure_month', 'figure_stale'])('the app has no right on %s', async (table, { db }) => {
		await expect(db.execute(sql.raw(`SELECT * FROM ${table}`))).rejects.toMatchObject({ cause: { code: '42501' } });
	});

	test.for([
		"figure_facts('{}', '{}')",
		"derive_figures('{}', '{}')",
		"figure_sums('{}', '{}', 'team', false)",
		'rebuild_figures()',
		'compare_figures()',
		"mark_figures('13075', current_date, current_date)"
	])('the app may not call %s', async (call, { db }) => {
		await expect(db.execute(sql.raw(`SELECT ${call}`))).rejects.toMatchObject({ cause: { code: '42501' } });
	});

	test('without the right there is not one row, and of the own office nothing in parts', async ({ db, scene }) => {
		expect(scene).toBeDefined();
		const nobody = [
			viewerAs('provider-admin', { id: crypto.randomUUID(), providerId: crypto.randomUUID() }),
			viewerAs('supervisor', { id: crypto.randomUUID() })
		];
		for (const viewer of nobody) {
			const { rows } = await asViewer(
				db,
				viewer,
				(tx) => tx.execute(sql`SELECT 1 FROM figure_cell`) as Promise<{ rows: unknown[] }>
			);
			expect(rows).toEqual([]);
		}
		const leadership = viewerAs('leadership', { id: crypto.randomUUID(), office: '13003' });
		const own = sql`SELECT 1 FROM own_figures(ARRAY[${`${month}-01`}]::date[], 'team', '', '')`;
		const { rows } = await asViewer(db, leadership, (tx) => tx.execute(own) as Promise<{ rows: unknown[] }>);
		expect(rows).toEqual([]);
		expect((await db.execute(sql`SELECT 1 FROM figure_cell`)).rows).toEqual([]);
	});
});

describe('teams', () => {
	test('are shown from three workers on, single workers never', async ({ owner, db, scene }) => {
		const offer = await makeOffer(owner, { places: '20.00' });
		const teams = { Nord: 3, Süd: 4, West: 1 };
		for (const [team, size] of Object.entries(teams)) {
			const workers = await Promise.all(
				Array.from({ length: size }, () => makeAccount(owner, { officeAgs: '13003', team }))
			);
			for (const worker of workers) {
				await makeStay(owner, worker.id, { offer, from: inMonth(1), office: '13003', workerId: worker.id });
			}
		}
		await refresh(db);
		const { rows } = await scene.ownController.caller.figures.detail({ figure: 'cases', month, ...all, level: 'team' });
		const shown = rows.map(({ name, current, suppressed }) => [name, current, suppressed.includes('current')]);
		expect(shown.filter(([name]) => name !== 'Ohne Team')).toEqual([
			['Nord', null, true],
			['Süd', '4', false],
			['West', null, true]
		]);
	});
});
