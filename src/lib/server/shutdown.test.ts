import { expect, it, vi } from 'vitest';
import { closeAll, onShutdown } from './shutdown';

it('closes in reverse order, each once, also after one that fails', async () => {
	const closed: string[] = [];
	const closing = (name: string, fails = false) => {
		onShutdown(() => {
			closed.push(name);
			return fails ? Promise.reject(new Error(name)) : Promise.resolve();
		});
	};
	closing('pool');
	closing('listener', true);
	closing('job');

	await expect(closeAll()).rejects.toThrow('Not everything could be closed.');
	await closeAll();

	expect(closed).toEqual(['job', 'listener', 'pool']);
});

it('shares its list with a second copy of the module, as in the built app', async () => {
	let closed = false;
	vi.resetModules();
	const copy = await import('./shutdown');
	copy.onShutdown(() => {
		closed = true;
		return Promise.resolve();
	});

	await closeAll();

	expect(closed).toBe(true);
});
