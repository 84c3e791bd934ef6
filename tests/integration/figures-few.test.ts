import { describe, expect } from 'vitest';
import type { ServiceTypeCode } from '../../src/lib/domain/directory/service-types';
import type { FigureCode } from '../../src/lib/domain/figures/definitions';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { test as base } from '../setup/database';
import { inMonth, makeStay, month, order, refresh, someone } from './figures-scene';

type Scene = { owner: Database; who: string; houses: Record<'S34' | 'S41' | 'T32' | 'A31', House> };
type House = Awaited<ReturnType<typeof makeOffer>>;

/** Each office has another way to tell of one child; VG looks at them from outside. */
const test = base.extend('scene', { scope: 'file' }, async ({ owner, db }) => {
	const outsider = await someone({ owner, db }, 'controller');
	const insider = await someone({ owner, db }, 'controller', '13072');
	const house = (serviceType: string) => makeOffer(owner, { serviceType, places: '60.00' });
	const houses = { S34: await house('S34'), S41: await house('S41'), T32: await house('T32'), A31: await house('A31') };
	const scene = { owner, who: outsider.account.id, houses };
	await hourly(scene);
	await moving(scene);
	await withoutTrauma(scene, { office: '13071', others: [['S41', 1]] });
	await withoutTrauma(scene, {
		office: '13074',
		others: [
			['S41', 1],
			['T32', 5]
		]
	});
	await refresh(db);
	return { outsider, insider };
});

/** LRO: four cases by the hour, one by the day. */
async function hourly({ owner, who, houses }: Scene) {
	for (let number = 1; number <= 4; number++)
		await makeStay(owner, who, { offer: houses.A31, from: inMonth(number), office: '13072' });
	await makeStay(owner, who, { offer: houses.S34, from: inMonth(1), office: '13072' });
}

/** VR: one of six children changes place three times within the month, out of the own area, and is paid for each time. */
async function moving({ owner, who, houses }: Scene) {
	const child = await makeCase(owner, { officeAgs: '13073' });
	const stay = { offer: houses.S34, office: '13073' };
	for (let number = 1; number <= 5; number++) await makeStay(owner, who, { ...stay, from: inMonth(-60) });
	for (const [from, until] of [
		[1, 5],
		[6, 10],
		[11, 15]
	] as const) {
		const days = { from: inMonth(from), until: inMonth(until) };
		const made = await makeStay(owner, who, { ...stay, ...days, help: child, moves: true, outOfArea: true });
		await order(owner, made, '700.00');
	}
}

type Few = { office: string; others: [keyof Scene['houses'], number][] };

/** Nine in § 34 are all able to be told by their trauma; one in § 41 is not. */
async function withoutTrauma({ owner, who, houses }: Scene, { office, others }: Few) {
	const stays = [...others, ['S34', 9] as const].flatMap(([kind, count]) => Array.from({ length: count }, () => kind));
	for (const kind of stays) {
		const specialisations = kind === 'S34' ? ['trauma'] : [];
		await makeStay(owner, who, { offer: houses[kind], from: inMonth(2), office, specialisations, outOfArea: true });
	}
}

type Place = { sign: string; serviceType?: ServiceTypeCode | null; specialisation?: string | null };

async function shown({ caller }: Awaited<ReturnType<typeof someone>>, figure: FigureCode, { sign, ...place }: Place) {
	const all = { serviceType: null, specialisation: null };
	const { rows } = await caller.figures.table({ figure, month, ...all, ...place });
	const row = rows.find((each) => each.sign === sign);
	return row?.suppressed.includes('current') ? 'kept back' : (row?.current ?? null);
}

describe('prices over all kinds of help', () => {
	const rates = ['rate-min', 'rate-max', 'rate-median'] as const;

	test.for(rates)('%s rests on those per day alone', async (figure, { scene }) => {
		expect(await shown(scene.outsider, figure, { sign: 'LRO' })).toBe('kept back');
		expect(await shown(scene.insider, figure, { sign: 'LRO' })).toBe('150.00');
	});

	test('do not hide the cases', async ({ scene }) => {
		expect(await shown(scene.outsider, 'cases', { sign: 'LRO' })).toBe('5');
	});
});

describe('one child with three events', () => {
	const events = [
		...(['moves-per-case', 'stay-mean', 'stay-median', 'days-to-place', 'drop-out-share', 'out-of-area'] as const),
		...(['payments', 'payments-per-case'] as const)
	];
	test.for(events)('is one case of %s', async (figure, { scene }) => {
		expect(await shown(scene.outsider, figure, { sign: 'VR' })).toBe('kept back');
	});

	test('is one case of six', async ({ scene }) => {
		expect(await shown(scene.outsider, 'cases', { sign: 'VR' })).toBe('6');
	});
});

describe('what a specialisation leaves', () => {
	test.for(['cases', 'out-of-area', 'rate-median', 'days-to-place'] as const)(
		'%s: neither all with it nor a kind with it tells the one without',
		async (figure, { scene }) => {
			const at = (serviceType: 'S34' | 'S41' | 'T32' | null, specialisation: string | null) =>
				shown(scene.outsider, figure, { sign: 'MSE', serviceType, specialisation });
			expect(await at(null, null)).not.toBe('kept back');
			for (const serviceType of [null, 'S34', 'S41', 'T32'] as const)
				expect([serviceType, await at(serviceType, 'trauma')]).toEqual([serviceType, 'kept back']);
			expect(await at('S34', null)).toBe('kept back');
		}
	);

	test('a kind that is kept back is so in every specialisation, also with nothing in it', async ({ scene }) => {
		const at = (serviceType: 'S34' | 'S41' | 'T32' | null, specialisation: string | null) =>
			shown(scene.outsider, 'cases', { sign: 'NWM', serviceType, specialisation });
		expect([await at(null, null), await at('S34', null)]).toEqual(['15', '9']);
		expect([await at('S41', null), await at('T32', null)]).toEqual(['kept back', 'kept back']);
		expect([await at(null, 'trauma'), await at('S34', 'trauma')]).toEqual(['9', '9']);
		expect([await at('S41', 'trauma'), await at('T32', 'trauma')]).toEqual(['kept back', 'kept back']);
	});
});
