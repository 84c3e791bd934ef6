import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../../domain/day';
import { recordFieldsSchema } from '../../../domain/billing/record-input';
import type { Entry, NewEntry } from './entry';
import { descriptionOf, differencesOf, insistingOn, titleOf } from './kinds';
import { Lane } from './lane';
import * as store from './outbox-store';
import { FileRefused } from './outcome';
import { replay } from './replay';

const ACCOUNT = 'own';
const NOW = 1_700_000_000_000;

let number = 0;
const made = (said: NewEntry, values: Partial<Entry> = {}): Entry =>
	({
		...{ ...said, id: `entry-${(number += 1)}`, account: ACCOUNT, after: null, createdAt: number, attempts: 0 },
		...{ nextTryAt: 0, state: 'waiting', error: null, conflict: null, answer: null, ...values }
	}) as Entry;

const seen = { reportedAt: '2026-11-20T08:00:00.000Z', operable: '8.00', occupiedOutside: '0.00' };
const confirmation = (offerId: string): NewEntry => ({
	...{ kind: 'vacancy-confirmation', subject: offerId, input: { offerId, name: 'Haus', seen } }
});
const photo = (): NewEntry => ({
	kind: 'facility-photo',
	subject: null,
	input: { facilityId: 'f', facility: 'Haus', caption: '', file: new Blob(['x']) }
});
const signature = (): NewEntry => ({
	kind: 'record-signature',
	subject: null,
	input: { person: 'Lena T.', day: '2026-11-24' as Day, name: 'Lena', image: 'data:image/png;base64,AA' }
});

const fields = recordFieldsSchema.parse({
	...{ day: '2026-11-24', from: '10:00', until: '10:30', kind: 'with-person', minutes: null }
});

const NOBODY = () => new TypeError('Failed to fetch');
/** Words, then pictures; tells when to try again. */
async function pass(sender: (entry: Entry, before: unknown) => Promise<unknown>, all = true) {
	const words = await replay({ account: ACCOUNT, now: () => NOW, all, attachments: false }, sender);
	const pictures = await replay({ account: ACCOUNT, now: () => NOW, all, attachments: true }, sender);
	return words ?? pictures;
}
const states = async () => Object.fromEntries((await store.readEntries(ACCOUNT)).map(({ id, state }) => [id, state]));

beforeEach(async () => {
	await store.database.entries.clear();
});

