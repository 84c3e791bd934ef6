import { can, type Permission } from '../../domain/access/permissions';
import { DomainError } from '../../domain/errors';
import { asViewer } from '../db/scope';
import type { Database, Db } from '../db/client';
import type { Actor, Context } from '../trpc/context';

export type Inside = { db: Database; actor: Actor; scoped: <T>(work: (tx: Db) => Promise<T>) => Promise<T> };

/** The same first line as of every procedure, for files, which do not travel through the API. */
export function permitted({ viewer, db, today, now, address }: Context, permission: Permission): Inside {
	if (!viewer) throw new DomainError('session/required');
	if (viewer.pending !== null) throw new DomainError('session/required');
	if (!can(viewer.role, permission)) throw new DomainError('not-allowed');
	const actor = { viewer, today, now, address };
	return { db, actor, scoped: (work) => asViewer(db, viewer, work) };
}
