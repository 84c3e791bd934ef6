import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { DEMO_PASSWORD } from '../../src/lib/domain/access/demo-accounts';
import { addDays, ageOn, type Day } from '../../src/lib/domain/day';
import { stateAfter } from '../../src/lib/domain/placements/states';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import type { Database } from '../../src/lib/server/db/client';
import { account } from '../../src/lib/server/db/schema/access';
import { placement, placementEvent } from '../../src/lib/server/db/schema/placements';
import { fillDemo, isEmpty, renewDemoReports } from '../../src/lib/server/db/seed/demo';
import { groupedBy } from '../../src/lib/server/db/seed/demo/grouped';
import { demoContent } from '../../src/lib/server/db/seed/demo/content';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const now = currentMoment();
const today = dayInGermany(now);

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

	test.for([
		['providers', sql`SELECT count(*) FROM provider`, 60, 60],
		['facilities', sql`SELECT count(*) FROM facility`, 220, 220],
		['offers', sql`SELECT count(*) FROM offer`, 420, 480],
		['clients', sql`SELECT count(*) FROM client`, 2_500, 2_500],
		['cases', sql`SELECT count(*) FROM help_case`, 2_500, 2_500],
		[
			'photos of a facility at least',
			sql`SELECT min(n) FROM (SELECT count(*) AS n FROM facility_photo GROUP BY facility_id) x`,
			2,
			3
		],
		['stays that go on', sql`SELECT count(*) FROM placement WHERE state = 'active'`, 900, 1_900],
		['ended stays', sql`SELECT count(*) FROM placement WHERE state = 'ended'`, 2_500, 7_000],
		[
			'offers with a rate change ahead',
			sql`SELECT count(DISTINCT offer_id) FROM rate_slice WHERE from_day > ${today}`,
			60,
			220
		],
		[
			'offers without any rate',
			sql`SELECT count(*) FROM offer o WHERE NOT EXISTS (SELECT FROM rate_slice r WHERE r.offer_id = o.id)`,
			2,
			25
		],
		[
			'reports older than 72 hours',
			sql`SELECT count(*) FROM offer_search WHERE reported_at < ${now}::timestamptz - interval '72 hours'`,
			30,
			130
		],
		[
			'reports older than 7 days',
			sql`SELECT count(*) FROM offer_search WHERE reported_at < ${now}::timestamptz - interval '7 days'`,
			5,
			50
		],
		['absences', sql`SELECT count(*) FROM absence`, 2_000, 15_000],
		['service records', sql`SELECT count(*) FROM service_record`, 4_000, 25_000],
		['closed consultations', sql`SELECT count(*) FROM consultation WHERE closed_at IS NOT NULL`, 1_800, 2_500],
		['valid help plans', sql`SELECT count(*) FROM help_plan WHERE state = 'valid'`, 900, 1_900],
		['people around', sql`SELECT count(*) FROM case_person`, 3_000, 5_000],
		['records of the statistics', sql`SELECT count(*) FROM statistics_record`, 2_000, 7_000],
		['assessments of risk', sql`SELECT count(*) FROM risk_assessment`, 100, 400],
		['fruitless searches', sql`SELECT count(*) FROM fruitless_search`, 300, 400],
		['residential occupancy in per cent', occupancyShare(), 85, 97]
	] as const)('has a plausible number of %s', async ([_what, query, least, most], { owner }) => {
		const number = await one(owner, query);
		expect(number).toBeGreaterThanOrEqual(least);
		expect(number).toBeLessThanOrEqual(most);
	});

	test.for([
		[
			'rates whose parts do not add up',
			sql`SELECT count(*) FROM rate_slice WHERE mp + gp + ib <> amount OR pfg >= amount`
		],
		[
			'pictures that are more than pictures',
			sql`SELECT count(*) FROM facility_photo WHERE media_type <> 'image/svg+xml'
				OR convert_from(content, 'UTF8') !~ '^<svg .*</svg>$' OR convert_from(content, 'UTF8') ~* '<script|href|onload'`
		],
		[
			'documents that are no PDF',
			sql`SELECT count(*) FROM directory_document WHERE encode(content, 'escape') !~ '^%PDF-1.4'`
		],
		[
			'gaps in the case numbers',
			sql`SELECT count(*) FROM case_number n WHERE last <> (SELECT count(*) FROM help_case h WHERE h.office_ags = n.office_ags
				AND h.number LIKE '%-' || n.year || '-%')`
		],
		['holds that are over', sql`SELECT count(*) FROM occupancy WHERE expires_at <= ${now}`],
		[
			'absences outside of their stay',
			sql`SELECT count(*) FROM absence a JOIN placement p ON p.id = a.placement_id
				WHERE a.from_day <= p.arrived_on OR coalesce(a.until_day, a.from_day) > coalesce(p.left_on, ${today})`
		],
		[
			'service records outside of their stay',
			sql`SELECT count(*) FROM service_record r JOIN placement p ON p.id = r.placement_id
				WHERE r.day < p.arrived_on OR r.day > coalesce(p.left_on, ${today})`
		],
		[
			'released records whose seal does not fit',
			sql`SELECT count(*) FROM service_record r WHERE state = 'released' AND hash IS DISTINCT FROM service_record_digest(r)`
		],
		[
			'addresses that could reach somebody',
			sql`SELECT count(*) FROM facility WHERE email NOT LIKE '%.example' OR phone !~ ' 0'`
		]
	] as const)('has no %s', async ([_what, query], { owner }) => {
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
			admin: 'office-admin'
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

function occupancyShare() {
	return sql`SELECT round(100 * (sum(s.occupied_outside) + sum(coalesce(u.used, 0))) / sum(s.operable)) FROM offer o
		JOIN service_type t ON t.code = o.service_type AND t.setting = 'residential'
		JOIN capacity_slice s ON s.offer_id = o.id AND daterange(s.from_day, s.until_day) @> ${today}::date
		LEFT JOIN (SELECT offer_id, sum(amount) AS used FROM occupancy WHERE period @> ${today}::date GROUP BY 1) u ON u.offer_id = o.id`;
}