describe('a pass over what waits', () => {
	it('sends in the order of entry, pictures last, each once', async () => {
		const [picture, first, second] = [made(photo()), made(confirmation('a')), made(confirmation('b'))];
		await store.putEntries([picture, first, second]);
		const sent: string[] = [];
		const sender = ({ id }: Entry) => Promise.resolve(sent.push(id));
		expect(await pass(sender)).toBeNull();
		await pass(sender);
		expect(sent).toEqual([first.id, second.id, picture.id]);
	});

	it('ends where nobody answers, and says when to try again', async () => {
		const [first, second] = [made(confirmation('a')), made(confirmation('b'))];
		await store.putEntries([first, second]);
		const sent: string[] = [];
		const next = await pass(({ id }) => {
			sent.push(id);
			return Promise.reject(NOBODY());
		});
		expect(sent).toEqual([first.id]);
		expect(next).toBe(NOW + 2_000);
		expect(await states()).toEqual({ [first.id]: 'waiting', [second.id]: 'waiting' });
	});

	it('goes on behind a refusal and behind a fault; the sentence stays with the entry', async () => {
		const [refused, faulty, good] = [made(photo()), made(photo()), made(photo())];
		await store.putEntries([refused, faulty, good]);
		await pass(({ id }) => {
			if (id === refused.id) return Promise.reject(new FileRefused(409, 'Kein Foto.'));
			return id === faulty.id ? Promise.reject(new FileRefused(500, 'Später.')) : Promise.resolve({});
		});
		expect(await states()).toEqual({ [refused.id]: 'failed', [faulty.id]: 'waiting', [good.id]: 'done' });
		expect((await store.readEntry(refused.id))?.error).toBe('Kein Foto.');
	});

	it('hands the signature the answer of its record, and keeps it waiting for that', async () => {
		const record = made(confirmation('a'));
		const drawn = made(signature(), { after: record.id });
		await store.putEntries([record, drawn]);
		await pass(() => Promise.reject(new FileRefused(500, 'Später.')));
		expect((await states())[drawn.id]).toBe('waiting');
		const seenBefore: unknown[] = [];
		await pass(({ id }, before) => {
			if (id === drawn.id) seenBefore.push(before);
			return Promise.resolve({ recordId: 'r' });
		});
		expect(seenBefore).toEqual([{ recordId: 'r' }]);
	});

	it('leaves nothing of a picture or a note on the device once the portal has it', async () => {
		const record = made({
			kind: 'service-record',
			subject: null,
			input: { stayId: 's', person: 'Lena T.', fields: { ...fields, place: 'Schule', note: 'Gespräch' } }
		});
		const entries = [record, made(signature(), { after: record.id }), made(photo())];
		await store.putEntries(entries);
		await pass(() => Promise.resolve({ recordId: 'r' }));
		const kept = await store.readEntries(ACCOUNT);
		expect(kept.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
		const [ofRecord, ofSignature, ofPhoto] = kept;
		expect(ofRecord?.input).toMatchObject({ person: 'Lena T.', fields: { day: fields.day, place: null, note: null } });
		expect(ofSignature?.input).toMatchObject({ name: 'Lena', image: '' });
		expect(ofPhoto?.kind === 'facility-photo' && ofPhoto.input.file.size).toBe(0);
		expect(kept.map((entry) => titleOf(entry) + descriptionOf(entry))).toEqual(
			entries.map((entry) => titleOf(entry) + descriptionOf(entry))
		);
	});

	it('lets the next word about the same offer rest on the one just taken', async () => {
		const [first, second] = [made(confirmation('a')), made(confirmation('a'))];
		await store.putEntries([first, second]);
		const bases: unknown[] = [];
		await pass(({ input }) => {
			if ('seen' in input) bases.push(input.seen.reportedAt);
			return Promise.resolve({ reportedAt: '2026-11-25T10:00:00.000Z' });
		});
		expect(bases).toEqual([seen.reportedAt, '2026-11-25T10:00:00.000Z']);
	});

	it('lets a word that was tried before rest on it as well, with a key of its own and what hangs on it', async () => {
		const [first, tried] = [made(confirmation('a')), made(confirmation('a'), { attempts: 3 })];
		const drawn = made(signature(), { after: tried.id });
		await store.putEntries([first, tried, drawn]);
		const answer = { reportedAt: '2026-11-25T10:00:00.000Z' };
		await replay({ account: ACCOUNT, now: () => NOW, all: true, attachments: false }, ({ id }) =>
			id === first.id ? Promise.resolve(answer) : Promise.reject(NOBODY())
		);
		const [moved] = (await store.readEntries(ACCOUNT)).filter(
			({ state, kind }) => state === 'waiting' && kind !== drawn.kind
		);
		expect(moved?.id).not.toBe(tried.id);
		expect(moved?.input).toMatchObject({ seen: { reportedAt: answer.reportedAt } });
		expect((await store.readEntry(drawn.id))?.after).toBe(moved?.id);
	});

	it('sends words while a picture is on its way', async () => {
		const [picture, word] = [made(photo()), made(confirmation('a'))];
		await store.putEntries([picture, word]);
		let arrive: (answer: unknown) => void = () => undefined;
		const sent: string[] = [];
		const sender = ({ id }: Entry) => {
			sent.push(id);
			return id === picture.id ? new Promise((resolve) => (arrive = resolve)) : Promise.resolve({});
		};
		const lane = (attachments: boolean) =>
			new Lane({ attachments, account: () => ACCOUNT, sender, wake: () => undefined });
		const [pictures, words] = [lane(true), lane(false)];
		const uploading = pictures.flush(true);
		await expect.poll(() => sent).toEqual([picture.id]);
		await words.flush(true);
		expect(await states()).toEqual({ [picture.id]: 'sending', [word.id]: 'done' });
		arrive({});
		await uploading;
		expect((await states())[picture.id]).toBe('done');
	});

	it('makes up for a flush that came while it was under way, over all when that was wanted', async () => {
		const late = made(confirmation('a'), { attempts: 4, nextTryAt: Date.now() + 3_600_000 });
		const word = made(confirmation('b'));
		await store.putEntries([word]);
		let arrive: (answer: unknown) => void = () => undefined;
		const sender = ({ id }: Entry) =>
			id === word.id ? new Promise((resolve) => (arrive = resolve)) : Promise.resolve({});
		const words = new Lane({ attachments: false, account: () => ACCOUNT, sender, wake: () => undefined });
		const under = words.flush(false);
		await expect.poll(async () => (await states())[word.id]).toBe('sending');
		await store.putEntries([late]);
		await words.flush(true);
		await words.flush(false);
		arrive({});
		await under;
		expect(await states()).toEqual({ [word.id]: 'done', [late.id]: 'done' });
	});

	it('never touches what somebody else entered', async () => {
		const other = made(confirmation('a'), { account: 'other' });
		await store.putEntries([other]);
		const sent: string[] = [];
		await pass(({ id }) => Promise.resolve(sent.push(id)));
		expect(sent).toEqual([]);
		await store.forgetAccount(ACCOUNT);
		expect(await store.readEntry(other.id)).toMatchObject({ state: 'waiting' });
	});

	it('loses and doubles nothing, however the network fails', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.nat(9), { minLength: 40, maxLength: 40 }), async (luck) => {
				await store.database.entries.clear();
				const entries = ['a', 'b', 'a', 'c'].map((offerId) => made(confirmation(offerId)));
				await store.putEntries(entries);
				const effects = new Map<string, number>();
				let turn = 0;
				const server = ({ id }: Entry) => {
					const chance = luck[turn++ % luck.length] ?? 9;
					if (chance < 2) return Promise.reject(NOBODY());
					// The command gets through; with bad luck only its answer is lost. The key makes the second one no effect.
					effects.set(id, 1);
					return chance < 3 ? Promise.reject(NOBODY()) : Promise.resolve({ reportedAt: seen.reportedAt });
				};
				if (luck.every((chance) => chance < 3)) return;
				for (let attempt = 0; attempt < 200 && (await pass(server)) !== null; attempt += 1);
				expect(new Set(Object.values(await states()))).toEqual(new Set(['done']));
				expect([...effects.keys()].sort()).toEqual(entries.map(({ id }) => id).sort());
			}),
			{ numRuns: 10 }
		);
	});
});

