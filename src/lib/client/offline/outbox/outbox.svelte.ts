import { liveQuery } from 'dexie';
import { CommandKey } from '../../command-key';
import { network } from '../../network.svelte';
import { countable, type Entry, type NewEntry } from './entry';
import { insistingOn, rebased } from './kinds';
import * as store from './outbox-store';
import { refusalOf } from './outcome';
import { ignoreMissingStorage, Lane } from './lane';
import { mustWait, sendOne } from './replay';
import { UnderWay } from './under-way';
import type { Wish } from './wish';

/**
 * `kept`: nobody answered yet; it is sent as soon as somebody does. `conflict`: somebody has said something else
 * meanwhile; it waits in the outbox with both side by side. `called-off`: the person did not wait for the answer.
 */
export type Submitted = { state: 'done'; answer: unknown } | { state: 'kept' | 'conflict' | 'called-off' };

/**
 * What was entered and is not yet at the server. It is kept on this device first and sent then, so that neither a lost
 * connection nor a closed tab loses anything; sent twice it has one effect.
 */
class Outbox {
	entries = $state.raw<Entry[]>([]);
	wishes = $state.raw<Wish[]>([]);
	#account: string | null = null;
	#latest = 0;
	readonly #underWay = new UnderWay();
	readonly #sender = (entry: Entry, before: unknown) => this.#sendAndLearn(entry, before);
	readonly #words = this.#lane(false);
	readonly #pictures = this.#lane(true);

