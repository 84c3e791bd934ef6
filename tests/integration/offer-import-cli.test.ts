import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isNull, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import type { Database } from '../../src/lib/server/db/client';
import { csvText, offerRow, type FileRow } from '../factories/offer-file';
import { test as base } from '../setup/database';

const run = promisify(execFile);

type Ended = { code: number; stdout: string; stderr: string };

/** `npm run import -- …` against the database of this file, with a list of these rows. */
const test = base.extend('importFile', async ({ ownerUrl }, { onCleanup }) => {
	const dir = await mkdtemp(join(tmpdir(), 'ankerplatz-import-'));
	onCleanup(() => rm(dir, { recursive: true }));
	const path = join(dir, 'liste.csv');
	return async (rows: readonly FileRow[], ...options: string[]): Promise<Ended> => {
		await writeFile(path, csvText(rows));
		return program(['offers', path, ...options], ownerUrl);
	};
});

async function program(words: readonly string[], url: string): Promise<Ended> {
	const env = { ...process.env, DATABASE_URL: url, DEMO: '0' };
	try {
		return { code: 0, ...(await run(process.execPath, ['--import', 'tsx', 'src/cli/import.ts', ...words], { env })) };
	} catch (error) {
		return error as Ended;
	}
}

const offers = async (owner: Database) =>
	(await owner.execute<{ count: number }>(sql`SELECT count(*)::int AS count FROM offer`)).rows[0]?.count;

describe('npm run import', () => {
	test('shows with --dry-run what it then does', async ({ importFile, owner }) => {
		const dry = await importFile([offerRow], '--dry-run');
		expect(dry).toMatchObject({ code: 0, stderr: '' });
		expect(dry.stdout).toContain(
			'Zeile 2: Angebot neu: Küstenkinder gGmbH, Haus am Bodden, S34 – Plätze: 8,00, belegt 2,00'
		);
		expect(dry.stdout).toContain('Es wurde nichts geändert.');
		expect(await offers(owner)).toBe(0);

		expect((await importFile([offerRow])).stdout).toBe(
			'Eingelesen: 1 Zeile. Träger neu: 1, Einrichtung neu: 1, Angebot neu: 1, Entgelt neu: 1.\n'
		);
	});

	test('has nothing to do with a list it knows, and tells what differs', async ({ importFile, owner }) => {
		await importFile([offerRow]);
		expect(await importFile([offerRow])).toEqual({ code: 0, stdout: 'Keine Änderungen.\n', stderr: '' });
		expect((await importFile([{ ...offerRow, Plätze: '6' }], '--dry-run')).stdout).toContain('Plätze: 8,00 → 6,00');
		expect(await owner.select().from(auditEntry).where(isNull(auditEntry.accountId))).toMatchObject([
			{ action: 'offers/imported', address: 'command line', details: { rows: 1, 'offer-new': 1 } }
		]);
	});

	test('prints every error, changes nothing and says so to the shell', async ({ importFile, owner }) => {
		const before = await offers(owner);
		const ended = await importFile([
			{ ...offerRow, Einrichtung: 'Neues Haus' },
			{ ...offerRow, PLZ: '1', Plätze: 'acht' }
		]);
		expect(ended).toMatchObject({ code: 1, stdout: '' });
		expect(ended.stderr.split('\n').slice(0, 2)).toEqual([
			'Zeile 3, PLZ: „1“ – erwartet: eine bekannte Postleitzahl mit 5 Ziffern',
			expect.stringMatching(/^Zeile 3, Plätze: „acht“ – erwartet: eine Zahl ab 0/u)
		]);
		expect(ended.stderr).toContain('2 Fehler. Es wurde nichts geändert.');
		expect(await offers(owner)).toBe(before);
	});

	test('explains itself when called wrongly', async ({ ownerUrl }) => {
		const usage = await program(['cases', 'x.csv'], ownerUrl);
		expect(usage).toMatchObject({ code: 1, stdout: '' });
		expect(usage.stderr).toContain('Aufruf: npm run import -- offers DATEI');
		expect((await program(['offers', 'fehlt.csv'], ownerUrl)).stderr).toContain('fehlt.csv kann nicht gelesen werden');
	});
});
