import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { DomainError } from '../../domain/errors';
import type { Database, Db } from '../db/client';
import { commandReceipt } from '../db/schema/access';
import { asViewer } from '../db/scope';
import type { Actor } from '../trpc/context';

/** Chosen by the sender for one intended effect; sent again, it gets the same answer and has no second effect. */
export const idempotencyKeySchema = z
	.string()
	.regex(/^[\x21-\x7e]{8,200}$/, { error: 'Der Vorgangsschlüssel muss 8 bis 200 druckbare Zeichen haben.' });

type Command = { name: string; input: { idempotencyKey: string } };

/**
 * Runs a command once per idempotency key, in one transaction inside the viewer's walls. A second sender with the same
 * key waits for the first and gets its answer; the same key with another input is refused.
 */
export function runCommand<Answer>(
	{ db, actor }: { db: Database; actor: Actor },
	{ name, input }: Command,
	work: (tx: Db) => Promise<Answer>
): Promise<Answer> {
	const { idempotencyKey: key, ...rest } = input;
	const inputHash = createHash('sha256')
		.update(JSON.stringify([name, rest]))
		.digest('hex');
	const ownReceipt = and(eq(commandReceipt.accountId, actor.viewer.id), eq(commandReceipt.key, key));
	return asViewer(db, actor.viewer, async (tx) => {
		const claimed = await tx
			.insert(commandReceipt)
			.values({ accountId: actor.viewer.id, key, command: name, inputHash, at: actor.now })
			.onConflictDoNothing()
			.returning({ key: commandReceipt.key });
		if (claimed.length === 0) {
			const [earlier] = await tx.select().from(commandReceipt).where(ownReceipt);
			if (earlier?.inputHash !== inputHash) throw new DomainError('command/key-reused');
			return earlier.answer as Answer;
		}
		const answer = await work(tx);
		// Read back as stored, so that the first sender's answer is the same to the letter as everybody else's.
		const [receipt] = await tx
			.update(commandReceipt)
			.set({ answer })
			.where(ownReceipt)
			.returning({ answer: commandReceipt.answer });
		return receipt?.answer as Answer;
	});
}
