import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { pushSign } from '../../src/lib/domain/access/push-sign';
import { test } from '../setup/browser';
import { readyOffline } from './device';
import { signIn } from './people';

type Registrations = { registrations: { registrationId: string; scopeURL: string }[] };

/** As if the push service of the browser had brought it. */
async function deliver(page: Page, data: string) {
	const origin = new URL(page.url()).origin;
	const session = await page.context().newCDPSession(page);
	const known = new Promise<string>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }: Registrations) => {
			const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
			if (own) resolve(own.registrationId);
		});
	});
	await session.send('ServiceWorker.enable');
	await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await known, data });
	await session.detach();
}

const notifications = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
	});

/** The tap itself is the browser's; what the app does with it is ours. */
const tap = (page: Page) =>
	page
		.context()
		.serviceWorkers()[0]
		?.evaluate(async () => {
			const scope = self as unknown as ServiceWorkerGlobalScope;
			const [notification] = await scope.registration.getNotifications();
			if (!notification) throw new Error('nothing to tap');
			const event = new NotificationEvent('notificationclick', { notification });
			const work: Promise<unknown>[] = [];
			Object.defineProperty(event, 'waitUntil', { value: (promise: Promise<unknown>) => work.push(promise) });
			scope.dispatchEvent(event);
			await Promise.all(work);
			return work.length;
		});

describe('a push message', () => {
	test('names nobody, replaces the one before, and a tap leads to the inbox', async ({ visit }) => {
		const page = await visit('desktop', { permissions: ['notifications'] });
		await signIn(page, 'fachkraft@vg.demo', '/suche');
		await readyOffline(page);
		await deliver(page, JSON.stringify(pushSign));
		const shown = [{ title: 'Ankerplatz', body: 'Neue Nachricht im Postfach', tag: 'postfach' }];
		await expect.poll(() => notifications(page)).toEqual(shown);
		await deliver(page, 'unreadable');
		await expect.poll(() => notifications(page)).toEqual(shown);

		expect(await tap(page)).toBe(1);
		await page.waitForURL('**/postfach');
		expect(await notifications(page)).toEqual([]);
	});
});
