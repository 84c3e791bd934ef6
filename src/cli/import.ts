import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { IMPORT_BYTE_LIMIT } from '../lib/domain/offers/import/table';
import { changeInWords, countsInWords, problemInWords } from '../lib/domain/offers/import/words';
import { currentMoment, dayInGermany } from '../lib/server/clock';
import { openDatabase, type Db } from '../lib/server/db/client';
import { auditEntry } from '../lib/server/db/schema/access';
import { applyImport, previewImport, type ImportOrder, type ImportOutcome } from '../lib/server/offers/import/commands';
import { readOfferFile } from '../lib/server/offers/import/read-file';
import { runProgram, withDatabase } from './program';
import { UsageError } from './usage-error';

const usage = `Aufruf: npm run import -- offers DATEI [--dry-run]

  DATEI      CSV (UTF-8 oder Windows-1252, Semikolon oder Komma) oder .xlsx; ein Muster ist static/vorlage-angebote.csv
  --dry-run  zeigt nur, was sich ändern würde`;

await runProgram(async () => {
	const { path, dryRun } = readArguments();
	const table = await readOfferFile({ fileName: basename(path), content: await contentOf(path) });
	await withDatabase(async ({ ownerUrl }) => {
		const { db, close } = openDatabase(ownerUrl, { patient: true, max: 1 });
		try {
			const now = currentMoment();
			const order = { table, ownOffice: null, today: dayInGermany(now) };
			const work = (tx: Db) => (dryRun ? previewImport(tx, order) : applyAndRecord(tx, order, now));
			report(await db.transaction(work), dryRun);
		} finally {
			await close();
		}
	});
});

function readArguments() {
	try {
		const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } });
		const [what, path, ...rest] = positionals;
		if (what !== 'offers' || path === undefined || rest.length > 0) throw new UsageError(usage);
		return { path, dryRun: values['dry-run'] ?? false };
	} catch (error) {
		throw error instanceof UsageError ? error : new UsageError(usage);
	}
}

/** Asks for the size first: a video by mistake is not read into memory. */
async function contentOf(path: string): Promise<Uint8Array> {
	try {
		const { size } = await stat(path);
		return size > IMPORT_BYTE_LIMIT ? new Uint8Array(IMPORT_BYTE_LIMIT + 1) : await readFile(path);
	} catch {
		throw new UsageError(`Die Datei ${path} kann nicht gelesen werden.\n\n${usage}`);
	}
}

/** Whoever may run a program on the server has no account: the log names the command line instead. */
async function applyAndRecord(tx: Db, order: ImportOrder, now: string): Promise<ImportOutcome> {
	const outcome = await applyImport(tx, order, { accountId: null, today: order.today, now });
	if (outcome.problems.length > 0 || outcome.changes.length === 0) return outcome;
	const details = { rows: outcome.rows, ...outcome.counts };
	await tx.insert(auditEntry).values({ at: now, action: 'offers/imported', address: 'command line', details });
	return outcome;
}

function report({ problems, warnings, changes, counts, rows }: ImportOutcome, dryRun: boolean) {
	for (const problem of problems) console.error(problemInWords(problem));
	if (problems.length > 0) {
		process.exitCode = 1;
		console.error(`\n${problems.length === 1 ? '1 Fehler' : `${problems.length} Fehler`}. Es wurde nichts geändert.`);
		return;
	}
	for (const warning of warnings) console.log(`Hinweis: ${problemInWords(warning)}`);
	if (changes.length === 0) console.log('Keine Änderungen.');
	else if (dryRun) sayPlan(changes.map(changeInWords), countsInWords(counts));
	else console.log(`Eingelesen: ${rows === 1 ? '1 Zeile' : `${rows} Zeilen`}. ${countsInWords(counts)}.`);
}

function sayPlan(lines: readonly string[], counts: string) {
	for (const line of lines) console.log(line);
	console.log(`\nProbelauf: ${counts}. Es wurde nichts geändert.`);
}
