import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import {
	addDays,
	daysBetween,
	firstOfMonth,
	laterOf,
	monthOf,
	yearOf,
	type Day,
	type Month
} from '../../src/lib/domain/day';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeBudget, makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { all, inMonth, makeStay, month, order, refresh, someone } from './figures-scene';
import { today } from './placements-scene';

const year = yearOf(inMonth(1));
/** Another month of the same year. */
const yearMonth = (month.endsWith('-01') ? `${year}-02` : `${year}-01`) as Month;
type Stay = Awaited<ReturnType<typeof makeStay>>;

describe('what few cases would tell', () => {
	test('an ordered amount from which a month is missing has a mark, the total is whole', async ({ owner, db }) => {
		const office = '13072';
		const [controller, leadership] = [
			await someone({ owner, db }, 'controller', office),
			await someone({ owner, db }, 'leadership', office)
		];
		const houses = {
			S34: await makeOffer(owner, { places: '30.00' }),
			S41: await makeOffer(owner, { serviceType: 'S41' })
		};
		const stays = { S34: [] as Stay[], S41: [] as Stay[] };
		for (const [kind, count] of [
			['S34', 8],
			['S41', 4]
		] as const)
			for (let number = 0; number < count; number++) {
				const offer = houses[kind];
				stays[kind].push(await makeStay(owner, controller.account.id, { offer, from: inMonth(-25), office }));
			}
		for (const stay of [...stays.S34, ...stays.S41.slice(0, 1)]) await order(owner, stay, '100.00');
		for (const stay of [...stays.S34, ...stays.S41]) await order(owner, { ...stay, served: yearMonth }, '10.00');
		await refresh(db);
		const ordered = async ({ caller }: typeof controller) => {
			const { rows, total } = await caller.figures.budget({ year });
			return [...rows, total].map((row) => [row.serviceType, row.ordered, row.orderedSuppressed]);
		};
		expect(await ordered(controller)).toEqual([
			['S34', '880.00', false],
			['S41', '140.00', false],
			[null, '1020.00', false]
		]);
		expect(await ordered(leadership)).toEqual([
			['S34', null, true],
			['S41', null, true],
			[null, '1020.00', false]
		]);
	});

	test('a year from two cases shows its budget alone', async ({ owner, db }) => {
		const office = '13071';
		const leadership = await someone({ owner, db }, 'leadership', office);
		const offer = await makeOffer(owner, { places: '30.00' });
		for (const day of [1, 2]) await makeStay(owner, leadership.account.id, { offer, from: inMonth(day), office });
		const { total } = await leadership.caller.figures.budget({ year });
		expect(total).toMatchObject({ committed: null, forecast: null, suppressed: true });
	});
});

test('who is still there after the planned end goes on costing, and stays committed', async ({ owner, db }) => {
	const office = '13073';
	const { caller, account } = await someone({ owner, db }, 'controller', office);
	const worker = await someone({ owner, db }, 'case-worker', office);
	const offer = await makeOffer(owner, { serviceType: 'S41', rate: '100.00' });
	const from = addDays(today, -10);
	const made = await makeStay(owner, account.id, { offer, from, office });
	await owner.execute(sql`UPDATE placement SET end_day = ${addDays(today, -4)} WHERE id = ${made.id}`);
	const days = daysBetween(laterOf(from, `${yearOf(today)}-01-01` as Day), today);
	const { rows } = await caller.figures.budget({ year: yearOf(today) });
	// Agreed at 150, the offer's rate is 100.
	expect(rows).toMatchObject([{ committed: `${150 * days}.00`, forecast: `${100 * days}.00` }]);
	await makeBudget(owner, { officeAgs: office, year: yearOf(today), serviceType: 'S41', amount: '120000.00' as never });
	const inThisMonth = daysBetween(laterOf(from, firstOfMonth(monthOf(today))), today);
	expect(await worker.caller.placements.monthBudget({ serviceType: 'S41', month: monthOf(today) })).toMatchObject({
		committed: `${150 * inThisMonth}.00`
	});
});

describe('the own office in parts', () => {
	test('a child that moves is one of each house and one of the office; of a kind nobody has there are 0', async ({
		owner,
		db
	}) => {
		const office = '13074';
		const { caller, account } = await someone({ owner, db }, 'controller', office);
		const [from, into] = [await makeOffer(owner), await makeOffer(owner)];
		const help = await makeCase(owner, { officeAgs: office });
		const stay = { help, office };
		await makeStay(owner, account.id, { ...stay, offer: from, from: inMonth(1), until: inMonth(9), moves: true });
		await makeStay(owner, account.id, { ...stay, offer: into, from: inMonth(9) });
		await refresh(db);
		const ask = { figure: 'cases', month, ...all, level: 'facility' } as const;
		const { rows, sum } = await caller.figures.detail(ask);
		expect([...rows.map(({ current }) => current), sum.current]).toEqual(['1', '1', '1']);
		expect((await caller.figures.detail({ ...ask, serviceType: 'T32' })).sum.current).toBe('0');
	});

	test('a closed account is no worker of its team', async ({ owner, db }) => {
		const office = '13076';
		const { caller, account } = await someone({ owner, db }, 'controller', office);
		const offer = await makeOffer(owner);
		const closed = { officeAgs: office, team: 'Nord', disabledAt: '2026-01-01T00:00:00.000Z' };
		await makeAccount(owner, closed);
		const workers = [
			await makeAccount(owner, { officeAgs: office, team: 'Nord' }),
			await makeAccount(owner, { ...closed, disabledAt: null })
		];
		for (const worker of workers)
			await makeStay(owner, account.id, { offer, office, from: inMonth(1), workerId: worker.id });
		await makeStay(owner, account.id, { offer, office, from: inMonth(1) });
		await refresh(db);
		const { rows } = await caller.figures.detail({ figure: 'cases', month, ...all, level: 'team' });
		expect(rows.map(({ name, current, suppressed }) => [name, current, suppressed.includes('current')])).toEqual([
			['Nord', null, true],
			['Ohne Team', null, true]
		]);
	});
});
