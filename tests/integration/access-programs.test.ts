import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { readUserArguments } from '../../src/cli/user-arguments';
import { userCommands } from '../../src/cli/user-commands';
import type { Database } from '../../src/lib/server/db/client';
import { account, auditEntry } from '../../src/lib/server/db/schema/access';
import { makeAccount, makeFacility, makeProvider } from '../../src/lib/server/db/seed/factories';
import { BrowserSession } from '../setup/browser-session';
import { test } from '../setup/database';

/** `npm run user -- …`, without a process of its own. */
async function user(owner: Database, ...args: string[]) {
	const { command, values } = readUserArguments(args);
	const run = userCommands[command];
	if (!run) throw new Error(`no command ${command}`);
	return owner.transaction((tx) => run(tx, values));
}

const worker = ['add', '--email', 'Karla.Kraft@vg.example', '--name', 'Karla Kraft', '--role', 'case-worker'];

describe('user add', () => {
	test('without a password it prints one that must be changed', async ({ owner, db }) => {
		const lines = await user(owner, ...worker, '--office', '13075');
		const password = /^One-time password: (\S+)$/m.exec(lines.join('\n'))?.[1] ?? '';
		const { viewer } = await new BrowserSession(db).signIn('karla.kraft@vg.example', { password });
		expect(viewer).toMatchObject({
			name: 'Karla Kraft',
			role: 'case-worker',
			office: '13075',
			pending: 'change-password'
		});
		const [entry] = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, viewer.id));
		expect(entry).toMatchObject({ action: 'account/added', officeAgs: '13075', address: 'command line' });
	});

	test('a given password is final', async ({ owner, db }) => {
		const password = 'Erste-Leitung-im-Haus';
		const args = ['add', '--email', 'admin@lro.example', '--name', 'A', '--role', 'office-admin', '--office', '13072'];
		expect(await user(owner, ...args, '--password', password)).toHaveLength(1);
		const { viewer } = await new BrowserSession(db).signIn('admin@lro.example', { password });
		expect(viewer.pending).toBeNull();
	});

	test('names provider and facilities as they were imported', async ({ owner, db }) => {
		const provider = await makeProvider(owner, { name: 'Küstenkinder e. V.' });
		const one = await makeFacility(owner, { providerId: provider.id, name: 'Haus Möwe' });
		const two = await makeFacility(owner, { providerId: provider.id, name: 'Haus Robbe' });
		const password = 'zwei Häuser am Strand';
		const args = ['--email', 'haus@kueste.example', '--name', 'B', '--role', 'provider-worker', '--password', password];
		const houses = ['--provider', 'Küstenkinder e. V.', '--facility', 'Haus Möwe', '--facility', 'Haus Robbe'];
		await user(owner, 'add', ...args, ...houses);
		const { viewer } = await new BrowserSession(db).signIn('haus@kueste.example', { password });
		expect(viewer).toMatchObject({ provider: 'Küstenkinder e. V.', land: 'MV' });
		expect(new Set(viewer.facilityIds)).toEqual(new Set([one.id, two.id]));
	});

	test.for([
		[['add'], '--email is missing'],
		[['add', '--email', 'x', '--name', 'X', '--role', 'case-worker'], 'not an e-mail address'],
		[['add', '--email', 'x@y.de', '--name', 'X', '--role', 'boss'], '--role boss is unknown'],
		[[...worker], '--office is missing'],
		[[...worker, '--office', '13075', '--provider', 'X'], '--provider does not go with the role case-worker'],
		[[...worker, '--office', '99999'], '--office 99999: no such office. Active offices: 13003'],
		[[...worker, '--office', '01001'], 'Stadt Flensburg is not active'],
		[[...worker, '--office', '13075', '--password', 'kurz'], 'at least 12 characters'],
		[['add', '--email', 'x@y.de', '--name', 'X', '--role', 'provider-admin'], '--provider is missing'],
		[
			['add', '--email', 'x@y.de', '--name', 'X', '--role', 'provider-admin', '--provider', 'Nirgends'],
			'no provider of exactly this name'
		],
		[
			['add', '--email', 'x@y.de', '--name', 'X', '--role', 'supervisor', '--land', 'SH'],
			'--land SH: not active. Active: MV'
		],
		[['disable', '--email', 'nobody@y.de'], 'there is no account with this address']
	] as const)('%o says what is wrong and changes nothing', async ([args, message], { owner }) => {
		const before = await owner.$count(account);
		await expect(user(owner, ...args)).rejects.toThrow(message);
		expect(await owner.$count(account)).toBe(before);
	});

	test('an address that is taken is said in plain words', async ({ owner }) => {
		const { email } = await makeAccount(owner);
		const args = ['--email', email, '--name', 'X', '--role', 'case-worker', '--office', '13075'];
		await expect(user(owner, 'add', ...args)).rejects.toThrow('there is already an account with this address');
	});
});

describe('user disable, enable, reset-password, reset-second-factor, list', () => {
	test('each ends the sessions of the account', async ({ owner, db }) => {
		const { email } = await makeAccount(owner, { name: 'Liste Person' });
		const browser = new BrowserSession(db);
		await browser.signIn(email);
		await user(owner, 'disable', '--email', email);
		await expect(browser.signIn(email)).rejects.toThrow('session/wrong-credentials');
		expect((await user(owner, 'list', '--office', '13075')).join('\n')).toContain('Liste Person (disabled)');
		await user(owner, 'enable', '--email', email);
		await browser.signIn(email);
		const [, line = ''] = await user(owner, 'reset-password', '--email', email);
		expect((await browser.context()).viewer).toBeNull();
		const { viewer } = await browser.signIn(email, { password: line.replace('One-time password: ', '') });
		expect(viewer.pending).toBe('change-password');
		await user(owner, 'reset-second-factor', '--email', email);
		expect((await browser.context()).viewer).toBeNull();
	});
});
