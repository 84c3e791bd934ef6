import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day, Month } from '../../src/lib/domain/day';
import type { ServiceTypeCode } from '../../src/lib/domain/directory/service-types';
import type { FigureCode } from '../../src/lib/domain/figures/definitions';
import { rateSlice } from '../../src/lib/server/db/schema/rates';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer, makeRate } from '../../src/lib/server/db/seed/factories';
import { test as base } from '../setup/database';
import { differing, makeStay, refresh, report, someone } from './figures-scene';

const SCHWERIN = '13004';
const march: Month = '2026-03' as Month;
const day = (text: string) => `2026-${text}` as Day;

/**
 * March 2026 (31 days) in Schwerin. House A: 10 places, 1 used outside, from the 11th 8 and 2; 100 € a day, from the 16th
 * 110,50 €. House B: 4 places at 130 €, closed from the 21st. Help at home: 60 € an hour. One child lives in A, one comes
 * on the 20th, one moves from B to A on the 20th, two are helped at home; VG uses A for ten days.
 */
const test = base.extend('scene', { scope: 'file' }, async ({ owner, db }) => {
	const controller = await someone({ owner, db }, 'controller', SCHWERIN);
	const facility = { officeAgs: SCHWERIN };
	const a = await makeOffer(owner, { places: '10.00', occupiedOutside: '1.00', rate: '100.00', facility });
	const b = await makeOffer(owner, {
		places: '4.00',
		rate: '130.00',
		facility: { ...facility, closedFrom: day('03-21') }
	});
	const home = await makeOffer(owner, { serviceType: 'A31', places: '90.00', rate: '60.00', facility });
	await owner
		.update(rateSlice)
		.set({ untilDay: day('03-16') })
		.where(eq(rateSlice.offerId, a.id));
	await makeRate(owner, { offerId: a.id, fromDay: day('03-16'), amount: '110.50' as never });
	await report(owner, a.id, { from: day('03-11'), operable: 8, outside: 2 });
	const stay = (offer: typeof a, from: string, more: object = {}) =>
		makeStay(owner, controller.account.id, { offer, from: day(from), office: SCHWERIN, ...more });
	await stay(a, '01-10');
	await stay(a, '03-20', { waited: 3 });
	const help = await makeCase(owner, { officeAgs: SCHWERIN });
	await stay(b, '02-01', { help, until: day('03-20'), moves: true });
	await stay(a, '03-20', { help, waited: 0 });
	await stay(home, '03-05', { waited: 8 });
	await stay(home, '03-05', { waited: 12 });
	await stay(a, '03-01', { office: '13075', until: day('03-10') });
	await refresh(db);
	return { controller };
});

type Fact = [figure: FigureCode, serviceType: ServiceTypeCode | null, expected: string | null];

describe('a month computed by hand', () => {
	test.for<Fact>([
		['cases', null, '5'],
		['cases', 'S34', '3'],
		['cases', 'A31', '2'],
		['rate-min', null, '100.00'], // 100, 110,50 twice, 130: those of the hour are not among them
		['rate-max', null, '130.00'],
		['rate-median', null, '110.50'],
		['rate-median', 'A31', '60.00'],
		['moves-per-case', null, '0.20'], // 1 ÷ 5
		['moves-per-case', 'S34', '0.33'],
		['stay-mean', null, '47.0'], // 1 February to 20 March
		['drop-outs', null, '0'],
		['days-to-place', null, '5.5'], // of 0, 3, 8, 12
		// Used: outside 10 × 1 + 21 × 2, in A 31 + 12 + 12 + 10, in B 20 = 137. Operable: A 10 × 10 + 21 × 8, B 20 × 4 = 348.
		['utilisation', null, '39.4'],
		['utilisation', 'A31', null],
		['foreign-occupancy', null, '7.3'], // 10 ÷ 137
		['out-of-area', null, '0'],
		['payments', null, null]
	])('%s of %s is %s', async ([figure, serviceType, expected], { scene }) => {
		const { rows } = await scene.controller.caller.figures.table({
			...{ figure, month: march, serviceType, specialisation: null }
		});
		expect(rows.find((row) => row.own)).toMatchObject({ current: expected, suppressed: [] });
	});

	test('equals what is on record', async ({ owner, scene }) => {
		expect(scene).toBeDefined();
		expect(await differing(owner)).toEqual([]);
	});

	test('the courses of all offices and of their mean are those of the rows below the table', async ({ scene }) => {
		const { figures } = scene.controller.caller;
		const asked = {
			figure: 'cases',
			office: null,
			serviceType: null,
			specialisation: null,
			from: march,
			to: march
		} as const;
		const { sum, weightedMean, columns } = await figures.table({ ...asked, month: march });
		expect((await figures.series(asked)).points).toEqual([{ month: march, value: sum.current, suppressed: true }]);
		const mean = await figures.series({ ...asked, weighted: true });
		expect(mean.points).toEqual([{ month: march, value: weightedMean.current, suppressed: false }]);
		expect(weightedMean.current).toBe('5.0');
		expect(columns.map(({ id, label }) => `${id}: ${label}`)).toContain('meanThisYear: Ø Jahr bisher');
	});
});
