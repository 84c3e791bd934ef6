import { afterEach, describe, expect, it, vi } from 'vitest';
import { network } from './network.svelte';
import { theme } from './theme.svelte';
import { Updates, updates } from './updates.svelte';

afterEach(() => {
	vi.restoreAllMocks();
	vi.useRealTimers();
});

describe('theme', () => {
	it('is put on the page and kept on the device', () => {
		theme.choose('dark');
		expect(document.documentElement.dataset['kernTheme']).toBe('dark');
		expect(localStorage.getItem('ankerplatz.theme')).toBe('dark');
		theme.choose('system');
		expect(document.documentElement.dataset['kernTheme']).toBeUndefined();
		expect(localStorage.getItem('ankerplatz.theme')).toBeNull();
	});

	it('is found again', () => {
		localStorage.setItem('ankerplatz.theme', 'light');
		theme.restore();
		expect(theme.choice).toBe('light');
		localStorage.setItem('ankerplatz.theme', 'pink');
		theme.restore();
		expect(theme.choice).toBe('system');
	});
});

describe('network', () => {
	it('asks until the server answers again', async () => {
		vi.useFakeTimers();
		const fetch = vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('Failed to fetch'));
		fetch.mockResolvedValueOnce(new Response('', { status: 502 }));
		fetch.mockResolvedValueOnce(new Response());
		network.requestFailed();
		network.requestFailed();
		expect(network.online).toBe(false);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(network.online).toBe(false);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(network.online).toBe(false);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(network.online).toBe(true);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(fetch).toHaveBeenCalledTimes(3);
	});

	it('follows what the device says', () => {
		const stop = network.watch();
		dispatchEvent(new Event('offline'));
		expect(network.online).toBe(false);
		dispatchEvent(new Event('online'));
		expect(network.online).toBe(true);
		stop();
	});
});

it('a version that another tab has let in is loaded by a reload', () => {
	const reload = vi.fn();
	const here = new Updates(reload);
	const registration = Object.assign(new EventTarget(), { waiting: null, installing: null, update: vi.fn() });
	vi.spyOn(navigator.serviceWorker, 'register').mockResolvedValue(registration as unknown as ServiceWorkerRegistration);
	const stop = here.watch('/service-worker.js');
	navigator.serviceWorker.dispatchEvent(new Event('controllerchange'));
	expect(reload).not.toHaveBeenCalled();
	here.apply();
	expect(reload).toHaveBeenCalledOnce();
	stop();
});

it('a new version waits for the answer of the person', async () => {
	const postMessage = vi.fn();
	const registration = Object.assign(new EventTarget(), {
		waiting: { postMessage },
		installing: null,
		update: vi.fn()
	});
	vi.spyOn(navigator.serviceWorker, 'register').mockResolvedValue(registration as unknown as ServiceWorkerRegistration);
	vi.spyOn(navigator.serviceWorker, 'controller', 'get').mockReturnValue({} as ServiceWorker);
	const stop = updates.watch('/service-worker.js');
	await vi.waitFor(() => {
		expect(updates.waiting).toBe(true);
	});
	expect(postMessage).not.toHaveBeenCalled();
	updates.apply();
	expect(postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'SKIP_WAITING' });
	stop();
});
