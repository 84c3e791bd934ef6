import { WHOLE_FILE } from '../../../domain/offers/import/table';
import type { ImportProblem } from '../../../domain/offers/import/columns';

/** The file as a whole cannot be read; nothing else of it can be judged. */
export class UnreadableFile extends Error {
	override readonly name = 'UnreadableFile';
	constructor(readonly expected: string) {
		super(expected);
	}
}

export const wholeFileProblem = (fileName: string, expected: string): ImportProblem => ({
	row: WHOLE_FILE,
	column: 'Datei',
	value: fileName,
	expected
});
