import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFacts, anyText, endedFacts, runningFacts } from '../../../../tests/factories/statistics';
import { latin1Bytes, toLatin1 } from './latin1';
import { layout2010 } from './layout-2010';
import { readFile, readRecord, writeFile, writeRecord } from './record';

const blank = (count: number) => ' '.repeat(count);

/** Written by hand from the official description, piece by piece. */
const goldenRunning = [
	...['A', '13', '075', '000', '123456', '00017', '032026', ' ', '34', '08', '24', '2', '052012'],
	...['1112015', blank(63), '01', '01', '2', '2', '1', '1', '4', '1', ' ', ' ', '1', '012', '0005', '13', '15', '  '],
	...[blank(6), blank(3), ' ', blank(4), '  ', '  ', ' ', blank(8), blank(5), blank(40)]
].join('');
const goldenEnded = [
	...['A', '13', '075', '000', '123456', '00017', '032026', ' ', '34', '08', '24', '2', '052012'],
	...['1112015', blank(63), '01', '01', '2', '2', '1', '1', '4', '1', ' ', ' ', '2', blank(3), blank(4)],
	...['13', '15', '  ', '102026', '030', '1', '0005', '10', '04', '6', '13003000', '18055'],
	'Rostock-Mönchenhäuser Straße            '
].join('');

describe('a record', () => {
	it.each([
		['of a running help', runningFacts, goldenRunning],
		['of an ended help, with umlauts', endedFacts, goldenEnded]
	])('%s is the golden one to the byte', (_case, facts, golden) => {
		expect(golden).toHaveLength(208);
		expect(writeRecord(facts, layout2010)).toBe(golden);
		expect(latin1Bytes(golden)).toHaveLength(208);
	});

	it('has one byte for an umlaut', () => {
		const [, second] = [...latin1Bytes(writeRecord(endedFacts, layout2010)).slice(176, 178)];
		expect(second).toBe(0xf6);
	});

	it('holds ten further young people without touching what stands behind them', () => {
		const people = Array.from({ length: 10 }, () => ({ sex: '2', birth: '2010-12' as const }));
		const line = writeRecord({ ...runningFacts, people: people as never, peopleOutside: 99 }, layout2010);
		expect(line.slice(40, 112)).toBe(`${'2122010'.repeat(10)}99`);
		expect(line.slice(112)).toBe(goldenRunning.slice(112));
	});

	it.each<[string, Partial<typeof runningFacts>]>([
		['a number of six digits', { number: 100_000 }],
		['a thousand contacts', { contactsInYear: 1_000 }],
		['a key of one digit', { place: '8' }],
		['eleven people', { people: Array.from({ length: 11 }, () => ({ sex: '1', birth: '2010-01' as never })) }]
	])('refuses %s: everything behind it would move', (_case, changed) => {
		expect(() => writeRecord({ ...runningFacts, ...changed }, layout2010)).toThrow(RangeError);
	});

	it('cuts a place that is too long and respells what latin-1 does not have', () => {
		const text = (residencePlace: string) => writeRecord({ ...endedFacts, residencePlace }, layout2010).slice(168);
		expect(text('Świnoujście – „Ostsee“')).toBe('Swinoujscie - "Ostsee"'.padEnd(40));
		expect(text('x'.repeat(41))).toBe('x'.repeat(40));
	});

	it('comes back as it was written, whatever it says', () => {
		fc.assert(
			fc.property(anyFacts, (facts) => {
				const line = writeRecord(facts, layout2010);
				expect(line).toHaveLength(208);
				expect(readRecord(line, layout2010)).toEqual(facts);
			})
		);
	});

	it('keeps its length with any place name', () => {
		fc.assert(
			fc.property(anyText, (residencePlace) => {
				const line = writeRecord({ ...runningFacts, residencePlace }, layout2010);
				expect(latin1Bytes(line)).toHaveLength(208);
				const kept = toLatin1(residencePlace).slice(0, 40).trimEnd();
				expect(readRecord(line, layout2010).residencePlace).toBe(kept.trim() === '' ? null : kept);
			})
		);
	});
});

describe('a file', () => {
	it('has CRLF between its records and nothing after the last', () => {
		const bytes = writeFile([runningFacts, endedFacts], layout2010);
		expect(bytes).toEqual(latin1Bytes(`${goldenRunning}\r\n${goldenEnded}`));
		expect(bytes).toHaveLength(2 * 208 + 2);
	});

	it('comes back with all its records, with or without a line end after the last', () => {
		fc.assert(
			fc.property(fc.array(anyFacts, { maxLength: 5 }), fc.boolean(), (records, ended) => {
				const bytes = [...writeFile(records, layout2010), ...(ended && records.length > 0 ? [13, 10] : [])];
				const lines = records.map((facts, index) => ({ line: index + 1, facts }));
				expect(readFile(Uint8Array.from(bytes), layout2010)).toEqual(lines);
			})
		);
	});

	it.each([
		['a short line', goldenRunning.slice(1)],
		['a long one', `${goldenRunning} `],
		['another kind of record', `B${goldenRunning.slice(1)}`]
	])('tells %s instead of reading it', (_case, line) => {
		expect(readFile(latin1Bytes(`${goldenRunning}\r\n${line}`), layout2010)).toEqual([
			{ line: 1, facts: runningFacts },
			{ line: 2, length: line.length }
		]);
	});
});
