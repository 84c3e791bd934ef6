import { randomUUID } from 'node:crypto';
import { initTRPC } from '@trpc/server';
import { can, type Permission } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import { DomainError } from '../../domain/errors';
import { asViewer } from '../db/scope';
import type { Db } from '../db/client';
import { log } from '../log';
import type { Actor, Context } from './context';
import { databaseError, fieldsOf, translateError } from './errors';

type Meta = { permission: Permission | 'public' | 'signed-in' };

const t = initTRPC
	.context<Context>()
	.meta<Meta>()
	.create({
		isDev: false,
		sse: { ping: { enabled: true, intervalMs: 3_000 }, client: { reconnectAfterInactivityMs: 10_000 } },
		errorFormatter: ({ shape, error }) => {
			const { cause } = error;
			const known = cause instanceof DomainError || fieldsOf(cause) !== null || error.code !== 'INTERNAL_SERVER_ERROR';
			const logId = known ? null : logUnexpected(cause ?? error, shape.data.path);
			return {
				...shape,
				message: known ? (cause instanceof DomainError ? cause.code : error.code) : 'INTERNAL_SERVER_ERROR',
				data: {
					code: shape.data.code,
					httpStatus: shape.data.httpStatus,
					path: shape.data.path,
					domain: cause instanceof DomainError ? { code: cause.code, details: cause.details } : null,
					fields: fieldsOf(cause),
					logId
				}
			};
		}
	});

/** Statement and parameters never reach the log: only what names the place of the fault. */
function logUnexpected(cause: unknown, path: string | undefined) {
	const logId = randomUUID().slice(0, 8);
	const database = databaseError(cause);
	log.error({
		logId,
		path,
		...(database
			? { sqlState: database.code, constraint: 'constraint' in database ? database.constraint : undefined }
			: { error: cause instanceof Error ? cause.stack : typeof cause })
	});
	return logId;
}

const translateErrors = t.middleware(async ({ next }) => {
	const result = await next();
	if (!result.ok) throw translateError(result.error);
	return result;
});

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;
export const publicProcedure = t.procedure.meta({ permission: 'public' }).use(translateErrors);

/** Signed in, whatever is still pending: only for leaving, looking at oneself and doing what is pending. */
export const sessionProcedure = t.procedure
	.meta({ permission: 'signed-in' })
	.use(translateErrors)
	.use(({ ctx, next }) => next({ ctx: { ...ctx, ...insideWalls(ctx) } }));

/** Every other procedure: its first line names the permission it needs. */
export const permit = (permission: Permission) =>
	t.procedure
		.meta({ permission })
		.use(translateErrors)
		.use(({ ctx, next }) => {
			const inside = insideWalls(ctx);
			refusePending(inside.viewer);
			if (!can(inside.viewer.role, permission)) throw new DomainError('not-allowed');
			return next({ ctx: { ...ctx, ...inside } });
		});

function insideWalls(ctx: Context) {
	const { viewer } = ctx;
	if (!viewer) throw new DomainError('session/required');
	const actor: Actor = { viewer, today: ctx.today, now: ctx.now, address: ctx.address };
	return { viewer, actor, scoped: <T>(work: (tx: Db) => Promise<T>) => asViewer(ctx.db, viewer, work) };
}

function refusePending({ pending }: Viewer) {
	if (pending === 'change-password') throw new DomainError('session/password-change-required');
	if (pending === 'set-up-second-factor') throw new DomainError('session/second-factor-setup-required');
}

/** For queries of one thing: missing and forbidden are the same answer. */
export function found<T>(value: T | null | undefined): T {
	if (value === null || value === undefined) throw new DomainError('not-found');
	return value;
}
