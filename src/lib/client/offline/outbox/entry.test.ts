import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff';
import { countable, type Entry } from './entry';
import { FileRefused, refusalOf } from './outcome';

it.each([
	[1, 2_000],
	[2, 4_000],
	[5, 32_000],
	[9, 300_000],
	[500, 300_000]
])('after attempt %i it waits %i ms', (attempts, milliseconds) => {
	expect(backoffMs(attempts)).toBe(milliseconds);
});

const entry = (id: string, state: Entry['state'], after: string | null = null) => ({ id, state, after }) as Entry;

it('a signature is counted with its record, and alone once that is sent', () => {
	const ids = (entries: Entry[]) => countable(entries).map(({ id }) => id);
	expect(ids([entry('a', 'waiting'), entry('b', 'waiting', 'a')])).toEqual(['a']);
	expect(ids([entry('a', 'done'), entry('b', 'waiting', 'a')])).toEqual(['b']);
	expect(ids([entry('a', 'done'), entry('b', 'done', 'a')])).toEqual([]);
});

type Data = { httpStatus: number; domain?: { code: string; details: object } | null; fields?: object | null };

/** An answer as the API gives it; null when none came. */
const refusedWith = (data: Data | null) =>
	Object.assign(new TRPCClientError('no'), { data: data && { domain: null, fields: null, logId: null, ...data } });

describe('an answer to an entry', () => {
	it.each([
		['nothing', refusedWith(null), 'unreachable'],
		['a lost connection while sending a picture', new TypeError('Failed to fetch'), 'unreachable'],
		['a fault of the house', refusedWith({ httpStatus: 500 }), 'later'],
		['too many at once', refusedWith({ httpStatus: 429 }), 'later'],
		['a lost session', refusedWith({ httpStatus: 401, domain: { code: 'session/required', details: {} } }), 'later'],
		['a race', refusedWith({ httpStatus: 409, domain: { code: 'command/conflict', details: {} } }), 'later'],
		['a month being closed', refusedWith({ httpStatus: 409, domain: { code: 'month/running', details: {} } }), 'later'],
		['another word', refusedWith({ httpStatus: 409, domain: { code: 'vacancy/changed', details: {} } }), 'conflict'],
		['a closed month', refusedWith({ httpStatus: 409, domain: { code: 'month/closed', details: {} } }), 'failed'],
		['a wrong field', refusedWith({ httpStatus: 400, fields: { from: 'Zu früh.' } }), 'failed'],
		['a hostile file', new FileRefused(409, 'Kein Foto.'), 'failed'],
		['a file while the house is away', new FileRefused(503, 'Später.'), 'unreachable'],
		['a file that is too much at once', new FileRefused(429, 'Später.'), 'later'],
		['a proxy without its server', refusedWith({ httpStatus: 502 }), 'unreachable']
	])('%s makes it %s', (_what, error, kind) => {
		expect(refusalOf(error).kind).toBe(kind);
	});

	it('says what is wrong with the field', () => {
		expect(refusalOf(refusedWith({ httpStatus: 400, fields: { from: 'Zu früh.' } }))).toEqual({
			...{ kind: 'failed', sentence: 'Zu früh.' }
		});
	});
});
