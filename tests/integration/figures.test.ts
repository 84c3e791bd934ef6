import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays, lastOfMonth, monthOf } from '../../src/lib/domain/day';
import type { FigureCode } from '../../src/lib/domain/figures/definitions';
import { addMonths } from '../../src/lib/domain/figures/months';
import { population } from '../../src/lib/server/db/schema/directory';
import { makeBudget, makeOffer, makeRegion, OFFICE } from '../../src/lib/server/db/seed/factories';
import { rebuildTwice } from './figures-random';
import { all, differing, inMonth, makeStay, month, refresh, someone } from './figures-scene';
import { refusal, today } from './placements-scene';
import { test as base } from '../setup/database';

/**
 * VG in the month: five stays in § 34 (one ended as planned after 20 days, one broken off after 40), one of another
 * office in the same house.
 */
const test = base.extend('scene', { scope: 'file' }, async ({ owner, db }) => {
	const controller = await someone({ owner, db }, 'controller');
	const region = await makeRegion(owner);
	const offer = await makeOffer(owner, { places: '10.00', rate: '160.00', facility: { regionId: region.id } });
	const who = controller.account.id;
	const running = { offer, from: inMonth(1), specialisations: ['trauma'] };
	for (const waited of [2, 4, 9]) await makeStay(owner, who, { ...running, waited, outOfArea: waited === 9 });
	await makeStay(owner, who, { offer, from: addDays(inMonth(10), -20), until: inMonth(10) });
	await makeStay(owner, who, { offer, from: addDays(inMonth(11), -40), until: inMonth(11), reason: 'by-minor' });
	await makeStay(owner, who, { offer, from: inMonth(1), office: '13003' });
	await makeBudget(owner, { year: Number(month.slice(0, 4)), amount: '1200000.00' as never });
	await refresh(db);
	return { controller, offer, region };
});

describe('the table of a figure', () => {
	const days = Number(lastOfMonth(month).slice(8));
	const nights = 4 * days + 10 + 11;
	test.for([
		['cases', '5'],
		['rate-min', '160.00'],
		['rate-median', '160.00'],
		['budget', '100000.00'],
		['days-to-place', '4.0'],
		['drop-outs', '1'],
		['drop-out-share', '50.0'],
		['stay-mean', '30.0'],
		['out-of-area', '1'],
		['fruitless-searches', '0'],
		['moves-per-case', '0.00'],
		['utilisation', ((100 * nights) / (10 * days)).toFixed(1)],
		['foreign-occupancy', ((100 * days) / nights).toFixed(1)],
		['payments', null]
	] as [FigureCode, string | null][])('%s of the own office is %s', async ([figure, expected], { scene }) => {
		const table = await scene.controller.caller.figures.table({ figure, month, ...all });
		const own = table.rows.find((row) => row.own);
		expect(own).toMatchObject({ office: OFFICE, sign: 'VG', current: expected });
		expect(table.rows.map(({ sign }) => sign)).toEqual(['VG', 'LHSN', 'LUP', 'NWM', 'HRO', 'LRO', 'VR', 'MSE']);
	});

	test('shows "–" for offices without data, never 0', async ({ scene }) => {
		const { rows } = await scene.controller.caller.figures.table({ figure: 'cases', month, ...all });
		expect(rows.find(({ sign }) => sign === 'MSE')).toMatchObject({ current: null, suppressed: [] });
	});

	test('by kind of help and specialisation', async ({ scene }) => {
		const { figures } = scene.controller.caller;
		const current = async (serviceType: 'S34' | 'S41', specialisation: string | null) => {
			const { rows } = await figures.table({ figure: 'cases', month, serviceType, specialisation });
			return rows.find((row) => row.own)?.current;
		};
		expect(await current('S34', null)).toBe('5');
		expect(await current('S34', 'trauma')).toBe('3');
		expect(await current('S41', null)).toBe('0');
	});

	test('its course goes month by month, missing ones are null', async ({ scene }) => {
		const { points } = await scene.controller.caller.figures.series({
			...{ figure: 'cases', office: OFFICE, ...all, from: addMonths(month, -3), to: month }
		});
		expect(points.map((point) => point.month)).toEqual([-3, -2, -1, 0].map((count) => addMonths(month, count)));
		expect(points[0]?.value).toBeNull();
		expect(points.at(-1)).toMatchObject({ value: '5', suppressed: false });
	});
});

