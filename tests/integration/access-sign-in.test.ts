import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addSeconds } from '../../src/lib/domain/instant';
import { account, auditEntry, session, signInThrottle } from '../../src/lib/server/db/schema/access';
import { land } from '../../src/lib/server/db/schema/directory';
import { makeAccount, makeFacility, makeProvider, TEST_PASSWORD } from '../../src/lib/server/db/seed/factories';
import { sessionIdOf } from '../../src/lib/server/access/session-token';
import { BrowserSession } from '../setup/browser-session';
import { test } from '../setup/database';

const wrong = { code: 'UNAUTHORIZED', message: 'session/wrong-credentials' };
const tooMany = { code: 'TOO_MANY_REQUESTS', message: 'session/too-many-attempts' };

describe('session.signIn', () => {
	test('answers with the person and its office and remembers only a hash of the token', async ({ owner, db }) => {
		const worker = await makeAccount(owner, { name: 'Karla Kraft', role: 'team-lead' });
		const browser = new BrowserSession(db, { device: 'Firefox auf Windows' });
		const { viewer } = await browser.signIn(worker.email.toUpperCase());
		expect(viewer).toMatchObject({
			...{ id: worker.id, name: 'Karla Kraft', role: 'team-lead', office: '13075', provider: null },
			...{ land: 'MV', officeSign: 'VG', pending: null, email: worker.email }
		});
		const [stored] = await owner.select().from(session).where(eq(session.accountId, worker.id));
		expect(stored).toMatchObject({
			id: sessionIdOf(browser.token ?? ''),
			device: 'Firefox auf Windows',
			landCode: 'MV'
		});
		expect(JSON.stringify(stored)).not.toContain(browser.token);
	});

	test('names the provider of its people and the facilities a worker was granted', async ({ owner, db }) => {
		const provider = await makeProvider(owner, { name: 'Boddenhaus gGmbH' });
		const house = await makeFacility(owner, { providerId: provider.id });
		const worker = await makeAccount(owner, {
			role: 'provider-worker',
			providerId: provider.id,
			facilityIds: [house.id]
		});
		const admin = await makeAccount(owner, { role: 'provider-admin', providerId: provider.id });
		const ofWorker = await new BrowserSession(db).signIn(worker.email);
		const ofAdmin = await new BrowserSession(db).signIn(admin.email);
		expect(ofWorker.viewer).toMatchObject({ provider: 'Boddenhaus gGmbH', office: null, facilityIds: [house.id] });
		expect(ofAdmin.viewer).toMatchObject({ providerId: provider.id, facilityIds: null });
	});

	test('says the same to an unknown person, a wrong password, another Land and a closed account', async ({
		owner,
		db
	}) => {
		const worker = await makeAccount(owner);
		const closed = await makeAccount(owner, { disabledAt: '2026-01-01T00:00:00.000Z' });
		const elsewhere = await makeAccount(owner, { landCode: 'SH', officeAgs: null, role: 'supervisor' });
		const tries = [
			() => new BrowserSession(db).signIn('nobody@test.example'),
			() => new BrowserSession(db).signIn(worker.email, { password: 'not the password' }),
			() => new BrowserSession(db).signIn(worker.email, { land: 'SH' }),
			() => new BrowserSession(db).signIn(worker.email, { land: 'XX' }),
			() => new BrowserSession(db).signIn(closed.email),
			() => new BrowserSession(db).signIn(elsewhere.email, { land: 'SH' })
		];
		for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(wrong);
		expect(await owner.select().from(land).where(eq(land.code, 'SH'))).toMatchObject([{ active: false }]);
	});

	test('works as long for somebody unknown as for a wrong password', async ({ owner, db }) => {
		const { email } = await makeAccount(owner);
		const time = async (who: string) => {
			const begin = performance.now();
			await expect(new BrowserSession(db).signIn(who, { password: 'not the password' })).rejects.toThrow();
			return performance.now() - begin;
		};
		await time('warm-up@test.example');
		const known = Math.min(await time(email), await time(email));
		const unknown = Math.min(await time('one@test.example'), await time('two@test.example'));
		expect(unknown).toBeGreaterThan(known / 3);
	});

	test('wants the pledge, and says so at its field', async ({ db }) => {
		const caller = await new BrowserSession(db).caller();
		const input = { land: 'MV', email: 'a@test.example', password: TEST_PASSWORD };
		await expect(caller.session.signIn({ ...input, pledge: false as true })).rejects.toMatchObject({
			code: 'BAD_REQUEST',
			cause: { issues: [{ path: ['pledge'], message: 'Bitte bestätigen Sie die Verpflichtung auf den Datenschutz.' }] }
		});
	});

	test('gives a new token each time and ends the session the browser had', async ({ owner, db }) => {
		const worker = await makeAccount(owner);
		const browser = new BrowserSession(db);
		await browser.signIn(worker.email);
		const first = browser.token;
		await browser.signIn(worker.email);
		expect(browser.token).not.toBe(first);
		expect(await owner.select().from(session).where(eq(session.accountId, worker.id))).toHaveLength(1);
	});

	test('leaves a line in the log without the address that was typed', async ({ owner, db }) => {
		const worker = await makeAccount(owner);
		await new BrowserSession(db).signIn(worker.email);
		await expect(new BrowserSession(db).signIn(worker.email, { password: 'nope' })).rejects.toThrow();
		await expect(new BrowserSession(db).signIn('ghost@test.example')).rejects.toThrow();
		const entries = await owner.select().from(auditEntry);
		const own = entries.filter(({ accountId }) => accountId === worker.id);
		expect(own.map(({ action, officeAgs, reason }) => [action, officeAgs, reason])).toEqual([
			['session/signed-in', '13075', null],
			['session/refused', '13075', 'credentials']
		]);
		expect(entries.filter(({ action, accountId }) => action === 'session/refused' && accountId === null)).not.toEqual(
			[]
		);
		expect(JSON.stringify(entries)).not.toMatch(/@test\.example/);
	});
});

