import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { addSeconds } from '../../src/lib/domain/instant';
import { dayInGermany } from '../../src/lib/server/clock';
import { account, auditEntry, facilityGrant, session } from '../../src/lib/server/db/schema/access';
import { makeAccount, makeFacility } from '../../src/lib/server/db/seed/factories';
import { BrowserSession } from '../setup/browser-session';
import { test } from '../setup/database';

const MINUTE = 60;

describe('a session', () => {
	test('is alive while it is used and over after 30 idle minutes', async ({ owner, db }) => {
		const { email, id } = await makeAccount(owner);
		const browser = new BrowserSession(db);
		await browser.signIn(email);
		for (const minutes of [29, 29, 29]) {
			browser.now = addSeconds(browser.now, minutes * MINUTE);
			expect((await browser.context()).viewer).toMatchObject({ id });
		}
		browser.now = addSeconds(browser.now, 30 * MINUTE);
		expect((await browser.context()).viewer).toBeNull();
	});

	test('is over after twelve hours, however busy', async ({ owner, db }) => {
		const { email } = await makeAccount(owner);
		const browser = new BrowserSession(db);
		await browser.signIn(email);
		for (let quarter = 1; quarter < 48; quarter += 1) {
			browser.now = addSeconds(browser.now, 15 * MINUTE);
			expect((await browser.context()).viewer).not.toBeNull();
		}
		browser.now = addSeconds(browser.now, 15 * MINUTE);
		expect((await browser.context()).viewer).toBeNull();
	});

	test('writes that it was seen at most once a minute', async ({ owner, db }) => {
		const { email, id } = await makeAccount(owner);
		const browser = new BrowserSession(db);
		await browser.signIn(email);
		const signedInAt = browser.now;
		const lastSeen = async () => (await owner.select().from(session).where(eq(session.accountId, id)))[0]?.lastSeenAt;
		browser.now = addSeconds(signedInAt, 59);
		await browser.context();
		expect(await lastSeen()).toBe(signedInAt);
		browser.now = addSeconds(signedInAt, 60);
		await browser.context();
		expect(await lastSeen()).toBe(browser.now);
	});

	test('ends at once when its account is closed', async ({ owner, db }) => {
		const { email, id } = await makeAccount(owner);
		const browser = new BrowserSession(db);
		await browser.signIn(email);
		await owner.update(account).set({ disabledAt: browser.now }).where(eq(account.id, id));
		expect((await browser.context()).viewer).toBeNull();
	});

	test('loses a facility the day after its grant ends', async ({ owner, db }) => {
		const house = await makeFacility(owner);
		const worker = await makeAccount(owner, { role: 'provider-worker', providerId: house.providerId });
		const browser = new BrowserSession(db);
		const today = dayInGermany(browser.now);
		await owner.insert(facilityGrant).values({ accountId: worker.id, facilityId: house.id, untilDay: today });
		await browser.signIn(worker.email);
		expect((await browser.context()).viewer?.facilityIds).toEqual([house.id]);
		await owner.update(facilityGrant).set({ untilDay: addDays(today, -1) });
		expect((await browser.context()).viewer?.facilityIds).toEqual([]);
	});

	test('a made-up token is nobody', async ({ db }) => {
		const browser = new BrowserSession(db);
		for (const token of ['a'.repeat(32), "' OR 1=1", '', 'x'.repeat(5_000)]) {
			browser.token = token;
			expect((await browser.context()).viewer).toBeNull();
		}
	});
});

describe('session.viewer and session.signOut', () => {
	test('null before sign-in, the person after it, null again after sign-out', async ({ owner, db }) => {
		const worker = await makeAccount(owner);
		const browser = new BrowserSession(db);
		expect(await (await browser.caller()).session.viewer()).toBeNull();
		const { viewer } = await browser.signIn(worker.email);
		expect(await (await browser.caller()).session.viewer()).toEqual(viewer);
		const before = browser.token;
		await (await browser.caller()).session.signOut();
		expect(browser.token).toBeNull();
		browser.token = before;
		expect(await (await browser.caller()).session.viewer()).toBeNull();
	});
});

