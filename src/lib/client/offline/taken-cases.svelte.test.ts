import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropCase, findTaken, keepCase, openCase } from './taken-cases';

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
			const reading = ['cases', 'notes'].map((name) => store.transaction(name).objectStore(name).getAll());
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
afterEach(() => dropCase(caseId));

async function opened() {
	const result = await openCase<typeof content>(caseId, PIN, soon);
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
		const guess = (pin: string) => openCase(caseId, pin, soon);
		expect(await guess('000001')).toEqual({ state: 'wrong', left: 4 });
		await opened();
		for (const left of [4, 3, 2, 1]) expect(await guess('000002')).toEqual({ state: 'wrong', left });
		expect(await guess('000003')).toEqual({ state: 'gone' });
		expect(await openCase(caseId, PIN, soon)).toEqual({ state: 'gone' });
		expect(await everythingStored()).not.toContain(caseId);
	});

	it('is gone after a day, whether it is looked for or opened', async () => {
		const nextDay = '2026-11-22T14:05:00.000Z';
		expect((await findTaken('me', soon)).map((taken) => taken.caseId)).toEqual([caseId]);
		expect(await openCase(caseId, PIN, nextDay)).toEqual({ state: 'gone' });
		expect(await findTaken('me', soon)).toEqual([]);
	});

	it('is wiped when somebody else is signed in on the device', async () => {
		expect(await findTaken('somebody else', soon)).toEqual([]);
		expect(await findTaken('me', soon)).toEqual([]);
	});

	it('keeps notes sealed until they have been sent', async () => {
		const help = await opened();
		const note = { key: crypto.randomUUID(), at: soon, text: 'Vater war nicht da' };
		await help.addNote(note);
		expect(await everythingStored()).not.toContain('Vater');
		expect(await (await opened()).notes()).toEqual([note]);
		await help.keepDraft('Die Mutter sagt');
		expect(await everythingStored()).not.toContain('Mutter');
		expect(await (await opened()).draft()).toBe('Die Mutter sagt');
		expect(await help.notes()).toEqual([note]);
		await help.dropNote(note.key);
		expect(await help.notes()).toEqual([]);
	});
});
