import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { DEMO_PASSWORD } from '../../src/lib/domain/access/demo-accounts';
import { expectAccessible } from '../setup/accessibility';
import { test } from '../setup/browser';
import { signIn } from './people';

async function fillSignIn(page: Page, email: string, password: string) {
	await page.getByLabel('E-Mail-Adresse').fill(email);
	await page.getByLabel('Passwort', { exact: true }).fill(password);
	await page.getByLabel(/Datenschutz/).check();
	await page.getByRole('button', { name: 'Anmelden' }).click();
}

const input = { land: 'MV', email: 'fachkraft@lup.demo', password: DEMO_PASSWORD, pledge: true };

const post = (
	baseUrl: string,
	path: string,
	{ headers = {}, body = input }: { headers?: Record<string, string>; body?: unknown } = {}
) =>
	fetch(`${baseUrl}/api/trpc/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body)
	});

describe('signing in', () => {
	test('works without JavaScript, says what is wrong and keeps what was typed', async ({ visit }) => {
		const page = await visit('phone', { javaScriptEnabled: false, expected: [/40[01]/] });
		await page.goto('/faelle?text=Test');
		await page.getByText('Bitte melden Sie sich an').waitFor();
		await page.getByRole('button', { name: 'Anmelden' }).click();
		await page.getByText('Bitte bestätigen Sie die Verpflichtung auf den Datenschutz.').first().waitFor();
		await fillSignIn(page, 'fachkraft@lup.demo', 'not the password');
		await page.getByText('Die Anmeldung hat nicht geklappt.').waitFor();
		expect(await page.getByLabel('E-Mail-Adresse').inputValue()).toBe('fachkraft@lup.demo');
		await fillSignIn(page, 'fachkraft@lup.demo', DEMO_PASSWORD);
		await page.waitForURL(/\/faelle\?text=Test$/);
	});

	test('a link to somewhere else is not followed', async ({ visit }) => {
		const page = await visit('phone');
		await page.goto(`/anmelden?weiter=${encodeURIComponent('//evil.example/x')}`);
		await fillSignIn(page, 'fachkraft@lup.demo', DEMO_PASSWORD);
		await page.waitForURL(/\/suche/);
	});

	test('a demo account fills the form with one tap', async ({ visit }) => {
		const page = await visit('phone');
		await page.goto('/anmelden');
		await page.getByRole('button', { name: /Träger: Administration/ }).click();
		expect(await page.getByLabel('E-Mail-Adresse').inputValue()).toBe('admin@traeger1.demo');
		expect(await page.getByLabel('Passwort', { exact: true }).inputValue()).toBe(DEMO_PASSWORD);
	});

	test('after sign-out the back button shows nothing of the person', async ({ visit }) => {
		const page = await visit('phone');
		await signIn(page, 'fachkraft@lup.demo', '/mehr');
		await page.getByRole('button', { name: 'Abmelden' }).click();
		await page.waitForURL(/\/anmelden/);
		await page.goBack();
		await page.waitForURL(/\/anmelden/);
	});
});

describe('over HTTP', () => {
	test('the session is in a cookie no script can read', async ({ baseUrl }) => {
		const answer = await post(baseUrl, 'session.signIn', { headers: { origin: baseUrl } });
		expect(await answer.json()).toMatchObject({
			result: { data: { viewer: { role: 'case-worker', office: '13076' } } }
		});
		expect(answer.headers.get('set-cookie')).toMatch(
			/^ankerplatz-session=[a-z2-7]{32}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/
		);
		expect(answer.headers.get('cache-control')).toBe('private, no-store');
	});

	test.for([
		['no origin', {}],
		['a foreign origin', { origin: 'https://evil.example' }],
		['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }]
	] as const)('%s is refused before anything happens', async ([, headers], { baseUrl }) => {
		const own: Record<string, string> = 'sec-fetch-site' in headers ? { origin: baseUrl } : {};
		const answer = await post(baseUrl, 'session.signIn', { headers: { ...own, ...headers } });
		expect(answer.status).toBe(403);
		expect(answer.headers.get('set-cookie')).toBeNull();
		expect(await answer.json()).toMatchObject({ error: { data: { domain: { code: 'not-allowed' } } } });
	});

	test('a stranger sends nothing large, and nobody many calls at once', async ({ baseUrl }) => {
		const body = { ...input, password: 'x'.repeat(70_000) };
		expect((await post(baseUrl, 'session.signIn', { headers: { origin: baseUrl }, body })).status).toBe(413);
		const many = Array.from({ length: 11 }, () => 'session.viewer').join(',');
		expect((await fetch(`${baseUrl}/api/trpc/${many}?batch=1&input={}`)).status).toBe(400);
	});

	test('pages and answers bring the headers that keep a browser careful', async ({ baseUrl }) => {
		for (const path of ['/anmelden', '/api/trpc/session.viewer']) {
			const { headers } = await fetch(baseUrl + path);
			expect(Object.fromEntries(headers)).toMatchObject({
				'x-content-type-options': 'nosniff',
				'x-frame-options': 'DENY',
				'referrer-policy': 'same-origin'
			});
		}
		const policy = (await fetch(`${baseUrl}/anmelden`)).headers.get('content-security-policy') ?? '';
		expect(policy).toContain("frame-ancestors 'none'");
		expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
	});

	test('an unknown session leads to the sign-in page and back', async ({ baseUrl }) => {
		const headers = { cookie: `ankerplatz-session=${'a'.repeat(32)}` };
		const answer = await fetch(`${baseUrl}/faelle?text=A`, { headers, redirect: 'manual' });
		expect([answer.status, answer.headers.get('location')]).toEqual([307, '/anmelden?weiter=%2Ffaelle%3Ftext%3DA']);
	});
});

describe('an administration', () => {
	test('makes an account, and its person chooses an own password first', async ({ visit }) => {
		const admin = await visit('phone');
		const email = `neu.${Date.now()}@lup.demo`;
		await signIn(admin, 'admin@lup.demo', '/verwaltung/konten/neu');
		await admin.getByLabel('Name', { exact: true }).fill('Nora Neu');
		await admin.getByLabel('E-Mail-Adresse').fill(email);
		await admin.getByLabel('Rolle').selectOption('case-worker');
		await admin.getByRole('button', { name: 'Konto anlegen' }).click();
		const password = await admin.locator('code').innerText();
		await expectAccessible(admin);

		// Her account is blocked while her page is open.
		const person = await visit('phone', { expected: [/status of 401/] });
		await person.goto('/anmelden?weiter=/faelle');
		await fillSignIn(person, email, password);
		await person.waitForURL(/\/konto\/passwort$/);
		await person.goto('/suche');
		await person.waitForURL(/\/konto\/passwort$/);
		await person.getByLabel('Bisheriges Passwort').fill(password);
		for (const label of ['Neues Passwort', 'Neues Passwort wiederholen']) {
			await person.getByLabel(label, { exact: true }).fill('vier graue Möwen fliegen');
		}
		await person.getByRole('button', { name: 'Passwort ändern' }).click();
		await person.waitForURL(/\/suche/);

		await admin.goto('/verwaltung/konten?text=Nora');
		await admin.getByRole('link', { name: 'Nora Neu' }).click();
		await admin.getByRole('button', { name: 'Sperren' }).click();
		await admin.getByRole('dialog').getByRole('button', { name: 'Sperren' }).click();
		await admin.getByText('gesperrt', { exact: true }).waitFor();
		await expectAccessible(admin);
		await admin.goto('/verwaltung/protokoll?was=account/disabled');
		await admin.getByText('Konto gesperrt').last().waitFor();
	});
});
