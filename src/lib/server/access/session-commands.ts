import { and, eq, ne } from 'drizzle-orm';
import { passwordProblem } from '../../domain/access/password';
import { accountRule } from '../../domain/access/throttle';
import { DomainError, InvalidInput } from '../../domain/errors';
import { account, session } from '../db/schema/access';
import { found } from '../trpc/procedures';
import type { Actor, Context } from '../trpc/context';
import { recordAudit } from './audit';
import { hashPassword, isPassword } from './password-hash';
import { admit, takeBack, throttleKey } from './throttle';

export type OwnContext = Context & { actor: Actor };

export async function endSession({ db, sessionId, actor, cookie }: OwnContext) {
	await db.transaction(async (tx) => {
		if (sessionId !== null) await tx.delete(session).where(eq(session.id, sessionId));
		await recordAudit(tx, actor, { action: 'session/signed-out' });
	});
	cookie.clear();
	return { signedOut: true as const };
}

/** Ends one of the own sessions, named by its handle. */
export async function revokeSession({ db, actor }: OwnContext, handle: string) {
	await db.transaction(async (tx) => {
		const own = and(eq(session.handle, handle), eq(session.accountId, actor.viewer.id));
		const ended = await tx.delete(session).where(own).returning({ handle: session.handle });
		if (ended.length === 0) throw new DomainError('not-found');
		await recordAudit(tx, actor, { action: 'session/revoked' });
	});
	return { handle };
}

/** A new password ends every other session: whoever knew the old one is out. */
export async function changePassword(ctx: OwnContext, { current, next }: { current: string; next: string }) {
	const { db, actor, sessionId } = ctx;
	const own = await ownAccount(ctx);
	await guarded(ctx, own.email, async () => {
		if (!(await isPassword(current, own.passwordHash))) {
			throw new InvalidInput({ current: 'Das bisherige Passwort stimmt nicht.' });
		}
	});
	const problem = next === current ? 'Bitte ein anderes Passwort als bisher wählen.' : passwordProblem(next, own.email);
	if (problem !== null) throw new InvalidInput({ next: problem });
	const passwordHash = await hashPassword(next);
	await db.transaction(async (tx) => {
		await tx.update(account).set({ passwordHash, mustChangePassword: false }).where(eq(account.id, own.id));
		await tx.delete(session).where(and(eq(session.accountId, own.id), ne(session.id, sessionId ?? '')));
		await recordAudit(tx, actor, { action: 'account/password-changed', subjectKind: 'account', subjectId: own.id });
	});
	return { changed: true as const };
}

export async function setMailWanted({ db, actor }: OwnContext, mailWanted: boolean) {
	await db.transaction(async (tx) => {
		const { id } = actor.viewer;
		await tx.update(account).set({ mailWanted }).where(eq(account.id, id));
		const action = mailWanted ? 'account/mail-on' : 'account/mail-off';
		await recordAudit(tx, actor, { action, subjectKind: 'account', subjectId: id });
	});
	return { mailWanted };
}

export async function ownAccount({ db, actor }: OwnContext) {
	const [own] = await db.select().from(account).where(eq(account.id, actor.viewer.id));
	return found(own);
}

/** Guessing from within a session is slowed down like guessing at the door. */
export async function guarded(ctx: OwnContext, email: string, check: () => Promise<void>) {
	const key = throttleKey(ctx.settings.secret, 'account', email);
	await admit(ctx.db, { key, rule: accountRule }, ctx.now);
	await check();
	await takeBack(ctx.db, key);
}
