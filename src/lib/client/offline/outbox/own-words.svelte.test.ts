import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Day } from '../../../domain/day';
import { network } from '../../network.svelte';
import type { NewEntry } from './entry';
import * as store from './outbox-store';
import { outbox } from './outbox.svelte';

const ACCOUNT = 'own-words';
const seen = { reportedAt: '2026-11-20T08:00:00.000Z', operable: '8.00', occupiedOutside: '0.00' };

const NOBODY = () => new TypeError('Failed to fetch');
const states = async () => Object.fromEntries((await store.readEntries(ACCOUNT)).map(({ id, state }) => [id, state]));

beforeEach(async () => {
	await store.database.entries.clear();
});

describe('two words about one offer', () => {
	const report = (operable: string): NewEntry => ({
		kind: 'vacancy-report',
		subject: 'a',
		input: {
			...{ offerId: 'a', name: 'Haus', operable, occupiedOutside: '0.00', from: '2026-11-26' as Day, until: null },
			basedOn: seen
		}
	});
	type Body = { idempotencyKey: string; operable: string; basedOn: typeof seen };

	/** The server as far as a report goes: keys have one effect, and a word that rests on an older one is a conflict. */
	function serve(loses: (turn: number) => boolean) {
		let [current, turn] = [seen, 0];
		const answers = new Map<string, { reportedAt: string }>();
		vi.spyOn(globalThis, 'fetch').mockImplementation((_url, init) => {
			const { idempotencyKey, operable, basedOn } = JSON.parse(init?.body as string) as Body;
			turn += 1;
			const known = answers.get(idempotencyKey);
			if (!known && basedOn.reportedAt !== current.reportedAt && operable !== current.operable) {
				return Promise.resolve(conflict());
			}
			const answer = known ?? { reportedAt: new Date(Date.parse(seen.reportedAt) + turn * 1_000).toISOString() };
			if (!known) current = { ...current, operable, reportedAt: answer.reportedAt };
			answers.set(idempotencyKey, answer);
			if (loses(turn)) return Promise.reject(NOBODY());
			return Promise.resolve(Response.json({ result: { data: answer } }));
		});
		return () => current;
	}
	const conflict = () => {
		const domain = { code: 'vacancy/changed', details: { offerId: 'a', ...seen } };
		const data = { code: 'CONFLICT', httpStatus: 409, path: '', domain, fields: null, logId: null };
		return Response.json({ error: { message: 'vacancy/changed', code: -32009, data } }, { status: 409 });
	};

	let stop: () => void = () => undefined;
	beforeEach(() => {
		network.requestSucceeded();
		stop = outbox.start(ACCOUNT);
	});
	afterEach(() => {
		stop();
		network.requestSucceeded();
		vi.restoreAllMocks();
	});
	const untilArrived = () =>
		expect
			.poll(
				async () => {
					network.requestSucceeded();
					await outbox.flush(true);
					return new Set(Object.values(await states()));
				},
				{ timeout: 15_000 }
			)
			.toEqual(new Set(['done']));

	it('do not contradict each other, though the answer to the first was lost', async () => {
		const current = serve((turn) => turn === 1);
		expect(await outbox.submit(report('7.00'))).toEqual({ state: 'kept' });
		expect((await outbox.submit(report('6.00'))).state).not.toBe('conflict');
		await untilArrived();
		expect(current().operable).toBe('6.00');
	});

	it('never contradict each other, on a page that shows the old number still, and the last one holds whatever is lost', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), fc.boolean(), async (luck, online) => {
				await store.database.entries.clear();
				network.online = online;
				const current = serve((turn) => luck[turn - 1] ?? false);
				for (const operable of ['7.00', '6.00', '5.00']) await outbox.submit(report(operable));
				await untilArrived();
				expect(current().operable).toBe('5.00');
			}),
			{ numRuns: 8 }
		);
	}, 60_000);

	it('a conflict stays with both sides, for the person to decide', async () => {
		vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(conflict()));
		expect(await outbox.submit(report('7.00'))).toEqual({ state: 'conflict' });
		const [entry] = await store.readEntries(ACCOUNT);
		expect(entry).toMatchObject({ state: 'conflict', conflict: { operable: '8.00' } });
	});
});
