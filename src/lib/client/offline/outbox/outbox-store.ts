import Dexie, { type Table } from 'dexie';
import type { Day } from '../../../domain/day';
import type { ApiOutput } from '../../api';
import { isPending, type Entry } from './entry';
import type { Wish } from './wish';

/** For whom something can be recorded without network: of the name only what tells them apart. */
export type KeptStay = { stayId: string; person: string; first: Day; last: Day | null };

type Kept<T> = { account: string; at: string; rows: T[] };
export type KeptVacancy = ApiOutput['vacancies']['list'][number];

/** Apart from the copy of the offers, which is thrown away whenever it is old. */
class OutboxDatabase extends Dexie {
	declare entries: Table<Entry, string>;
	declare wishes: Table<Wish, string>;
	declare stays: Table<Kept<KeptStay>, string>;
	declare vacancies: Table<Kept<KeptVacancy>, string>;

	constructor() {
		super('ankerplatz-ausgang');
		this.version(1).stores({ entries: 'id, account', wishes: 'id, account', stays: 'account', vacancies: 'account' });
	}
}

export const database = new OutboxDatabase();

const DONE_FOR_MS = 24 * 3_600_000;

export const readEntries = async (account: string): Promise<Entry[]> =>
	(await database.entries.where({ account }).toArray()).sort((a, b) => a.createdAt - b.createdAt);

export const readEntry = (id: string) => database.entries.get(id);

export const readWishes = async (account: string): Promise<Wish[]> =>
	(await database.wishes.where({ account }).toArray()).sort((a, b) => a.notedAt.localeCompare(b.notedAt));

/** All or none. */
export const putEntries = (entries: readonly Entry[]) =>
	database.transaction('rw', database.entries, () => database.entries.bulkPut([...entries]));

export const changeEntry = (id: string, change: Partial<Entry>) => database.entries.update(id, change);

/** With what hangs on it, under another id. */
export const replaceEntry = (id: string, fresh: Entry) =>
	database.transaction('rw', database.entries, async () => {
		await database.entries.delete(id);
		await database.entries.put(fresh);
		await database.entries.filter(({ after }) => after === id).modify({ after: fresh.id });
	});

/** With what hangs on it. */
export const removeEntry = (id: string) =>
	database.transaction('rw', database.entries, async () => {
		await database.entries.filter(({ after }) => after === id).delete();
		await database.entries.delete(id);
	});

/** Whatever a closed tab left half done is tried again; what was sent long ago and what others may have left goes. */
export const tidyUp = (account: string, now: number) =>
	database.transaction('rw', database.entries, database.stays, database.vacancies, async () => {
		const own = await database.entries.where({ account }).toArray();
		const needed = new Set(own.filter(isPending).map(({ after }) => after));
		await database.entries.bulkDelete(
			own
				.filter(({ id, state, createdAt }) => state === 'done' && createdAt < now - DONE_FOR_MS && !needed.has(id))
				.map(({ id }) => id)
		);
		await database.entries
			.where({ account })
			.filter(({ state }) => state === 'sending')
			.modify({ state: 'waiting' });
		await database.stays.where('account').notEqual(account).delete();
		await database.vacancies.where('account').notEqual(account).delete();
	});

/** At sign-out nothing of the person who leaves stays, sent or not. */
export const forgetAccount = (account: string) =>
	database.transaction('rw', database.tables, async () => {
		for (const table of database.tables) await table.where({ account }).delete();
	});
