import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Role } from '../../src/lib/domain/access/permissions';
import type { Day } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { account, auditEntry, facilityGrant } from '../../src/lib/server/db/schema/access';
import { makeAccount, makeFacility } from '../../src/lib/server/db/seed/factories';
import { BrowserSession } from '../setup/browser-session';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const missing = { code: 'NOT_FOUND', message: 'not-found' };
const forbidden = { code: 'FORBIDDEN', message: 'not-allowed' };

async function as(
	role: Role,
	{ owner, db }: { owner: Database; db: Database },
	values: { officeAgs?: string; providerId?: string } = {}
) {
	const own = await makeAccount(owner, { role, ...values });
	const viewer = viewerAs(role, { id: own.id, office: own.officeAgs, providerId: own.providerId });
	return { own, accounts: callerFor({ db, viewer }).accounts };
}

let count = 0;
const someone = (role: Role) => ({ name: 'Neue Person', email: `new-${(count += 1)}@test.example`, role });

describe('accounts.add', () => {
	test('makes an account of the own office with a one-time password that must be changed', async ({ owner, db }) => {
		const { accounts } = await as('office-admin', { owner, db }, { officeAgs: '13071' });
		const person = someone('case-worker');
		const { oneTimePassword } = await accounts.add({ ...person, email: ` ${person.email.toUpperCase()} ` });
		expect(oneTimePassword).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
		const { viewer } = await new BrowserSession(db).signIn(person.email, { password: oneTimePassword ?? '' });
		expect(viewer).toMatchObject({ role: 'case-worker', office: '13071', pending: 'change-password' });
	});

	test('gives a worker of a provider single facilities until a day', async ({ owner, db }) => {
		const house = await makeFacility(owner);
		const { accounts } = await as('provider-admin', { owner, db }, { providerId: house.providerId });
		const person = someone('provider-worker');
		const grants = [{ facilityId: house.id, untilDay: '2027-03-31' }];
		const { accountId } = await accounts.add({ ...person, grants });
		expect(await accounts.get({ accountId })).toMatchObject({
			...{ email: person.email, mustChangePassword: true },
			grants: [{ facilityId: house.id, name: house.name, untilDay: '2027-03-31' }]
		});
	});

	test('the system administration makes administrations, and only those', async ({ owner, db }) => {
		const house = await makeFacility(owner);
		const { accounts } = await as('system-admin', { owner, db });
		await expect(accounts.add({ ...someone('office-admin'), office: '13003' })).resolves.toBeDefined();
		await expect(accounts.add({ ...someone('provider-admin'), providerId: house.providerId })).resolves.toBeDefined();
		await expect(accounts.add(someone('rate-office'))).resolves.toBeDefined();
		const refusals = [
			[{ ...someone('case-worker'), office: '13003' }, 'role'],
			[someone('office-admin'), 'office'],
			[{ ...someone('office-admin'), office: '01001' }, 'office'],
			[{ ...someone('office-admin'), office: '13003', providerId: house.providerId }, 'providerId'],
			[{ ...someone('provider-admin'), providerId: crypto.randomUUID() }, 'providerId']
		] as const;
		for (const [input, field] of refusals) {
			await expect(accounts.add(input)).rejects.toMatchObject({
				code: 'BAD_REQUEST',
				cause: { fields: { [field]: expect.any(String) as string } }
			});
		}
	});

	test('an office cannot reach beyond itself', async ({ owner, db }) => {
		const { accounts } = await as('office-admin', { owner, db });
		const { accountId } = await accounts.add({ ...someone('team-lead'), office: '13071' });
		const [row] = await owner.select().from(account).where(eq(account.id, accountId));
		expect(row?.officeAgs).toBe('13075');
		for (const role of ['system-admin', 'provider-admin', 'supervisor'] as const) {
			await expect(accounts.add(someone(role))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
		}
	});

	test('a facility of another provider does not exist', async ({ owner, db }) => {
		const foreign = await makeFacility(owner);
		const { accounts } = await as('provider-admin', { owner, db });
		const grants = [{ facilityId: foreign.id, untilDay: null }];
		await expect(accounts.add({ ...someone('provider-worker'), grants })).rejects.toMatchObject(missing);
	});

	test('an address has one account, also when it is added twice at once', async ({ owner, db }) => {
		const { accounts } = await as('office-admin', { owner, db });
		const person = someone('finance');
		const both = await Promise.allSettled([accounts.add(person), accounts.add(person)]);
		expect(both.map(({ status }) => status).sort((a, b) => (a < b ? -1 : 1))).toEqual(['fulfilled', 'rejected']);
		await expect(accounts.add(person)).rejects.toMatchObject({ code: 'CONFLICT', message: 'account/email-taken' });
	});
});

describe('accounts.list', () => {
	test('shows the own people only and finds them without umlauts', async ({ owner, db }) => {
		const { own, accounts } = await as('office-admin', { owner, db }, { officeAgs: '13072' });
		await makeAccount(owner, { officeAgs: '13072', name: 'Jörg Müller' });
		await makeAccount(owner, { officeAgs: '13073', name: 'Jörg Müllerin' });
		expect((await accounts.list({})).rows.map(({ name }) => name)).toEqual(['Jörg Müller', own.name]);
		const found = await accounts.list({ text: 'muller' });
		expect(found).toMatchObject({ total: 1, rows: [{ name: 'Jörg Müller', role: 'case-worker' }] });
		expect(JSON.stringify(found)).not.toMatch(/argon2|password_?hash|totpSecret/i);
	});
});

describe('looking after an account', () => {
	const steps = ['get', 'disable', 'enable', 'resetPassword', 'resetSecondFactor'] as const;

	test.for(steps)('%s: an account of another house does not exist', async (step, { owner, db }) => {
		const foreign = await makeAccount(owner, { officeAgs: '13076' });
		const boss = await makeAccount(owner, { officeAgs: '13076', role: 'office-admin' });
		for (const role of ['office-admin', 'provider-admin'] as const) {
			const { accounts } = await as(role, { owner, db });
			await expect(accounts[step]({ accountId: foreign.id })).rejects.toMatchObject(missing);
			await expect(accounts[step]({ accountId: boss.id })).rejects.toMatchObject(missing);
			await expect(accounts[step]({ accountId: crypto.randomUUID() })).rejects.toMatchObject(missing);
		}
		const { accounts } = await as('system-admin', { owner, db });
		await expect(accounts[step]({ accountId: foreign.id })).rejects.toMatchObject(missing);
		await expect(accounts[step]({ accountId: boss.id })).resolves.toBeDefined();
	});

	test('a closed account is out at once and comes back when opened', async ({ owner, db }) => {
		const { accounts } = await as('office-admin', { owner, db });
		const worker = await makeAccount(owner);
		const browser = new BrowserSession(db);
		await browser.signIn(worker.email);
		await accounts.disable({ accountId: worker.id });
		expect((await browser.context()).viewer).toBeNull();
		await expect(browser.signIn(worker.email)).rejects.toMatchObject({ message: 'session/wrong-credentials' });
		await accounts.enable({ accountId: worker.id });
		await expect(browser.signIn(worker.email)).resolves.toBeDefined();
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, worker.id));
		expect(entries.map(({ action }) => action)).toEqual(['account/disabled', 'account/enabled']);
	});

	test('a reset password works once and ends every session', async ({ owner, db }) => {
		const { accounts } = await as('office-admin', { owner, db });
		const worker = await makeAccount(owner);
		const browser = new BrowserSession(db);
		await browser.signIn(worker.email);
		const { oneTimePassword } = await accounts.resetPassword({ accountId: worker.id });
		expect((await browser.context()).viewer).toBeNull();
		const { viewer } = await browser.signIn(worker.email, { password: oneTimePassword });
		expect(viewer.pending).toBe('change-password');
		expect(JSON.stringify(await owner.select().from(auditEntry))).not.toContain(oneTimePassword);
	});

	test.for(['disable', 'resetPassword', 'resetSecondFactor'] as const)(
		'%s: not on oneself',
		async (step, { owner, db }) => {
			const { own, accounts } = await as('office-admin', { owner, db });
			await expect(accounts[step]({ accountId: own.id })).rejects.toMatchObject(forbidden);
		}
	);

	test('grants replace those before, and only a worker of a provider has some', async ({ owner, db }) => {
		const house = await makeFacility(owner);
		const other = await makeFacility(owner, { providerId: house.providerId });
		const { own, accounts } = await as('provider-admin', { owner, db }, { providerId: house.providerId });
		const worker = await makeAccount(owner, {
			...{ role: 'provider-worker', providerId: house.providerId, facilityIds: [house.id] }
		});
		const grants = [{ facilityId: other.id, untilDay: null }];
		await accounts.setGrants({ accountId: worker.id, grants });
		const stored = await owner.select().from(facilityGrant).where(eq(facilityGrant.accountId, worker.id));
		expect(stored).toEqual([{ accountId: worker.id, facilityId: other.id, untilDay: null as Day | null }]);
		await expect(accounts.setGrants({ accountId: own.id, grants })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
	});
});
