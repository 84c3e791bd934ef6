import { CommandKey } from '../../command-key';
import { backoffMs } from './backoff';
import { isAttachment, isPending, patienceFor, type Entry } from './entry';
import { emptied, rebased } from './kinds';
import { changeEntry, readEntries, readEntry, replaceEntry } from './outbox-store';
import { refusalOf, type Refusal } from './outcome';

type Sender = (entry: Entry, answerBefore: unknown) => Promise<unknown>;
type Replay = {
	account: string;
	now: () => number;
	/** Those that should still wait as well. */
	all: boolean;
	/** Pictures have passes of their own: a large one on a bad line keeps nothing else waiting. */
	attachments: boolean;
};

/** A tab that was closed in the middle of sending never says so. */
const SLACK_MS = 30_000;

/**
 * One pass over what waits, oldest first. What is refused waits for the person and keeps nothing else; only when nobody
 * answers the pass ends. Tells when to try again; null when nothing waits.
 */
export async function replay({ account, now, all, attachments }: Replay, sender: Sender): Promise<number | null> {
	const concerned = (entry: Entry) => isPending(entry) && isAttachment(entry) === attachments;
	for (const { id } of (await readEntries(account)).filter(concerned)) {
		// Each one as it stands now: an entry before it may have changed what it rests on.
		const entries = await readEntries(account);
		const entry = entries.find((one) => one.id === id);
		if (!entry || !isDue(entry, { now: now(), all }) || mustWait(entry, entries)) continue;
		const { kind } = await sendOne(entry, now, sender);
		if (kind === 'unreachable') break;
	}
	const kept = await readEntries(account);
	// What waits for another entry goes when that has gone.
	const left = kept.filter((entry) => concerned(entry) && !mustWait(entry, kept));
	return left.length === 0 ? null : Math.max(now() + backoffMs(1), Math.min(...left.map(({ nextTryAt }) => nextTryAt)));
}

function isDue(entry: Entry, { now, all }: { now: number; all: boolean }) {
	if (entry.state === 'sending') return entry.nextTryAt < now - patienceFor(entry) - SLACK_MS;
	return all || entry.nextTryAt <= now;
}

/** For an earlier word about the same thing, and for the one it belongs to. */
export const mustWait = ({ id, subject, after, createdAt }: Entry, entries: readonly Entry[]) =>
	entries.some(
		(other) =>
			(other.id === after && other.state !== 'done') ||
			(subject !== null &&
				other.id !== id &&
				other.subject === subject &&
				isPending(other) &&
				other.createdAt < createdAt)
	);

export type Outcome = { kind: 'done'; answer: unknown } | { kind: Refusal['kind']; error: unknown };

/** The sentence for the person is kept with the entry. */
export async function sendOne(entry: Entry, now: () => number, sender: Sender): Promise<Outcome> {
	await changeEntry(entry.id, { state: 'sending', nextTryAt: now() });
	try {
		const before = entry.after === null ? undefined : await readEntry(entry.after);
		const answer = await sender(entry, before?.answer);
		const done = { state: 'done', answer, error: null, conflict: null, input: emptied(entry) } as Partial<Entry>;
		await changeEntry(entry.id, done);
		await rebaseOthers(entry, answer);
		return { kind: 'done', answer };
	} catch (error) {
		const refusal = refusalOf(error);
		await changeEntry(entry.id, afterRefusal(refusal, entry.attempts + 1, now()));
		return { kind: refusal.kind, error };
	}
}

function afterRefusal(refusal: Refusal, attempts: number, now: number): Partial<Entry> {
	// It has been taken out already.
	if (refusal.kind === 'called-off') return {};
	if (refusal.kind === 'failed') return { state: 'failed', attempts, error: refusal.sentence };
	if (refusal.kind === 'conflict') {
		return { state: 'conflict', attempts, error: refusal.sentence, conflict: refusal.details };
	}
	const error = refusal.kind === 'later' ? refusal.sentence : null;
	return { state: 'waiting', attempts, nextTryAt: now + backoffMs(attempts), error };
}

/** What the same person said next rests on what has just been taken, not on what was there before. */
async function rebaseOthers(sent: Entry, answer: unknown) {
	if (sent.subject === null) return;
	for (const other of await readEntries(sent.account)) {
		if (other.subject !== sent.subject || other.state !== 'waiting') continue;
		const moved = { ...other, input: rebased(other, answer) } as Entry;
		// Tried before, its key stands for what it said then.
		if (other.attempts > 0) await replaceEntry(other.id, { ...moved, id: new CommandKey().current });
		else await changeEntry(other.id, { input: moved.input } as Partial<Entry>);
	}
}
