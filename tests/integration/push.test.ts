import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '../../src/lib/server/db/client';
import { pushSubscription } from '../../src/lib/server/db/schema/push';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { sendPushes } from '../../src/lib/server/push/send-pushes';
import { callerFor, contextOf, viewerAs } from '../setup/caller';
import { claimsOf, makeDevice, test } from '../setup/push-service';
import { key } from './placements-scene';

type Service = Parameters<typeof sendPushes>[1];

/** Somebody of the office with a device that listens. */
async function listener(
	{ owner, db }: { owner: Database; db: Database },
	{ settings, origin }: { settings: Service; origin: string }
) {
	const account = await makeAccount(owner);
	const viewer = viewerAs('case-worker', { id: account.id, office: '13075' });
	const plain = contextOf({ db, viewer });
	const caller = callerFor({ ...plain, settings: { ...plain.settings, push: settings } });
	const device = makeDevice(origin);
	await caller.push.subscribe({ ...device.subscription, idempotencyKey: key() });
	const rows = () =>
		owner.select().from(pushSubscription).where(eq(pushSubscription.endpoint, device.subscription.endpoint));
	const tell = () =>
		owner.execute(
			sql`INSERT INTO inbox_message (office_ags, account_id, kind, at) VALUES ('13075', ${account.id}, 'consented', now())`
		);
	return { account, viewer, caller, device, rows, tell };
}

const NOON = '2026-11-25T11:00:00.000Z';
const EVENING = '2026-11-25T19:30:00.000Z'; // 20:30 in Germany
const send = (db: Database, settings: Service, now?: string) =>
	db.transaction((tx) => sendPushes(tx, settings, now ?? '2099-06-01T10:00:00.000Z'));

describe('push', () => {
	test('rings the device once for several messages, with nothing personal, signed and sealed for it alone', async ({
		owner,
		db,
		pushService
	}) => {
		const { device, tell, caller } = await listener({ owner, db }, pushService);
		await tell();
		await tell();
		for (let turn = 0; turn < 2; turn++) await send(db, pushService.settings);
		const rung = pushService.rung.filter(({ path }) => path === device.path);
		expect(rung).toHaveLength(1);
		const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = rung;
		expect(JSON.parse(device.open(body))).toEqual({
			...{ title: 'Ankerplatz', body: 'Neue Nachricht im Postfach', path: '/postfach' }
		});
		expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', topic: 'inbox', urgency: 'high' });
		expect(claimsOf(headers.authorization ?? '')).toMatchObject({
			...{ aud: pushService.origin, sub: 'https://portal.example' }
		});
		expect(headers.authorization).toContain((await caller.push.settings()).publicKey);
	});

	test('rings at a provider who has a grant for the house, and nobody else there', async ({
		owner,
		db,
		pushService
	}) => {
		const { providerId, facilityId } = await makeOffer(owner);
		const house = { role: 'provider-worker', officeAgs: null, providerId } as const;
		const people = [await makeAccount(owner, { ...house, facilityIds: [facilityId] }), await makeAccount(owner, house)];
		const devices = people.map(({ id }) => ({ accountId: id, device: 'x', made: makeDevice(pushService.origin) }));
		await owner
			.insert(pushSubscription)
			.values(devices.map(({ made, ...device }) => ({ ...device, ...made.subscription })));
		await owner.execute(sql`INSERT INTO inbox_message (provider_id, facility_id, kind, at, details)
			VALUES (${providerId}, ${facilityId}, 'reserved', now(), '{"pseudonym": "Anker 7"}')`);
		await send(db, pushService.settings);
		const rung = devices.map(({ made }) => pushService.rung.filter(({ path }) => path === made.path));
		expect(rung.map((calls) => calls.length)).toEqual([1, 0]);
		expect(devices[0]?.made.open(rung[0]?.[0]?.body ?? Buffer.alloc(0))).not.toContain('Anker 7');
	});

	test('waits for the end of the quiet hours', async ({ owner, db, pushService }) => {
		const { device, tell, caller, rows } = await listener({ owner, db }, pushService);
		await tell();
		await send(db, pushService.settings, '2098-11-25T19:30:00.000Z');
		expect((await rows())[0]?.dueAt).not.toBeNull();
		await caller.push.setQuietHours({ from: 22, until: 6, idempotencyKey: key() });
		await send(db, pushService.settings, '2098-11-25T19:30:00.000Z');
		expect(pushService.rung.filter(({ path }) => path === device.path)).toHaveLength(1);
	});

	test('leaves alone who has read the message before they were over', async ({ owner, db, pushService }) => {
		const { device, tell, caller } = await listener({ owner, db }, pushService);
		const rung = () => pushService.rung.filter(({ path }) => path === device.path).length;
		await tell();
		await send(db, pushService.settings, '2098-11-25T19:30:00.000Z');
		await caller.inbox.markRead({ ids: (await caller.inbox.list({})).rows.map(({ id }) => id) });
		await send(db, pushService.settings);
		expect(rung()).toBe(0);
		await tell();
		await send(db, pushService.settings);
		expect(rung()).toBe(1);
	});

	test.for([
		[EVENING, 20, 7, true],
		[NOON, 20, 7, false],
		['2026-11-25T05:59:00.000Z', 20, 7, true],
		['2026-11-25T06:00:00.000Z', 20, 7, false],
		[EVENING, 0, 0, false],
		[NOON, 9, 17, true],
		[EVENING, 9, 17, false]
	] as const)('at %s with quiet hours from %i to %i: quiet is %s', async ([at, from, until, quiet], { owner }) => {
		const { rows } = await owner.execute(
			sql`SELECT is_quiet(extract(hour FROM ${at}::timestamptz AT TIME ZONE 'Europe/Berlin')::integer, ${from}, ${until}) AS quiet`
		);
		expect(rows).toEqual([{ quiet }]);
	});

	test('tries again later when the service fails, and forgets a device that is gone', async ({
		owner,
		db,
		pushService
	}) => {
		const { tell, rows } = await listener({ owner, db }, pushService);
		await tell();
		pushService.state.status = 503;
		await send(db, pushService.settings);
		expect((await rows())[0]).toMatchObject({ attempts: 1 });
		expect(Date.parse((await rows())[0]?.dueAt ?? '')).toBeGreaterThan(Date.now());
		pushService.state.status = 410;
		await send(db, pushService.settings);
		expect(await rows()).toEqual([]);
		pushService.state.status = 201;
	});

	test('a device goes over to who signs in on it next', async ({ owner, db, pushService }) => {
		const first = await listener({ owner, db }, pushService);
		const second = await listener({ owner, db }, pushService);
		await second.caller.push.subscribe({ ...first.device.subscription, idempotencyKey: key() });
		expect((await first.rows()).map(({ accountId }) => accountId)).toEqual([second.account.id]);
		await first.caller.push.unsubscribe({ endpoint: first.device.subscription.endpoint, idempotencyKey: key() });
		expect(await first.rows()).toHaveLength(1);
	});

	test('an address of anything but a known push service is refused', async ({ owner, db, pushService }) => {
		const { caller, device } = await listener({ owner, db }, pushService);
		const asked = { ...device.subscription, endpoint: 'http://127.0.0.1:5432/', idempotencyKey: key() };
		await expect(caller.push.subscribe(asked)).rejects.toMatchObject({
			cause: { fields: { endpoint: 'Der Benachrichtigungsdienst dieses Browsers ist hier nicht zugelassen.' } }
		});
	});
});
