import Dexie, { type Table } from 'dexie';
import { isOver, MOST_TRIES } from '../../domain/cases/taken-case';
import { newLock, open, seal, unlock, type Lock, type Sealed } from './vault';

/** A case on this device. Readable without the PIN are its number and when it was taken, nothing of the person. */
export type TakenCase = { caseId: string; accountId: string; number: string; takenAt: string; tries: number };
type Kept = TakenCase & { subject: string; lock: Lock; sealed: Sealed };
type KeptNote = { key: string; subject: string; accountId: string; at: string; sealed: Sealed };

/** Written without network; `key` makes it arrive once, however often it is sent. */
export type TakenNote = { key: string; at: string; text: string };

/** A case wiped because its day is over, and how many notes went with it. */
export type LostCase = { number: string; notes: number };

type Whose = Pick<TakenCase, 'accountId' | 'caseId'>;
const subjectOf = ({ accountId, caseId }: Whose) => `${accountId}/${caseId}`;
const DRAFT = 'draft/';
const isNote = ({ key }: { key: string }) => !key.startsWith(DRAFT);

/** Two people may take the same case along on one device: each has it sealed with a PIN of their own. */
export class CaseDatabase extends Dexie {
	declare taken: Table<Kept, string>;
	declare written: Table<KeptNote, string>;

	constructor(name = 'ankerplatz-faelle') {
		super(name);
		this.version(1).stores({ cases: 'caseId', notes: 'key, caseId' });
		this.version(2)
			.stores({ cases: null, notes: null, taken: 'subject, accountId', written: 'key, subject, accountId' })
			.upgrade(async (change) => {
				for (const kept of (await change.table('cases').toArray()) as Omit<Kept, 'subject'>[]) {
					const [{ accountId }, subject] = [kept, subjectOf(kept)];
					const notes = (await change.table('notes').where({ caseId: kept.caseId }).toArray()) as KeptNote[];
					await change.table('taken').put({ ...kept, subject });
					for (const { key, at, sealed } of notes.filter(isNote)) {
						await change.table('written').put({ key, subject, accountId, at, sealed });
					}
				}
			});
	}
}

const database = new CaseDatabase();
const tables = [database.taken, database.written] as const;
const notesOf = (subject: string) => database.written.where({ subject }).filter(isNote);

/** Notes of an earlier taking go, because they were sealed with another key: ask `countNotes` first. */
export async function keepCase(taken: Omit<TakenCase, 'tries'>, pin: string, content: unknown): Promise<void> {
	const subject = subjectOf(taken);
	const { lock, key } = await newLock(pin);
	const sealed = await seal(key, subject, content);
	await database.transaction('rw', tables, async () => {
		await database.written.where({ subject }).delete();
		await database.taken.put({ ...taken, subject, tries: 0, lock, sealed });
	});
}

/** Finished notes of a case that have not been sent; can be counted without the PIN. */
export const countNotes = (whose: Whose) => notesOf(subjectOf(whose)).count();

/** Of all cases a person has taken along. */
export const countNotesOf = (accountId: string) => database.written.where({ accountId }).filter(isNote).count();

/** What the person has on this device. Cases of others stay sealed until their own day is over. */
export async function findTaken(accountId: string): Promise<TakenCase[]> {
	const own = await database.taken.where({ accountId }).toArray();
	return own.map(({ caseId, number, takenAt, tries }) => ({ accountId, caseId, number, takenAt, tries }));
}

/** Whether anybody has anything here. */
export const isAnythingTaken = async () => (await database.taken.count()) > 0;

/** Wipes what is over, of everybody; tells what the person has lost by it. */
export const wipeOver = (accountId: string, now: string): Promise<LostCase[]> =>
	database.transaction('rw', tables, async () => {
		const lost: LostCase[] = [];
		for (const kept of await database.taken.filter((each) => isOver(each, now)).toArray()) {
			if (kept.accountId === accountId) lost.push({ number: kept.number, notes: await countNotes(kept) });
			await dropCase(kept);
		}
		return lost;
	});

export type Opening<T> = { state: 'open'; opened: OpenCase<T> } | { state: 'wrong'; left: number } | { state: 'gone' };

/** A try is counted before it is made: switching the device off in between wins nothing. */
export async function openCase<T>(whose: Whose, pin: string, now: string): Promise<Opening<T>> {
	const kept = await countTry(whose, now);
	if (kept === null) return { state: 'gone' };
	try {
		const key = await unlock(pin, kept.lock);
		const content = await open<T>(key, kept.subject, kept.sealed);
		await database.taken.update(kept.subject, { tries: 0 });
		return { state: 'open', opened: new OpenCase(kept, key, content) };
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
		if (kept.tries < MOST_TRIES) return { state: 'wrong', left: MOST_TRIES - kept.tries };
		await dropCase(whose);
		return { state: 'gone' };
	}
}

const countTry = (whose: Whose, now: string) =>
	database.transaction('rw', tables, async () => {
		const kept = await database.taken.get(subjectOf(whose));
		if (!kept) return null;
		if (isOver(kept, now)) {
			await dropCase(whose);
			return null;
		}
		const tried = { ...kept, tries: kept.tries + 1 };
		await database.taken.put(tried);
		return tried;
	});

export const dropCase = (whose: Whose) =>
	database.transaction('rw', tables, async () => {
		const subject = subjectOf(whose);
		await database.taken.delete(subject);
		await database.written.where({ subject }).delete();
	});

/** Everything of a person: on sign-out. */
export const forgetCases = (accountId: string) =>
	database.transaction('rw', tables, async () => {
		for (const table of tables) await table.where({ accountId }).delete();
	});

/** A case whose PIN was given; its key lives as long as this object. */
export class OpenCase<T> {
	readonly caseId: string;
	readonly accountId: string;
	readonly number: string;
	readonly takenAt: string;
	readonly #subject: string;
	readonly #draftKey: string;

	constructor(
		taken: TakenCase,
		private readonly key: CryptoKey,
		readonly content: T
	) {
		this.caseId = taken.caseId;
		this.accountId = taken.accountId;
		this.number = taken.number;
		this.takenAt = taken.takenAt;
		this.#subject = subjectOf(taken);
		this.#draftKey = DRAFT + this.#subject;
	}

	/** Oldest first, without what is still being typed. */
	async notes(): Promise<TakenNote[]> {
		const done = await notesOf(this.#subject).sortBy('at');
		return Promise.all(
			done.map(async ({ key, at, sealed }) => ({ key, at, text: await open<string>(this.key, this.#subject, sealed) }))
		);
	}

	async addNote({ key, at, text }: TakenNote) {
		const sealed = await seal(this.key, this.#subject, text);
		await database.written.put({ key, subject: this.#subject, accountId: this.accountId, at, sealed });
	}

	/** What is being typed, sealed as well: a reload or a new version loses none of it. */
	async keepDraft(text: string) {
		if (text === '') await this.dropNote(this.#draftKey);
		else await this.addNote({ key: this.#draftKey, at: '', text });
	}

	async draft(): Promise<string> {
		const kept = await database.written.get(this.#draftKey);
		return kept ? open<string>(this.key, this.#subject, kept.sealed) : '';
	}

	/** After it has arrived, or when it is not wanted any more. */
	dropNote(key: string) {
		return database.written.delete(key);
	}
}
