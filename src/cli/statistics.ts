import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { yearOf } from '../lib/domain/day';
import { layoutOf } from '../lib/domain/statistics/layouts';
import { readBack } from '../lib/domain/statistics/read-back';
import { currentMoment, dayInGermany } from '../lib/server/clock';
import { runProgram } from './program';
import { UsageError } from './usage-error';

const usage = `Aufruf: npm run statistics -- check DATEI [--jahr JJJJ]

  Liest eine exportierte Datei der amtlichen Statistik (Teil I.1) und prüft jeden Satz nach denselben Regeln wie vor dem
  Export. Ändert nichts und braucht keine Datenbank.`;

const MOST_SHOWN = 100;

await runProgram(async () => {
	const { path, year } = readArguments();
	const layout = layoutOf(year);
	if (layout === null) throw new UsageError(`Für ${year} ist kein Satzaufbau hinterlegt.\n\n${usage}`);
	const { records, problems } = readBack(await contentOf(path), layout);
	for (const { line, sentence } of problems.slice(0, MOST_SHOWN)) console.error(`Zeile ${line}: ${sentence}`);
	if (problems.length > MOST_SHOWN) console.error(`… und ${problems.length - MOST_SHOWN} weitere`);
	if (problems.length > 0) process.exitCode = 1;
	else console.log(`${records === 1 ? '1 Satz' : `${records} Sätze`}, kein Fehler.`);
});

function readArguments() {
	try {
		const { values, positionals } = parseArgs({ allowPositionals: true, options: { jahr: { type: 'string' } } });
		const [what, path, ...rest] = positionals;
		const year = values.jahr ?? String(yearOf(dayInGermany(currentMoment())));
		if (what !== 'check' || path === undefined || rest.length > 0 || !/^\d{4}$/.test(year)) throw new UsageError(usage);
		return { path, year: Number(year) };
	} catch (error) {
		throw error instanceof UsageError ? error : new UsageError(usage);
	}
}

async function contentOf(path: string): Promise<Uint8Array> {
	try {
		return await readFile(path);
	} catch {
		throw new UsageError(`Die Datei ${path} kann nicht gelesen werden.\n\n${usage}`);
	}
}
