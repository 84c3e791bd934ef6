import { afterEach, expect, it } from 'vitest';
import type { Entry } from './offline/outbox/entry';
import * as store from './offline/outbox/outbox-store';
import { countNotesOf, findTaken, forgetCases, keepCase, openCase } from './offline/taken-cases';
import { hasTaken } from './offline/taken-mark';
import { countUnsent, dropTakenCases } from './sign-out';

const PIN = '482913';
const takenAt = '2026-11-21T14:05:00.000Z';

afterEach(async () => {
	await Promise.all(['me', 'other'].flatMap((account) => [store.forgetAccount(account), forgetCases(account)]));
});

const entry = (id: string, values: Partial<Entry>) =>
	({ id, account: 'me', after: null, state: 'waiting', ...values }) as Entry;

async function takeWithNote(accountId: string) {
	const whose = { accountId, caseId: 'case' };
	await keepCase({ ...whose, number: 'VG-2026-0001', takenAt }, PIN, {});
	const opening = await openCase(whose, PIN, takenAt);
	if (opening.state !== 'open') throw new Error(`not open but ${opening.state}`);
	await opening.opened.addNote({ key: `note of ${accountId}`, at: takenAt, text: 'Gespräch' });
	await opening.opened.keepDraft('Die Mutter');
}

it('counts what would be lost: entries, wishes and sealed notes, of nobody else', async () => {
	expect(await countUnsent('me')).toEqual({ entries: 0, wishes: 0, notes: 0 });
	await store.putEntries([
		...[entry('a', {}), entry('b', { state: 'conflict' }), entry('c', { state: 'done' })],
		...[entry('d', { after: 'a' }), entry('e', { account: 'other' })]
	]);
	const wish = { facility: 'Haus', query: '', begin: '', end: '', targetFee: null, notedAt: takenAt, offerId: 'o' };
	await store.database.wishes.put({ ...wish, id: 'w', account: 'me' });
	await takeWithNote('me');
	await takeWithNote('other');
	expect(await countUnsent('me')).toEqual({ entries: 2, wishes: 1, notes: 1 });
});

it('without network own cases can go alone, those of another person stay', async () => {
	await takeWithNote('me');
	await takeWithNote('other');
	expect(await dropTakenCases('me')).toBe(true);
	expect([await findTaken('me'), await countNotesOf('me')]).toEqual([[], 0]);
	expect(await countNotesOf('other')).toBe(1);
	expect(await dropTakenCases('other')).toBe(false);
	expect(hasTaken()).toBe(false);
});
