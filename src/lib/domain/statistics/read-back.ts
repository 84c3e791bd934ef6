import { problemsOf } from './checks';
import type { Layout } from './layout';
import { readFile } from './record';

/** What is wrong with a line of a file. */
export type LineProblem = { line: number; sentence: string };

/** Reads an exported file and checks each record by the same rules as before the export, and the numbers across them. */
export function readBack(bytes: Uint8Array, layout: Layout): { records: number; problems: LineProblem[] } {
	const lines = readFile(bytes, layout);
	const seen = new Map<number, number>();
	const problems = lines.flatMap((read): LineProblem[] => {
		const { line } = read;
		if (!('facts' in read)) {
			return [
				{ line, sentence: `Kein Satz nach Aufbau ${layout.version}: ${read.length} statt ${layout.length} Stellen.` }
			];
		}
		const own = problemsOf(read.facts, layout).map(({ sentence }) => ({ line, sentence }));
		const { number } = read.facts;
		const earlier = number === null ? undefined : seen.get(number);
		if (number !== null) seen.set(number, line);
		return earlier === undefined
			? own
			: [...own, { line, sentence: `Die laufende Nummer steht schon in Zeile ${earlier}.` }];
	});
	return { records: lines.length, problems };
}
