import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../domain/errors';
import { answerCalls, besideThePage } from './worker-calls';

const work = {
	double: (value: number) => value * 2,
	later: async (text: string) => Promise.resolve(`${text}!`),
	refuse: () => {
		throw new InvalidInput({ field: 'So nicht.' });
	},
	break: () => {
		throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
	}
};

/** Both ends of a line that copies what goes over it, as between a page and its worker. */
function connected() {
	const { port1, port2 } = new MessageChannel();
	port1.start();
	port2.start();
	answerCalls(work, port2);
	return { beside: besideThePage<typeof work>(port1 as unknown as Worker), close: () => port1.close() };
}

describe('work beside the page', () => {
	it('answers each call with its own value', async () => {
		const { beside, close } = connected();
		expect(await Promise.all([beside.double(2), beside.later('gut'), beside.double(4)])).toEqual([4, 'gut!', 8]);
		close();
	});

	it('refuses as the work itself refuses, and names what broke', async () => {
		const { beside, close } = connected();
		await expect(beside.refuse()).rejects.toEqual(new InvalidInput({ field: 'So nicht.' }));
		await expect(beside.break()).rejects.toMatchObject({ name: 'QuotaExceededError', message: 'full' });
		close();
	});

	it('can be handed on by an async function', async () => {
		const { beside, close } = connected();
		const handed = await Promise.resolve().then(() => beside);
		expect(await handed.double(3)).toBe(6);
		close();
	});
});
