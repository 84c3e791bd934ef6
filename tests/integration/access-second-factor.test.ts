import { decodeBase32IgnorePadding } from '@oslojs/encoding';
import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { totpCode, totpStep } from '../../src/lib/domain/access/totp';
import { addSeconds } from '../../src/lib/domain/instant';
import type { Database } from '../../src/lib/server/db/client';
import { account } from '../../src/lib/server/db/schema/access';
import { makeAccount } from '../../src/lib/server/db/seed/factories';
import type { Settings } from '../../src/lib/server/trpc/context';
import { BrowserSession } from '../setup/browser-session';
import { test } from '../setup/database';

const codeAt = (secret: string, now: string) => totpCode(decodeBase32IgnorePadding(secret), totpStep(now));
const badCode = { code: 'BAD_REQUEST', cause: { fields: { code: expect.stringContaining('stimmt nicht') as string } } };

/** Signed in, with a second factor in force; the clock stands one step after its first use. */
async function secured({ owner, db }: { owner: Database; db: Database }, secondFactor: Settings['secondFactor']) {
	const { email, id } = await makeAccount(owner);
	const browser = new BrowserSession(db, { settings: { secondFactor } });
	await browser.signIn(email);
	const { secret } = await (await browser.caller()).session.beginSecondFactor();
	await (await browser.caller()).session.confirmSecondFactor({ code: codeAt(secret, browser.now) });
	browser.now = addSeconds(browser.now, 60);
	return { id, email, secret, browser };
}

describe('setting up', () => {
	test('is in force once the first code is confirmed', async ({ owner, db }) => {
		const { email, id } = await makeAccount(owner);
		const browser = new BrowserSession(db, { settings: { secondFactor: 'required' } });
		expect((await browser.signIn(email)).viewer.pending).toBe('set-up-second-factor');
		await expect((await browser.caller()).inbox.unread()).rejects.toMatchObject({
			message: 'session/second-factor-setup-required'
		});
		const offered = await (await browser.caller()).session.beginSecondFactor();
		expect(offered.uri).toContain(`secret=${offered.secret}`);
		expect(offered.qr.path).toMatch(/^M2 2h1v1h-1z/);
		await expect((await browser.caller()).session.confirmSecondFactor({ code: '000000' })).rejects.toMatchObject(
			badCode
		);
		expect((await browser.context()).viewer?.pending).toBe('set-up-second-factor');
		await (await browser.caller()).session.confirmSecondFactor({ code: codeAt(offered.secret, browser.now) });
		expect((await browser.context()).viewer?.pending).toBeNull();
		const [row] = await owner.select().from(account).where(eq(account.id, id));
		expect(JSON.stringify(row)).not.toContain(offered.secret);
	});

	test('replacing the one in force needs a code of it', async ({ owner, db }) => {
		const { browser, secret } = await secured({ owner, db }, 'optional');
		await expect((await browser.caller()).session.beginSecondFactor()).rejects.toMatchObject(badCode);
		const code = codeAt(secret, browser.now);
		const offered = await (await browser.caller()).session.beginSecondFactor({ code });
		expect(offered.secret).not.toBe(secret);
	});

	test('is not offered where the installation has none', async ({ owner, db }) => {
		const browser = new BrowserSession(db, { settings: { secondFactor: 'off' } });
		await browser.signIn((await makeAccount(owner)).email);
		await expect((await browser.caller()).session.beginSecondFactor()).rejects.toMatchObject({ code: 'FORBIDDEN' });
	});
});

describe('signing in', () => {
	test('asks for the code only after the right password', async ({ owner, db }) => {
		const { email, secret, browser } = await secured({ owner, db }, 'required');
		await expect(browser.signIn(email, { password: 'not it' })).rejects.toMatchObject({
			message: 'session/wrong-credentials'
		});
		await expect(browser.signIn(email)).rejects.toMatchObject({
			code: 'UNAUTHORIZED',
			message: 'session/second-factor-required'
		});
		await expect(browser.signIn(email, { code: '000000' })).rejects.toMatchObject({
			message: 'session/second-factor-wrong'
		});
		const code = codeAt(secret, browser.now);
		await expect(browser.signIn(email, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).resolves.toBeDefined();
	});

	test('takes a code once, also when two come at the same moment', async ({ owner, db }) => {
		const { email, secret, browser } = await secured({ owner, db }, 'required');
		const code = codeAt(secret, browser.now);
		const other = new BrowserSession(db, browser.wishes);
		other.now = browser.now;
		const both = await Promise.allSettled([browser.signIn(email, { code }), other.signIn(email, { code })]);
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	test('asking for the code is not counted as a failure, wrong codes are', async ({ owner, db }) => {
		const { email, browser } = await secured({ owner, db }, 'required');
		for (let count = 0; count < 8; count += 1) {
			await expect(browser.signIn(email)).rejects.toMatchObject({ message: 'session/second-factor-required' });
		}
		for (let count = 0; count < 5; count += 1) {
			await expect(browser.signIn(email, { code: '000000' })).rejects.toMatchObject({
				message: 'session/second-factor-wrong'
			});
		}
		await expect(browser.signIn(email)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
	});

	test('does not ask where the installation switched it off', async ({ owner, db }) => {
		const { email } = await secured({ owner, db }, 'optional');
		await expect(new BrowserSession(db).signIn(email)).resolves.toBeDefined();
	});
});

describe('removing', () => {
	test('needs a code, and works only where it is optional', async ({ owner, db }) => {
		const { email, secret, browser } = await secured({ owner, db }, 'optional');
		await expect((await browser.caller()).session.removeSecondFactor({ code: '000000' })).rejects.toMatchObject(
			badCode
		);
		const required = new BrowserSession(db, { settings: { secondFactor: 'required' } });
		Object.assign(required, { token: browser.token, now: browser.now });
		const code = codeAt(secret, browser.now);
		await expect((await required.caller()).session.removeSecondFactor({ code })).rejects.toMatchObject({
			code: 'FORBIDDEN'
		});
		await (await browser.caller()).session.removeSecondFactor({ code });
		await expect(browser.signIn(email)).resolves.toBeDefined();
	});

	test('a secret does not open in the row of another account', async ({ owner, db }) => {
		const one = await secured({ owner, db }, 'required');
		const two = await secured({ owner, db }, 'required');
		const [row] = await owner.select().from(account).where(eq(account.id, one.id));
		await owner.update(account).set({ totpSecret: row?.totpSecret }).where(eq(account.id, two.id));
		await expect(two.browser.signIn(two.email, { code: codeAt(one.secret, two.browser.now) })).rejects.toMatchObject({
			code: 'INTERNAL_SERVER_ERROR'
		});
	});
});
