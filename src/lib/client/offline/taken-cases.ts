import Dexie, { type Table } from 'dexie';
import { isOver, MOST_TRIES } from '../../domain/cases/taken-case';
import { newLock, open, seal, unlock, type Lock, type Sealed } from './vault';

/** A case on this device. Readable without the PIN are its number and when it was taken, nothing of the person. */
export type TakenCase = { caseId: string; accountId: string; number: string; takenAt: string; tries: number };
type Kept = TakenCase & { lock: Lock; sealed: Sealed };
type KeptNote = { key: string; caseId: string; at: string; sealed: Sealed };

/** Written without network; `key` makes it arrive once, however often it is sent. */
export type TakenNote = { key: string; at: string; text: string };

class CaseDatabase extends Dexie {
	declare cases: Table<Kept, string>;
	declare notes: Table<KeptNote, string>;

	constructor() {
		super('ankerplatz-faelle');
		this.version(1).stores({ cases: 'caseId', notes: 'key, caseId' });
	}
}

const database = new CaseDatabase();
const subjectOf = ({ accountId, caseId }: Pick<TakenCase, 'accountId' | 'caseId'>) => `${accountId}/${caseId}`;

export async function keepCase(taken: Omit<TakenCase, 'tries'>, pin: string, content: unknown): Promise<void> {
	const { lock, key } = await newLock(pin);
	const sealed = await seal(key, subjectOf(taken), content);
	// Notes of an earlier taking were sealed with another key.
	await database.notes.where('caseId').equals(taken.caseId).delete();
	await database.cases.put({ ...taken, tries: 0, lock, sealed });
}

/** What the person has on this device; what is over, or was left by somebody else, is wiped on the way. */
export async function findTaken(accountId: string, now: string): Promise<TakenCase[]> {
	const all = await database.cases.toArray();
	const over = all.filter((taken) => taken.accountId !== accountId || isOver(taken, now));
	for (const { caseId } of over) await dropCase(caseId);
	return all
		.filter((taken) => !over.includes(taken))
		.map(({ caseId, number, takenAt, tries }) => ({ accountId, caseId, number, takenAt, tries }));
}

export type Opening<T> = { state: 'open'; opened: OpenCase<T> } | { state: 'wrong'; left: number } | { state: 'gone' };

/** A try is counted before it is made: switching the device off in between wins nothing. */
export async function openCase<T>(caseId: string, pin: string, now: string): Promise<Opening<T>> {
	const kept = await countTry(caseId, now);
	if (kept === null) return { state: 'gone' };
	try {
		const key = await unlock(pin, kept.lock);
		const content = await open<T>(key, subjectOf(kept), kept.sealed);
		await database.cases.update(caseId, { tries: 0 });
		return { state: 'open', opened: new OpenCase(kept, key, content) };
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
		if (kept.tries < MOST_TRIES) return { state: 'wrong', left: MOST_TRIES - kept.tries };
		await dropCase(caseId);
		return { state: 'gone' };
	}
}

const countTry = (caseId: string, now: string) =>
	database.transaction('rw', database.cases, database.notes, async () => {
		const kept = await database.cases.get(caseId);
		if (!kept) return null;
		if (isOver(kept, now)) {
			await dropCase(caseId);
			return null;
		}
		const tried = { ...kept, tries: kept.tries + 1 };
		await database.cases.put(tried);
		return tried;
	});

export const dropCase = (caseId: string) =>
	database.transaction('rw', database.cases, database.notes, async () => {
		await database.cases.delete(caseId);
		await database.notes.where('caseId').equals(caseId).delete();
	});

/** Everything: on sign-out. */
export const forgetCases = () => Promise.all([database.cases.clear(), database.notes.clear()]).then(() => undefined);

/** A case whose PIN was given; its key lives as long as this object. */
export class OpenCase<T> {
	readonly caseId: string;
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
		this.number = taken.number;
		this.takenAt = taken.takenAt;
		this.#subject = subjectOf(taken);
		this.#draftKey = `draft/${taken.caseId}`;
	}

	/** Oldest first, without what is still being typed. */
	async notes(): Promise<TakenNote[]> {
		const kept = await database.notes.where('caseId').equals(this.caseId).sortBy('at');
		const done = kept.filter(({ key }) => key !== this.#draftKey);
		return Promise.all(
			done.map(async ({ key, at, sealed }) => ({ key, at, text: await open<string>(this.key, this.#subject, sealed) }))
		);
	}

	async addNote({ key, at, text }: TakenNote) {
		await database.notes.put({ key, caseId: this.caseId, at, sealed: await seal(this.key, this.#subject, text) });
	}

	/** What is being typed, sealed as well: a reload or a new version loses none of it. */
	async keepDraft(text: string) {
		if (text === '') await this.dropNote(this.#draftKey);
		else await this.addNote({ key: this.#draftKey, at: '', text });
	}

	async draft(): Promise<string> {
		const kept = await database.notes.get(this.#draftKey);
		return kept ? open<string>(this.key, this.#subject, kept.sealed) : '';
	}

	/** After it has arrived, or when it is not wanted any more. */
	dropNote(key: string) {
		return database.notes.delete(key);
	}
}
