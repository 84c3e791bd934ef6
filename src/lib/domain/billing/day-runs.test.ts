import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { euro } from '../money';
import { entriesOf, runsOf } from './day-runs';
import type { DayEntry } from './result';

const entry = (day: string, given: Partial<DayEntry> = {}): DayEntry => ({
	...{ day: day as Day, kind: 'present', rule: 'present', rate: euro('187.30'), amount: euro('187.30') },
	...given
});
const plain = (...days: string[]) => days.map((day) => entry(day));

/** '01–03 present' for each run. */
const told = (entries: DayEntry[]) =>
	runsOf(entries).map(({ day, to, kind }) => `${day.slice(8)}${to === undefined ? '' : `–${to.slice(8)}`} ${kind}`);

describe('the days of a line', () => {
	it.each<[string, DayEntry[], string[]]>([
		['none', [], []],
		['one day', plain('2025-03-04'), ['04 present']],
		['days in a row are one run', plain('2025-03-08', '2025-03-09', '2025-03-10'), ['08–10 present']],
		['a day between is none of them', plain('2025-03-08', '2025-03-10'), ['08 present', '10 present']],
		['a run ends with its month', plain('2025-02-28', '2025-03-01'), ['28 present', '01 present']],
		['a day in another month is not the next', plain('2025-03-08', '2025-04-09'), ['08 present', '09 present']],
		['two pieces on one day', plain('2025-03-08', '2025-03-08'), ['08 present', '08 present']],
		[
			'a cent more is another run',
			[entry('2025-03-01'), entry('2025-03-02', { amount: euro('187.31') })],
			['01 present', '02 present']
		],
		[
			'another kind is another run',
			[entry('2025-03-01'), entry('2025-03-02', { kind: 'unpaid' })],
			['01 present', '02 unpaid']
		],
		[
			'counted days are told one by one',
			[entry('2025-03-01', { count: { number: 1, of: 21 } }), entry('2025-03-02', { count: { number: 2, of: 21 } })],
			['01 present', '02 present']
		],
		[
			'so are minutes',
			[entry('2025-03-01', { minutes: 90 }), entry('2025-03-02', { minutes: 90 })],
			['01 present', '02 present']
		]
	])('%s', (_, entries, expected) => {
		expect(told(entries)).toEqual(expected);
		expect(entriesOf(runsOf(entries))).toEqual(entries);
	});

	it('leaves the given entries as they are', () => {
		const entries = plain('2025-03-08', '2025-03-09');
		runsOf(entries);
		expect(entries).toEqual(plain('2025-03-08', '2025-03-09'));
	});
});