describe('throttling', () => {
	const fail = (browser: BrowserSession, email: string) =>
		browser.signIn(email, { password: 'not the password' }).then(
			() => 'in',
			(error: unknown) => (error as Error).message
		);

	test('waits longer after each failure beyond the fifth, and the right password works after the wait', async ({
		owner,
		db
	}) => {
		const { email } = await makeAccount(owner);
		const browser = new BrowserSession(db);
		for (let count = 0; count < 5; count += 1) expect(await fail(browser, email)).toBe('session/wrong-credentials');
		await expect(browser.signIn(email)).rejects.toMatchObject({
			...tooMany,
			cause: { details: { retryAfterSeconds: 30 } }
		});
		browser.now = addSeconds(browser.now, 30);
		expect(await fail(browser, email)).toBe('session/wrong-credentials');
		await expect(browser.signIn(email)).rejects.toMatchObject({ cause: { details: { retryAfterSeconds: 60 } } });
		browser.now = addSeconds(browser.now, 60);
		await expect(browser.signIn(email)).resolves.toBeDefined();
		expect(await fail(browser, email)).toBe('session/wrong-credentials');
		await expect(browser.signIn(email)).resolves.toBeDefined();
	});

	test('lets no more than five guesses through, however many come at once', async ({ owner, db }) => {
		const { email } = await makeAccount(owner);
		const answers = await Promise.all(
			Array.from({ length: 30 }, (_case, index) => fail(new BrowserSession(db, { address: `10.0.0.${index}` }), email))
		);
		expect(answers.filter((answer) => answer === 'session/wrong-credentials')).toHaveLength(5);
		expect(answers.filter((answer) => answer === 'session/too-many-attempts')).toHaveLength(25);
	});

	test('treats an unknown person alike', async ({ db }) => {
		const browser = new BrowserSession(db);
		for (let count = 0; count < 5; count += 1) await fail(browser, 'nobody-at-all@test.example');
		expect(await fail(browser, 'nobody-at-all@test.example')).toBe('session/too-many-attempts');
	});

	test('an office behind one address may fail often; a machine is stopped, and its colleagues sign in later', async ({
		owner,
		db
	}) => {
		const { email } = await makeAccount(owner);
		const office = { address: '192.0.2.7' };
		for (let count = 0; count < 20; count += 1) {
			expect(await fail(new BrowserSession(db, office), `colleague${count}@test.example`)).toBe(
				'session/wrong-credentials'
			);
		}
		await owner.update(signInThrottle).set({ failures: 299 }).where(eq(signInThrottle.failures, 20));
		expect(await fail(new BrowserSession(db, office), 'last@test.example')).toBe('session/wrong-credentials');
		const browser = new BrowserSession(db, office);
		await expect(browser.signIn(email)).rejects.toMatchObject(tooMany);
		await expect(new BrowserSession(db, { address: '192.0.2.8' }).signIn(email)).resolves.toBeDefined();
		browser.now = addSeconds(browser.now, 601);
		await expect(browser.signIn(email)).resolves.toBeDefined();
	});

	test('keeps neither mail addresses nor network addresses', async ({ db, owner }) => {
		await fail(new BrowserSession(db, { address: '198.51.100.23' }), 'somebody@test.example');
		expect(JSON.stringify(await owner.select().from(signInThrottle))).not.toMatch(/somebody|198\.51/);
	});
});

describe('the app itself', () => {
	test('stores only what argon2id made of a password', async ({ owner }) => {
		const { id } = await makeAccount(owner);
		const [row] = await owner.select().from(account).where(eq(account.id, id));
		expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});
});
