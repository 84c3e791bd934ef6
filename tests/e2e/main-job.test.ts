import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { signIn } from './people';
import { findReservation, openCase, providerOf, reserveFirst, SEARCH } from './reserving';

describe('the main job, from the search to the booking', () => {
	test('a worker finds, reserves and books; the provider consents in between', async ({ visit }) => {
		const tablet = await visit('tablet');
		await signIn(tablet, 'fachkraft@vg.demo', SEARCH);
		const counts = await tablet.getByRole('navigation', { name: 'Angebote' }).innerText();
		expect(counts).toMatch(/Verfügbare Angebote\s*\(\d+\)\s*Alle Angebote\s*\(\d+\)/);
		await expect.poll(() => tablet.getByText('bestprice').first().isVisible()).toBe(true);

		const casePath = await openCase(tablet, 'Bodden');
		const phone = await visit('phone');
		await signIn(phone, 'admin@traeger1.demo', '/heute');
		const provider = await providerOf(phone);

		await reserveFirst(tablet, casePath, provider);
		await expect.poll(() => tablet.getByText('reserviert').first().isVisible()).toBe(true);

		// The request reaches the provider's open page by itself, without a name.
		const pseudonym = phone.locator('article a', { hasText: /Anker-/ }).first();
		await pseudonym.waitFor();
		await phone.goto('/anfragen');
		expect(await phone.locator('main').innerText()).not.toContain('Bodden, Jule');
		await findReservation(phone);
		expect(await phone.locator('main').innerText()).not.toContain('Jule');
		await phone.getByRole('button', { name: 'Zusagen' }).click();
		await phone.getByRole('dialog').getByRole('button', { name: 'Zusagen' }).click();
		await expect.poll(() => phone.getByRole('heading', { name: /Jule Bodden/ }).isVisible()).toBe(true);

		// The consent reaches the worker's open case by itself.
		await tablet.getByRole('button', { name: 'Buchen', disabled: false }).click();
		await tablet.getByRole('dialog').getByRole('button', { name: 'Buchen' }).click();
		await tablet.getByRole('link', { name: 'Verlauf' }).click();
		await expect
			.poll(() => tablet.locator('.time-line').innerText())
			.toMatch(/Platz gebucht[\s\S]*zugesagt[\s\S]*reserviert[\s\S]*Fall angelegt/);
	});
});
