import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	CaseDatabase,
	countNotes,
	countNotesOf,
	dropCase,
	findTaken,
	forgetCases,
	keepCase,
	openCase,
	wipeOver
} from './taken-cases';

const PIN = '482913';
const takenAt = '2026-11-21T14:05:00.000Z';
const soon = '2026-11-21T15:00:00.000Z';
const content = { firstName: 'Lena', events: [{ text: 'Gespräch' }] };

/** Everything that lies in the browser's store, as somebody with the device in hand could read it. */
function everythingStored(): Promise<string> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('ankerplatz-faelle');
		opening.onerror = () => reject(new Error('no store'));
		opening.onsuccess = () => {
			const store = opening.result;
			const reading = ['taken', 'written'].map((name) => store.transaction(name).objectStore(name).getAll());
			const last = reading.at(-1);
			if (!last) return;
			last.onsuccess = () => {
				store.close();
				resolve(reading.map(({ result }) => textOf(result)).join());
			};
		};
	});
}

const textOf = (rows: unknown) =>
	JSON.stringify(rows, (_key, value: unknown) =>
		value instanceof ArrayBuffer || value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value
	);

let caseId = '';
beforeEach(() => {
	caseId = crypto.randomUUID();
	return keepCase({ caseId, accountId: 'me', number: 'VG-2026-0001', takenAt }, PIN, content);
});
afterEach(async () => {
	await forgetCases('me');
	await forgetCases('somebody else');
});

const mine = () => ({ accountId: 'me', caseId });
const note = () => ({ key: crypto.randomUUID(), at: soon, text: 'Vater war nicht da' });

async function opened() {
	const result = await openCase<typeof content>(mine(), PIN, soon);
	if (result.state !== 'open') throw new Error(`not open but ${result.state}`);
	return result.opened;
}

describe('a case taken along', () => {
	it('opens with the PIN and lies in the store as nothing that can be read', async () => {
		expect((await opened()).content).toEqual(content);
		const stored = await everythingStored();
		expect(stored).toContain('VG-2026-0001');
		expect(stored).not.toMatch(/Lena|Gespr/);
		expect(stored).not.toContain(PIN);
	});

	it('is wiped by the fifth wrong PIN in a row; a right one in between begins anew', async () => {
		const guess = (pin: string) => openCase(mine(), pin, soon);
		expect(await guess('000001')).toEqual({ state: 'wrong', left: 4 });
		await opened();
		for (const left of [4, 3, 2, 1]) expect(await guess('000002')).toEqual({ state: 'wrong', left });
		expect(await guess('000003')).toEqual({ state: 'gone' });
		expect(await openCase(mine(), PIN, soon)).toEqual({ state: 'gone' });
		expect(await everythingStored()).not.toContain(caseId);
	});

	it('is gone after a day, whether it is looked for or opened', async () => {
		const nextDay = '2026-11-22T14:05:00.000Z';
		expect(await wipeOver('me', soon)).toEqual([]);
		expect((await findTaken('me')).map((taken) => taken.caseId)).toEqual([caseId]);
		await (await opened()).addNote(note());
		expect(await wipeOver('me', nextDay)).toEqual([{ number: 'VG-2026-0001', notes: 1 }]);
		expect(await findTaken('me')).toEqual([]);
		await keepCase({ ...mine(), number: 'VG-2026-0001', takenAt }, PIN, content);
		expect(await openCase(mine(), PIN, nextDay)).toEqual({ state: 'gone' });
		expect(await countNotesOf('me')).toBe(0);
	});

	it('stays with its notes, sealed, when somebody else signs in and takes the same case along', async () => {
		await (await opened()).addNote(note());
		expect(await findTaken('somebody else')).toEqual([]);
		await keepCase({ accountId: 'somebody else', caseId, number: 'VG-2026-0001', takenAt }, '771230', content);
		expect(await wipeOver('somebody else', soon)).toEqual([]);
		await forgetCases('somebody else');
		expect(await (await opened()).notes()).toHaveLength(1);
	});

	it('counts its notes without the PIN, but not what is still being typed', async () => {
		const help = await opened();
		await help.addNote(note());
		await help.keepDraft('Die Mutter');
		expect(await countNotes(mine())).toBe(1);
		expect(await countNotesOf('me')).toBe(1);
		expect(await countNotesOf('somebody else')).toBe(0);
		await dropCase(mine());
		expect(await countNotes(mine())).toBe(0);
		expect(await everythingStored()).not.toContain('draft/');
	});

	it('keeps notes sealed until they have been sent', async () => {
		const help = await opened();
		const written = note();
		await help.addNote(written);
		expect(await everythingStored()).not.toContain('Vater');
		expect(await (await opened()).notes()).toEqual([written]);
		await help.keepDraft('Die Mutter sagt');
		expect(await everythingStored()).not.toContain('Mutter');
		expect(await (await opened()).draft()).toBe('Die Mutter sagt');
		expect(await help.notes()).toEqual([written]);
		await help.dropNote(written.key);
		expect(await help.notes()).toEqual([]);
	});
});

it('cases and notes of the store before are still there', async () => {
	const name = `faelle-${crypto.randomUUID()}`;
	const before = new Dexie(name);
	before.version(1).stores({ cases: 'caseId', notes: 'key, caseId' });
	await before.table('cases').put({ caseId, accountId: 'me', number: 'VG-2026-0001', takenAt, tries: 2 });
	for (const key of ['first', 'second', `draft/${caseId}`]) await before.table('notes').put({ key, caseId, at: soon });
	before.close();
	const now = new CaseDatabase(name);
	expect(await now.taken.toArray()).toMatchObject([{ subject: `me/${caseId}`, number: 'VG-2026-0001', tries: 2 }]);
	const subject = `me/${caseId}`;
	expect(await now.written.toArray()).toMatchObject(
		['first', 'second'].map((key) => ({ key, subject, accountId: 'me' }))
	);
	now.close();
	await Dexie.delete(name);
});
