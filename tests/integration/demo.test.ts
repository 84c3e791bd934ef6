import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { DEMO_PASSWORD } from '../../src/lib/domain/access/demo-accounts';
import { addDays, ageOn, type Day } from '../../src/lib/domain/day';
import { stateAfter } from '../../src/lib/domain/placements/states';
import type { Database } from '../../src/lib/server/db/client';
import { account } from '../../src/lib/server/db/schema/access';
import { placement, placementEvent } from '../../src/lib/server/db/schema/placements';
import { fillDemo, isEmpty, renewDemoReports } from '../../src/lib/server/db/seed/demo';
import { groupedBy } from '../../src/lib/domain/grouped';
import { demoContent } from '../../src/lib/server/db/seed/demo/content';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';
import { impossibilities, now, plausibleNumbers, today } from './demo-numbers';

const PATIENCE_MS = 180_000;
let wasEmpty = false;

/** One demo for all tests of this file; how long it took is shown, not asserted, because machines differ. */
test.beforeAll(async ({ ownerUrl }) => {
	wasEmpty = await isEmpty(ownerUrl);
	const begun = performance.now();
	await fillDemo(ownerUrl, { today, now });
	console.info(`The demo took ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
}, PATIENCE_MS);

const one = async (db: Database, query: ReturnType<typeof sql>) =>
	Number(Object.values((await db.execute(query)).rows[0] ?? {})[0]);

describe('the demo', { timeout: PATIENCE_MS }, () => {
	test('is made for an empty database, which then no longer is one', async ({ ownerUrl }) => {
		expect(wasEmpty).toBe(true);
		expect(await isEmpty(ownerUrl)).toBe(false);
	});

	test.for(plausibleNumbers)('has a plausible number of %s', async ([_what, query, least, most], { owner }) => {
		const number = await one(owner, query);
		expect(number).toBeGreaterThanOrEqual(least);
		expect(number).toBeLessThanOrEqual(most);
	});

	test.for(impossibilities)('has no %s', async ([_what, query], { owner }) => {
		expect(await one(owner, query)).toBe(0);
	});

	test('leaves nothing derived behind that differs from what it is derived from', async ({ owner }) => {
		expect((await owner.execute(sql`SELECT * FROM stale_offer_search()`)).rows).toEqual([]);
	});

	test('uses no offer beyond its places, but for the few whose provider gave up places since', async ({ owner }) => {
		const over = sql`SELECT offer_id FROM offer_free WHERE 0 > ANY (free)`;
		const count = await one(owner, sql`SELECT count(*) FROM (${over}) AS over`);
		expect(count).toBeGreaterThan(0);
		expect(count).toBeLessThan(10);
		// With as many operable places as before, not one of them would be overbooked.
		await owner.execute(sql`UPDATE capacity_slice s SET operable = first.operable FROM capacity_slice first
			WHERE first.offer_id = s.offer_id AND first.from_day = '-infinity' AND s.offer_id IN (${over})`);
		expect(await one(owner, sql`SELECT count(*) FROM (${over}) AS over`)).toBe(0);
	});

	test('gives every placement the state and the days that follow from its events', async ({ owner }) => {
		const events = await owner
			.select({
				id: placementEvent.placementId,
				kind: placementEvent.kind,
				at: placementEvent.at,
				day: placementEvent.day
			})
			.from(placementEvent)
			.orderBy(asc(placementEvent.id));
		const byPlacement = groupedBy(events, ({ id }) => id);
		const rows = await owner.select().from(placement);
		const wrong = rows.filter((row) => {
			const own = byPlacement.get(row.id) ?? [];
			const inOrder = own.every(({ at }, index) => at >= (own[index - 1]?.at ?? ''));
			const arrived = own.find(({ kind }) => kind === 'arrived')?.day ?? null;
			return stateAfter(own) !== row.state || !inOrder || arrived !== row.arrivedOn || (own.at(-1)?.at ?? '') > now;
		});
		expect(wrong).toEqual([]);
	});

	test('puts nobody in two places at once', async ({ owner }) => {
		const { rows } = await owner.execute(sql`SELECT a.client_id FROM occupancy x
			JOIN placement a ON a.id = x.placement_id JOIN placement b ON b.client_id = a.client_id AND b.id > a.id
			JOIN occupancy y ON y.placement_id = b.id AND y.period && x.period`);
		expect(rows).toEqual([]);
	});

	test('keeps ages and sex within what the offers take', async ({ owner }) => {
		const { rows } = await owner.execute<{ birth: Day; begin: Day; from: number; to: number }>(sql`
			SELECT c.birth_date AS birth, p.begin_day AS begin, o.age_from AS from, o.age_to AS to FROM placement p
			JOIN client c ON c.id = p.client_id JOIN offer o ON o.id = p.offer_id
			WHERE o.sex <> 'any' AND o.sex <> c.sex OR p.state IN ('active', 'ended')`);
		const outside = rows.filter(
			({ birth, begin, from, to }) => ageOn(birth, begin) < from || ageOn(birth, begin) > to + 1
		);
		expect(outside).toEqual([]);
	});

	test('has work for today in every office', async ({ owner }) => {
		const { rows } = await owner.execute(sql`SELECT office_ags,
			count(*) FILTER (WHERE state = 'booked' AND begin_day = ${today}) AS arrivals,
			count(*) FILTER (WHERE state = 'active' AND end_day BETWEEN ${today} AND ${addDays(today, 14)}) AS ends,
			count(*) FILTER (WHERE state = 'active' AND end_day < ${today}) AS overdue
			FROM placement GROUP BY office_ags`);
		expect(rows).toHaveLength(8);
		for (const row of rows) expect(Object.values(row).every((value) => Number(value) > 0)).toBe(true);
	});

	test('has a past year whose records can be exported, and a running one with work left', async ({ owner, db }) => {
		const [lead] = await owner.select().from(account).where(eq(account.email, 'leitung@vg.demo'));
		const viewer = viewerAs('team-lead', { id: lead?.id ?? '', office: '13075' });
		const { statistics } = callerFor({ db, viewer, now });
		const year = Number(today.slice(0, 4));
		const past = await statistics.check({ year: year - 2 });
		expect(past.records).toBeGreaterThan(50);
		expect(past.problems).toBe(0);
		const running = await statistics.check({ year });
		expect(running.faulty).toBeGreaterThan(5);
		expect(running.faulty).toBeLessThan(running.records / 2);
	});

	test('lets its people in with the one password, each on the right side', async ({ owner, db }) => {
		const roles = {
			fachkraft: 'case-worker',
			leitung: 'team-lead',
			wjh: 'finance',
			controlling: 'controller',
			admin: 'office-admin',
			datenschutz: 'data-protection'
		};
		for (const sign of ['lhsn', 'lup', 'nwm', 'hro', 'lro', 'vr', 'mse', 'vg']) {
			for (const [address, role] of Object.entries(roles)) {
				const [found] = await owner
					.select()
					.from(account)
					.where(eq(account.email, `${address}@${sign}.demo`));
				expect(found).toMatchObject({ role, providerId: null, mustChangePassword: false });
			}
		}
		const signIn = (email: string) =>
			callerFor({ db }).session.signIn({ land: 'MV', email, password: DEMO_PASSWORD, pledge: true });
		expect((await signIn('fachkraft@vg.demo')).viewer).toMatchObject({ role: 'case-worker', office: '13075' });
		expect((await signIn('einrichtung@traeger2.demo')).viewer).toMatchObject({ role: 'provider-worker' });
		expect((await signIn('admin@system.demo')).viewer).toMatchObject({ role: 'system-admin' });
		expect(
			await one(
				owner,
				sql`SELECT count(*) FROM facility_grant g JOIN account a ON a.id = g.account_id
			WHERE a.email = 'einrichtung@traeger1.demo'`
			)
		).toBe(2);
	});

	test('has a search near Greifswald that leads to the first provider', async ({ db, owner }) => {
		const [worker] = await owner.select().from(account).where(eq(account.email, 'fachkraft@vg.demo'));
		const viewer = viewerAs('case-worker', { id: worker?.id ?? '', office: '13075' });
		const begin = addDays(today, 30);
		const found = await callerFor({ db, viewer, now }).offers.search({
			...{ list: 'available', serviceType: 'S34', begin, end: addDays(begin, 182) },
			near: { postalCode: '17489', radiusKm: 50 }
		});
		expect(found.all).toBeGreaterThan(25);
		expect(found.available).toBeGreaterThan(6);
		expect(found.available).toBeLessThan(found.all);
		expect(found.rows[0]).toMatchObject({ facility: 'Haus am Bodden', rate: '76.00', targetFee: '13832', best: true });
	});

	test('is the same again for the same day and moment', async ({ owner }) => {
		const again = demoContent({ today, now, passwordHash: 'x', regionIds: new Map() });
		const placements = again.flatMap(({ table, rows }) => (table === placement ? rows : []));
		const known = await owner.select({ id: placement.id, pseudonym: placement.pseudonym }).from(placement);
		const pairs = (rows: readonly Record<string, unknown>[]) =>
			new Set(rows.map((row) => `${String(row['id'])} ${String(row['pseudonym'])}`));
		expect(pairs(known)).toEqual(pairs(placements));
	});

	test('renews its own reports, in the same proportions, and nobody else’s', async ({ owner, ownerUrl }) => {
		const [spoken] = (
			await owner.execute<{ id: string }>(
				sql`SELECT offer_id AS id FROM offer_search ORDER BY reported_at DESC LIMIT 1`
			)
		).rows;
		await owner.execute(sql`INSERT INTO vacancy_report (offer_id, from_day, operable, occupied_outside, reported_at, source)
			VALUES (${spoken?.id}, ${today}, 1, 0, ${now}, 'portal')`);
		const later = new Date(Date.parse(now) + 30 * 86_400_000).toISOString();
		const ages = sql`SELECT count(*) FROM offer_search WHERE reported_at > ${later}::timestamptz - interval '72 hours'`;
		expect(await one(owner, ages)).toBe(0);
		await renewDemoReports(ownerUrl, later);
		expect(await one(owner, ages)).toBeGreaterThan(300);
		expect(
			await one(owner, sql`SELECT count(*) FROM offer_search WHERE offer_id = ${spoken?.id} AND reported_at = ${now}`)
		).toBe(1);
		expect((await owner.execute(sql`SELECT * FROM stale_offer_search()`)).rows).toEqual([]);
	});
});