	/** Call once somebody is signed in; returns the way to stop. */
	start(account: string): () => void {
		this.#account = account;
		const entries = liveQuery(() => store.readEntries(account)).subscribe({ next: (rows) => this.#show(rows) });
		const wishes = liveQuery(() => store.readWishes(account)).subscribe({ next: (rows) => (this.wishes = rows) });
		const visible = () => {
			if (document.visibilityState === 'visible') void this.flush(true);
		};
		document.addEventListener('visibilitychange', visible);
		const stopFollowing = $effect.root(() => {
			$effect(() => {
				if (network.online) void this.flush(true);
			});
		});
		void store.tidyUp(account, Date.now()).then(() => this.flush(true), ignoreMissingStorage);
		return () => {
			stopFollowing();
			document.removeEventListener('visibilitychange', visible);
			entries.unsubscribe();
			wishes.unsubscribe();
			// The next person may have begun already; what is shown and sent by then is theirs.
			if (this.#account !== account) return;
			this.#account = null;
			this.#words.stop();
			this.#pictures.stop();
			this.#show([]);
			this.wishes = [];
		};
	}

	/**
	 * Keeps an entry and sends it at once; pictures that belong to it follow by themselves.
	 * @throws what the server refused: then nothing is kept, and the form can show it at its fields
	 */
	async submit(said: NewEntry, attachments: readonly NewEntry[] = []): Promise<Submitted> {
		const first = await this.#onOwnWords(this.#made(said, null));
		const entries = [first, ...attachments.map((one) => this.#made(one, first.id))];
		try {
			await store.putEntries(entries);
		} catch {
			// Storage is switched off or full: it goes out without a net below.
			return { state: 'done', answer: await this.#sendDirectly(entries) };
		}
		if (!network.online || (await this.#isBehind(first))) {
			void this.flush(false);
			return { state: 'kept' };
		}
		// What was behind a moment ago may have arrived since.
		const outcome = await sendOne(await this.#onOwnWords(first), Date.now, this.#sender);
		if (outcome.kind === 'failed') {
			await store.removeEntry(first.id);
			throw outcome.error;
		}
		void this.flush(false);
		if (outcome.kind === 'conflict' || outcome.kind === 'called-off') return { state: outcome.kind };
		return 'answer' in outcome ? { state: 'done', answer: outcome.answer } : { state: 'kept' };
	}

	/** Keeps entries for later. */
	async keep(said: readonly NewEntry[]): Promise<void> {
		await store.putEntries(await Promise.all(said.map((one) => this.#onOwnWords(this.#made(one, null)))));
		void this.flush(false);
	}

	async retry({ id }: Entry): Promise<void> {
		await store.changeEntry(id, { state: 'waiting', nextTryAt: 0, error: null });
		await this.flush(false);
	}

	/** Also one that is on its way: what had not left the device by then never does. */
	async remove({ id }: Entry): Promise<void> {
		await store.removeEntry(id);
		this.#underWay.callOff(id);
	}

	/** Why an entry can no longer be called off; what has left the device whole is looked at by the portal. */
	tooLateFor = (entry: Entry) => (this.shareOf(entry) === 1 ? 'Es ist schon ganz gesendet.' : null);

	/** How much of an entry has left this device, 0 to 1; null where nothing tells. */
	shareOf = ({ id }: Entry): number | null => this.#underWay.shares.get(id) ?? null;

	/** The own entry holds, now that the person has seen what the portal has. */
	async insist(entry: Entry): Promise<void> {
		const said = insistingOn(entry);
		if (said === null) return;
		await store.putEntries([this.#made(said, null)]);
		await store.removeEntry(entry.id);
		await this.flush(false);
	}

	async noteWish(wish: Omit<Wish, 'id' | 'account' | 'notedAt'>): Promise<void> {
		const named = { id: new CommandKey().current, account: this.#own(), notedAt: new Date().toISOString() };
		await store.database.wishes.put({ ...wish, ...named });
	}

	removeWish = ({ id }: Wish) => store.database.wishes.delete(id);

	/** Sends what is due, words and pictures side by side. */
	async flush(all: boolean): Promise<void> {
		const pictures = this.#pictures.flush(all);
		await this.#words.flush(all);
		// A signature may follow its record now.
		await this.#pictures.flush(false);
		await pictures;
	}

	/** Something said before about the same thing is still on its way: sent before it, this would overtake it. */
	async #isBehind(entry: Entry): Promise<boolean> {
		return mustWait(entry, await store.readEntries(entry.account));
	}

	/** The page it was said on may not show yet what the same person said before and the server has taken. */
	async #onOwnWords(entry: Entry): Promise<Entry> {
		if (entry.subject === null) return entry;
		const before = await store.readEntries(entry.account).catch(() => []);
		const taken = before.filter(({ subject, state }) => subject === entry.subject && state === 'done').at(-1);
		return taken === undefined ? entry : ({ ...entry, input: rebased(entry, taken.answer) } as Entry);
	}

	#lane(attachments: boolean) {
		const wake = () => void this.flush(false);
		return new Lane({ attachments, account: () => this.#account, sender: this.#sender, wake });
	}

	/** Each request tells whether the server can be reached, but for one that nobody waited for. */
	async #sendAndLearn(entry: Entry, before: unknown) {
		try {
			const answer = await this.#underWay.send(entry, before);
			network.requestSucceeded();
			return answer;
		} catch (error) {
			const { kind } = refusalOf(error);
			if (kind === 'unreachable') network.requestFailed();
			else if (kind !== 'called-off') network.requestSucceeded();
			throw error;
		}
	}

	async #sendDirectly([first, ...attachments]: Entry[]): Promise<unknown> {
		if (!first) return null;
		const answer = await this.#underWay.send(first, undefined);
		for (const one of attachments) await this.#underWay.send(one, answer);
		return answer;
	}

	#own(): string {
		if (this.#account === null) throw new Error('nobody is signed in');
		return this.#account;
	}

	#made(said: NewEntry, after: string | null): Entry {
		const fresh = { attempts: 0, nextTryAt: 0, state: 'waiting', error: null, conflict: null, answer: null } as const;
		return { ...said, ...fresh, id: new CommandKey().current, account: this.#own(), after, createdAt: this.#moment() };
	}

	/** Each later than the one before, also within a millisecond: what was said first is sent first. */
	#moment(): number {
		this.#latest = Math.max(Date.now(), this.#latest + 1);
		return this.#latest;
	}

	#show(entries: Entry[]) {
		this.entries = entries;
		const unsent = countable(entries);
		const undecided = unsent.filter(({ state }) => state === 'conflict' || state === 'failed').length;
		network.unsent = unsent.length - undecided;
		network.undecided = undecided;
	}
}

export const outbox = new Outbox();