describe('an order by the wrong words', () => {
	test.for([
		[{ figure: 'happiness' }, { figure: 'Diese Kennzahl gibt es nicht.' }],
		[{ serviceType: 'S99' }, { serviceType: 'Diese Hilfeart gibt es nicht.' }],
		[{ specialisation: 'x' }, { specialisation: 'Diese Spezialisierung gibt es nicht.' }],
		[{ month: '2027-13' }, { month: 'Bitte einen Monat angeben, zum Beispiel 2027-06.' }]
	] as const)('%j is refused at its field', async ([wrong, fields], { scene }) => {
		const call = scene.controller.caller.figures.table({ figure: 'cases', month, ...all, ...wrong } as never);
		const error = await call.catch((cause: unknown) => cause);
		const issues = JSON.parse((error as Error).message) as { path: string[]; message: string }[];
		expect(Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]))).toEqual(fields);
	});

	test('a month to come is refused at its field', async ({ scene }) => {
		const future = addMonths(monthOf(today), 1);
		const answer = await refusal(scene.controller.caller.figures.table({ figure: 'cases', month: future, ...all }));
		expect(answer).toMatchObject({ fields: { month: expect.stringContaining('liegt in der Zukunft') as unknown } });
	});

	test('a month without any data says so', async ({ scene }) => {
		const answer = await refusal(scene.controller.caller.figures.table({ figure: 'cases', month: '2016-05', ...all }));
		expect(answer).toEqual({ code: 'figures/no-data', details: { reason: 'Für Mai 2016 liegen keine Daten vor.' } });
	});

	test('without inhabitants there is no figure per inhabitant', async ({ scene, owner }) => {
		const kept = await owner.select().from(population);
		await owner.delete(population);
		const call = scene.controller.caller.figures.table({ figure: 'cases-per-1000', month, ...all });
		expect(await refusal(call)).toMatchObject({ code: 'figures/no-data' });
		await owner.insert(population).values(kept);
	});

	test('those under 18 are missing by name where only all inhabitants are known', async ({ scene, owner }) => {
		const kept = await owner.select().from(population);
		await owner.update(population).set({ under18: null });
		const call = scene.controller.caller.figures.table({ figure: 'cases-per-1000', month, ...all });
		const { details } = (await refusal(call)) as { details: { reason: string } };
		expect(details.reason).toContain('nicht hinterlegt, wie viele Einwohner unter 18 sind');
		await owner.delete(population);
		await owner.insert(population).values(kept);
	});

	test.for([
		[{ to: addMonths(monthOf(today), 1) }, 'liegt in der Zukunft'],
		[{ from: month, to: addMonths(month, -1) }, 'liegt vor dem Anfang']
	])('a course of %j is refused', async ([asked, said], { scene }) => {
		const call = scene.controller.caller.figures.series({
			figure: 'cases',
			office: OFFICE,
			...all,
			...(asked as object)
		});
		expect(await refusal(call)).toMatchObject({ fields: { to: expect.stringContaining(said as string) as unknown } });
	});

	test('an office of nowhere has no course', async ({ scene }) => {
		const call = scene.controller.caller.figures.series({ figure: 'cases', office: '99999', ...all });
		expect(await refusal(call)).toMatchObject({ code: 'not-found' });
	});
});

describe('the own office down to its parts', () => {
	test('regions, facilities', async ({ scene }) => {
		const { figures } = scene.controller.caller;
		const regions = await figures.detail({ figure: 'cases', month, ...all, level: 'region' });
		expect(regions.rows).toMatchObject([{ key: scene.region.id, name: scene.region.name, current: '5' }]);
		expect(regions.sum.current).toBe('5');
		const facilities = await figures.detail({ figure: 'utilisation', month, ...all, level: 'facility' });
		expect(facilities.rows).toHaveLength(1);
	});

	test('a figure per inhabitant is only the office’s', async ({ scene }) => {
		const call = scene.controller.caller.figures.detail({ figure: 'cases-per-1000', month, ...all, level: 'region' });
		expect(await refusal(call)).toEqual({ fields: { figure: 'Diese Kennzahl gibt es nur für das ganze Jugendamt.' } });
	});
});

describe('kept up to date', () => {
	test('a month is computed anew after what touches it, and equals what is on record', async ({ owner, db, scene }) => {
		expect(await differing(owner)).toEqual([]);
		await owner.execute(sql`UPDATE rate_slice SET amount = 171 WHERE offer_id = ${scene.offer.id}`);
		await owner.execute(sql`UPDATE offer SET specialisations = '{autism}' WHERE id = ${scene.offer.id}`);
		expect(await differing(owner)).not.toEqual([]);
		await refresh(db);
		expect(await differing(owner)).toEqual([]);
	});

	test('equals the rebuilt one after any events', { timeout: 60_000 }, async ({ owner, db, scene }) => {
		const { kept, rebuilt } = await rebuildTwice({ owner, db, createdBy: scene.controller.account.id });
		expect(kept.length).toBeGreaterThan(20);
		expect(rebuilt).toEqual(kept);
		expect(await differing(owner)).toEqual([]);
	});

	test('a new month opens by itself', async ({ owner, db, scene }) => {
		const current = `${monthOf(today)}-01`;
		await owner.execute(sql`DELETE FROM figure_month WHERE month = ${current}`);
		await owner.execute(sql`UPDATE figure_state SET through = ${`${month}-01`}`);
		expect(await refresh(db)).toBeGreaterThan(0);
		expect(await differing(owner)).toEqual([]);
		const { rows } = await scene.controller.caller.figures.table({ figure: 'cases', month: monthOf(today), ...all });
		expect(rows.find((row) => row.own)?.current).not.toBeNull();
	});

	test('inhabitants are those of the year on record', async ({ owner, scene }) => {
		await owner.delete(population).where(eq(population.year, 2024));
		const { notes } = await scene.controller.caller.figures.table({ figure: 'cases', month, ...all });
		expect(notes[0]).toContain('2023 (Zensus 2022)');
	});
});
