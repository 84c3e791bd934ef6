import { expect, it } from 'vitest';
import { lifetime } from './lifetime';

it('stops in reverse order, each once', async () => {
	const stopped: string[] = [];
	const { began, end } = lifetime();
	for (const name of ['database', 'app', 'server']) {
		began(() => {
			stopped.push(name);
			return Promise.resolve();
		});
	}
	await end();
	await end();
	expect(stopped).toEqual(['server', 'app', 'database']);
});
