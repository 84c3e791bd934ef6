import { api, type ApiOutput } from '../../api';
import { network } from '../../network.svelte';
import { isUnreachable } from '../../unreachable';
import { database, type KeptStay, type KeptVacancy } from './outbox-store';

/** `stored` is the moment of the copy on this device; null when the server answered. */
export type Found<T> = { rows: T[]; stored: string | null };

/** Own vacancies, without network as they were last seen here. */
export const findVacancies = (fetch: typeof globalThis.fetch, account: string): Promise<Found<KeptVacancy>> =>
	findOrRecall(account, database.vacancies, () => api(fetch).vacancies.list.query());

type Photos = ApiOutput['photos']['list'];
type FoundVacancy =
	| { offer: ApiOutput['vacancies']['calendar']; photos: Photos; stored: null }
	| { offer: KeptVacancy; photos: Photos; stored: string };

/** One own offer: with its weeks and dated entries when the server answers, without network as the list last had it. */
export async function findVacancy(
	fetch: typeof globalThis.fetch,
	account: string,
	offerId: string
): Promise<FoundVacancy> {
	const { vacancies, photos } = api(fetch);
	try {
		const offer = await vacancies.calendar.query({ offerId });
		return { offer, photos: await photos.list.query({ facilityId: offer.facilityId }), stored: null };
	} catch (error) {
		const kept = isUnreachable(error) ? await recall(database.vacancies, account) : undefined;
		const offer = kept?.rows.find((row) => row.offerId === offerId);
		if (kept === undefined || offer === undefined) throw error;
		network.requestFailed();
		return { offer, photos: [], stored: kept.at };
	}
}

/** For whom something can be recorded: first name and initial are enough to choose, and all that stays on a device. */
export const findStays = (fetch: typeof globalThis.fetch, account: string): Promise<Found<KeptStay>> =>
	findOrRecall(account, database.stays, async () => {
		const stays = await api(fetch).serviceRecords.stays.query();
		return stays.map(({ stayId, firstName, lastName, first, last }) => ({
			...{ stayId, person: `${firstName} ${lastName.slice(0, 1)}.`, first, last }
		}));
	});

type Shelf<T> = {
	get: (account: string) => PromiseLike<{ at: string; rows: T[] } | undefined>;
	put: (kept: { account: string; at: string; rows: T[] }) => PromiseLike<unknown>;
};

async function findOrRecall<T>(account: string, shelf: Shelf<T>, ask: () => Promise<T[]>): Promise<Found<T>> {
	try {
		const rows = await ask();
		await shelf.put({ account, at: new Date().toISOString(), rows }).then(undefined, () => undefined);
		return { rows, stored: null };
	} catch (error) {
		const kept = isUnreachable(error) ? await recall(shelf, account) : undefined;
		if (kept === undefined) throw error;
		network.requestFailed();
		return { rows: kept.rows, stored: kept.at };
	}
}

/** Storage that is switched off, or not there while a page is drawn on the server, has nothing to tell. */
const recall = <T>(shelf: Shelf<T>, account: string) => shelf.get(account).then(undefined, () => undefined);
