import { describe, expect } from 'vitest';
import type { ServiceTypeCode } from '../../src/lib/domain/directory/service-types';
import { csvOf, linesOf } from '../../src/lib/domain/figures/figure-file';
import { answerFigureFile } from '../../src/lib/server/figures/figure-file';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { contextOf, viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';
import { allKinds, attacked, isFew } from './figures-attack-reader';
import { attackedOffices, attackScene } from './figures-attack-scene';
import { all, inMonth, makeStay, month, order, refresh, someone } from './figures-scene';

const test = base.extend('scene', { scope: 'file' }, ({ owner, db }) => attackScene({ owner, db }));

describe('other answers say no more than the table', () => {
	test.for(attacked)('%s: course, CSV and workbook', { timeout: 60_000 }, async (figure, { scene, db }) => {
		const { default: library } = await import('exceljs');
		const viewer = viewerAs('leadership', { id: scene.leadership.account.id, office: '13075' });
		const file = (query: string) =>
			answerFigureFile(contextOf({ db, viewer }), new URL(`http://x/api/kennzahlen?figure=${figure}&${query}`));
		const { caller } = scene.leadership;
		const serviceType = 'S41' as const;
		const kind = `&serviceType=${serviceType}`;
		const selection = { figure, month, serviceType, specialisation: null };
		const table = await caller.figures.table(selection);
		for (const { office, current, suppressed } of table.rows) {
			const { points } = await caller.figures.series({ ...selection, office, from: month, to: month });
			expect(points).toEqual([{ month, value: current, suppressed: suppressed.includes('current') }]);
		}
		const text = await (await file(`month=${month}${kind}&style=machine`)).text();
		expect(text).toBe(csvOf(linesOf(selection, table, 'machine'), 'machine'));
		const workbook = new library.Workbook();
		const content = await (await file(`month=${month}${kind}&format=xlsx`)).arrayBuffer();
		await workbook.xlsx.load(Buffer.from(content) as never);
		const hidden = table.rows.flatMap(({ suppressed }) => suppressed).length;
		const cells = workbook.worksheets[0]?.getSheetValues().flat() ?? [];
		const inSums = [table.sum, table.weightedMean].flatMap(({ suppressed }) => suppressed).length;
		expect(cells.filter((cell) => cell === 'unter 3 Fällen')).toHaveLength(hidden + inSums);
	});

	test('the own budget keeps back the same', { timeout: 60_000 }, async ({ scene, owner, db }) => {
		for (const office of attackedOffices) {
			const { caller } = await someone({ owner, db }, 'leadership', office);
			const { rows, total } = await caller.figures.budget({ year: Number(month.slice(0, 4)) });
			// A count of the year is no less than that of a month in it.
			const cases = (kind: ServiceTypeCode | null) =>
				scene.truth({ base: 'cases', office, month, kind, able: null }).size;
			const hidden = rows.filter(({ suppressed }) => suppressed);
			expect(total.suppressed || hidden.length !== 1 || !isFew(cases(hidden[0]?.serviceType ?? null))).toBe(true);
			for (const { ordered, orderedSuppressed } of rows) expect(orderedSuppressed && ordered !== null).toBe(false);
		}
	});

	test.for(['leadership', 'controller', 'office-admin', 'case-worker'] as const)(
		'%s reads no charges by kind of help',
		async (role, { owner, db }) => {
			const { caller } = await someone({ owner, db }, role, '13003');
			await expect(caller.billing.budget({ year: 2026 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
		}
	);
});

describe('teams of the own office', () => {
	test('a single worker is kept back whatever is chosen', { timeout: 60_000 }, async ({ owner, db, scene }) => {
		expect(scene).toBeDefined();
		const { caller, account } = await someone({ owner, db }, 'controller', '13075');
		const houses = {
			S34: await makeOffer(owner, { places: '90.00' }),
			S41: await makeOffer(owner, { serviceType: 'S41' })
		};
		// Whatever Nord does not do, West and Süd do: by kind of help another team would be the smallest.
		const teams = {
			Nord: [3, ['S34']],
			Süd: [4, ['S34', 'S41']],
			West: [1, ['S34', 'S41']],
			Alt: [0, ['S34']]
		} as const;
		for (const [team, [size, kinds]] of Object.entries(teams)) {
			const disabledAt = size === 0 ? '2026-01-01T00:00:00.000Z' : null;
			for (let number = 0; number < Math.max(size, 1); number++) {
				const worker = await makeAccount(owner, { officeAgs: '13075', team, disabledAt });
				for (const kind of kinds) {
					const stay = { offer: houses[kind], from: inMonth(1), office: '13075', workerId: worker.id };
					await order(owner, await makeStay(owner, account.id, stay), '100.00');
				}
			}
		}
		await refresh(db);
		for (const figure of ['cases', 'payments', 'rate-median'] as const) {
			for (const serviceType of [...allKinds, 'A20' as const]) {
				const asked = { figure, month, ...all, serviceType, level: 'team' } as const;
				const { rows } = await caller.figures.detail(asked);
				const names = rows.filter(({ suppressed }) => suppressed.includes('current')).map(({ name }) => name);
				expect([figure, serviceType, names]).toEqual([figure, serviceType, ['Alt', 'Nord', 'West']]);
				expect(rows.map(({ name }) => name)).toContain('Süd');
				for (const { key: part, name, current } of rows) {
					const { points } = await caller.figures.partSeries({ ...asked, part });
					const keptBack = names.includes(name);
					expect([part, points.at(-1)?.value]).toEqual([part, current]);
					expect(points.every(({ value }) => value === null) || !keptBack).toBe(true);
				}
			}
		}
	});
});