describe('own sessions', () => {
	test('are listed by device and can be ended one by one', async ({ owner, db }) => {
		const { email } = await makeAccount(owner);
		const tablet = new BrowserSession(db, { device: 'Safari auf iPad' });
		const desk = new BrowserSession(db, { device: 'Firefox auf Windows' });
		await tablet.signIn(email);
		desk.now = addSeconds(tablet.now, 1);
		await desk.signIn(email);
		const list = await (await desk.caller()).session.list();
		expect(list.map(({ device, current }) => [device, current])).toEqual([
			['Firefox auf Windows', true],
			['Safari auf iPad', false]
		]);
		expect(JSON.stringify(list)).not.toContain(desk.token);
		await (await desk.caller()).session.revoke({ handle: list[1]?.handle ?? '' });
		expect((await tablet.context()).viewer).toBeNull();
		expect((await desk.context()).viewer).not.toBeNull();
	});

	test("somebody else's session does not exist", async ({ owner, db }) => {
		const mine = new BrowserSession(db);
		const other = new BrowserSession(db);
		await mine.signIn((await makeAccount(owner)).email);
		await other.signIn((await makeAccount(owner)).email);
		const [session] = await (await other.caller()).session.list();
		const revoke = (await mine.caller()).session.revoke({ handle: session?.handle ?? '' });
		await expect(revoke).rejects.toMatchObject({ code: 'NOT_FOUND' });
		expect((await other.context()).viewer).not.toBeNull();
	});
});

describe('session.changePassword', () => {
	const next = 'vier graue Möwen fliegen';

	test('ends every other session and keeps this one; only the new password works', async ({ owner, db }) => {
		const { email, id } = await makeAccount(owner);
		const here = new BrowserSession(db);
		const there = new BrowserSession(db);
		await here.signIn(email);
		await there.signIn(email);
		await (await here.caller()).session.changePassword({ current: 'Bodden-Demo-2026', next });
		expect((await here.context()).viewer).not.toBeNull();
		expect((await there.context()).viewer).toBeNull();
		await expect(there.signIn(email)).rejects.toMatchObject({ message: 'session/wrong-credentials' });
		await expect(there.signIn(email, { password: next })).resolves.toBeDefined();
		const actions = await owner.select().from(auditEntry).where(eq(auditEntry.accountId, id));
		expect(actions.map(({ action }) => action)).toContain('account/password-changed');
	});

	test.for([
		[{ current: 'not it', next }, 'current', 'Das bisherige Passwort stimmt nicht.'],
		[
			{ current: 'Bodden-Demo-2026', next: 'kurz' },
			'next',
			'Bitte mindestens 12 Zeichen wählen, zum Beispiel vier Wörter.'
		],
		[{ current: 'Bodden-Demo-2026', next: 'Bodden-Demo-2026' }, 'next', 'Bitte ein anderes Passwort als bisher wählen.']
	] as const)('refuses %o at its field', async ([input, field, message], { owner, db }) => {
		const { email } = await makeAccount(owner);
		const browser = new BrowserSession(db);
		await browser.signIn(email);
		await expect((await browser.caller()).session.changePassword(input)).rejects.toMatchObject({
			code: 'BAD_REQUEST',
			cause: { fields: { [field]: message } }
		});
	});

	test('must come first where it is due: everything else waits', async ({ owner, db }) => {
		const { email } = await makeAccount(owner, { mustChangePassword: true });
		const browser = new BrowserSession(db, { settings: { secondFactor: 'required' } });
		expect((await browser.signIn(email)).viewer.pending).toBe('change-password');
		await expect((await browser.caller()).inbox.unread()).rejects.toMatchObject({
			code: 'FORBIDDEN',
			message: 'session/password-change-required'
		});
		await (await browser.caller()).session.changePassword({ current: 'Bodden-Demo-2026', next });
		expect((await (await browser.caller()).session.viewer())?.pending).toBe('set-up-second-factor');
	});

	test('guessing the old password from within is slowed down too', async ({ owner, db }) => {
		const { email } = await makeAccount(owner);
		const browser = new BrowserSession(db);
		await browser.signIn(email);
		const guess = async () => (await browser.caller()).session.changePassword({ current: 'not it', next });
		for (let count = 0; count < 5; count += 1) await expect(guess()).rejects.toMatchObject({ code: 'BAD_REQUEST' });
		await expect(guess()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
	});
});