describe('what a closed tab left behind', () => {
	it('is tried again, and what was sent long ago goes', async () => {
		const [half, old, fresh] = [
			made(photo(), { state: 'sending' }),
			made(photo(), { state: 'done', createdAt: NOW - 90_000_000 }),
			made(photo(), { state: 'done', createdAt: NOW })
		];
		await store.putEntries([half, old, fresh]);
		await store.tidyUp(ACCOUNT, NOW);
		expect(await states()).toEqual({ [half.id]: 'waiting', [fresh.id]: 'done' });
	});

	it('goes with the record when that is deleted', async () => {
		const record = made(confirmation('a'));
		await store.putEntries([record, made(signature(), { after: record.id })]);
		await store.removeEntry(record.id);
		expect(await store.readEntries(ACCOUNT)).toEqual([]);
	});
});

it('a conflict shows both, and to insist is a report on top of what was seen', () => {
	const conflict = { offerId: 'a', reportedAt: '2026-11-25T10:00:00.000Z', operable: '6.00', occupiedOutside: '1.50' };
	const entry = made(confirmation('a'), { state: 'conflict', conflict });
	expect(differencesOf(entry)).toEqual([
		{ label: 'Betreibbar', mine: '8', theirs: '6' },
		{ label: 'Außerhalb belegt', mine: '0', theirs: '1,5' }
	]);
	expect(insistingOn(entry)).toMatchObject({
		kind: 'vacancy-report',
		input: {
			...{ offerId: 'a', operable: '8.00', occupiedOutside: '0.00', until: null },
			basedOn: { reportedAt: conflict.reportedAt, operable: '6.00', occupiedOutside: '1.50' }
		}
	});
});
