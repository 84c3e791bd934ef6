import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { CommandKey } from './command-key';

const refused = (data: { httpStatus: number } | null) => Object.assign(new TRPCClientError('no'), { data });

it.each([
	['success', undefined, true],
	['a refusal', refused({ httpStatus: 409 }), true],
	['a fault of the house', refused({ httpStatus: 500 }), true],
	['a lost answer', refused(null), false],
	['a proxy that speaks for the server', refused({ httpStatus: 502 }), false],
	['a database that is away', refused({ httpStatus: 503 }), false]
])('after %s the next command has a key of its own or not', (_what, error, fresh) => {
	const key = new CommandKey();
	const first = key.current;
	key.settle(error);
	expect(key.current !== first).toBe(fresh);
});
