import type { RecordFacts } from './facts';
import { readField, writeField } from './formats';
import { latin1Bytes, latin1Text } from './latin1';
import type { Layout } from './layout';

/** Between two records. */
const LINE_END = '\r\n';

/** One record, exactly as long as the layout says, in the letters of latin-1. @throws RangeError when a value does not fit */
export function writeRecord(facts: RecordFacts, { constants, fields, length }: Layout): string {
	const pieces = [
		...constants,
		...fields.map((field) => ({ from: field.from, text: writeField(field, facts[field.name]) }))
	].sort((a, b) => a.from - b.from);
	const line = pieces.map(({ text }) => text).join('');
	if (line.length !== length) throw new RangeError(`a record of ${line.length} instead of ${length} places`);
	return line;
}

/** The facts of a record of the right length; what they are worth is for the checks to say. */
export const readRecord = (line: string, { fields }: Layout): RecordFacts =>
	Object.fromEntries(fields.map((field) => [field.name, readField(field, line)])) as RecordFacts;

/** The file for the statistical office: latin-1, one record a line. */
export const writeFile = (records: readonly RecordFacts[], layout: Layout): Uint8Array =>
	latin1Bytes(records.map((facts) => writeRecord(facts, layout)).join(LINE_END));

export type FileLine = { line: number; facts: RecordFacts } | { line: number; length: number };

/** The records of a file; a line of another length is told with its length. A line end after the last record is none. */
export function readFile(bytes: Uint8Array, layout: Layout): FileLine[] {
	const text = latin1Text(bytes).replace(/\r\n$/, '');
	if (text === '') return [];
	return text.split(LINE_END).map((record, index) => {
		const line = index + 1;
		return record.length === layout.length && hasConstants(record, layout)
			? { line, facts: readRecord(record, layout) }
			: { line, length: record.length };
	});
}

const hasConstants = (record: string, { constants }: Layout) =>
	constants.every(({ from, text }) => record.startsWith(text, from - 1));
