import { eq } from 'drizzle-orm';
import { session } from '../db/schema/access';
import type { Actor, Context } from '../trpc/context';
import { recordAudit } from './audit';

type Own = Context & { actor: Actor };

export async function endSession({ db, sessionId, actor, cookie }: Own) {
	await db.transaction(async (tx) => {
		if (sessionId !== null) await tx.delete(session).where(eq(session.id, sessionId));
		await recordAudit(tx, actor, { action: 'session/signed-out' });
	});
	cookie.clear();
	return { signedOut: true as const };
}
