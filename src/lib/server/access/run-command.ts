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
	command: Command,
	work: (tx: Db) => Promise<Answer>
): Promise<Answer> {
	return asViewer(db, actor.viewer, async (tx) => {
		const receipt = await claimReceipt<Answer>(tx, actor, command);
		if (receipt.earlier) return receipt.earlier.answer;
		// Read back as stored, so that the first sender's answer is the same to the letter as everybody else's.
		const [stored] = await receipt.keep(await work(tx));
		return stored?.answer as Answer;
	});
}

export type Receipt<Answer> = {
	/** What the same command was answered before; nothing else may be done then. */
	earlier: { answer: Answer } | null;
	/** The write that keeps the answer. Await it, or hand it on to be written together with the effect. */
	keep: (answer: Answer) => ReturnType<typeof keepAnswer>;
};

/** For a command that keeps its answer in the same statement as its effect; all others use `runCommand`. */
export async function claimReceipt<Answer>(
	tx: Db,
	{ viewer: { id: accountId }, now: at }: Actor,
	{ name, input }: Command
): Promise<Receipt<Answer>> {
	const { idempotencyKey: key, ...rest } = input;
	const inputHash = createHash('sha256')
		.update(JSON.stringify([name, rest]))
		.digest('hex');
	const claimed = await tx
		.insert(commandReceipt)
		.values({ accountId, key, command: name, inputHash, at })
		.onConflictDoNothing()
		.returning({ key: commandReceipt.key });
	const keep = (answer: Answer) => keepAnswer(tx, { accountId, key, answer });
	if (claimed.length > 0) return { earlier: null, keep };
	const [earlier] = await tx.select().from(commandReceipt).where(ownReceipt(accountId, key));
	if (earlier?.inputHash !== inputHash) throw new DomainError('command/key-reused');
	return { earlier: { answer: earlier.answer as Answer }, keep };
}

const keepAnswer = (tx: Db, { accountId, key, answer }: { accountId: string; key: string; answer: unknown }) =>
	tx
		.update(commandReceipt)
		.set({ answer })
		.where(ownReceipt(accountId, key))
		.returning({ answer: commandReceipt.answer });

const ownReceipt = (accountId: string, key: string) =>
	and(eq(commandReceipt.accountId, accountId), eq(commandReceipt.key, key));
