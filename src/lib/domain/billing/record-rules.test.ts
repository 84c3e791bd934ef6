import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import {
	formatMinutes,
	minutesBefore,
	minutesBetween,
	minutesOf,
	needsSignature,
	recordProblems,
	recordSums,
	stateOfRecord,
	type OtherRecord,
	type RecordEntry
} from './record-rules';
import { serviceRecordKinds } from './service-records';

const today = '2026-11-25' as Day;
const now = '2026-11-25T15:00:00.000Z';
const stay = { first: '2026-01-10' as Day, last: null };
const entry: RecordEntry = {
	...{ day: '2026-11-24' as Day, from: '14:00', until: '15:30', kind: 'with-person', minutes: null, participants: 1 },
	...{ cancelledOn: null, cancelledTime: null }
};
const known = { stay, others: [] as OtherRecord[], today, now };
const other: OtherRecord = { from: '15:00', until: '16:00', kind: 'with-person', minutes: 60 };

describe('a service record', () => {
	it('may be taken when nothing speaks against it', () => {
		expect(recordProblems(entry, known)).toEqual({});
	});

	it.each<[string, Partial<RecordEntry>, Partial<typeof known>, Record<string, string>]>([
		['ends before it begins', { until: '13:00' }, {}, { until: 'Das Ende muss nach dem Beginn liegen.' }],
		['ends when it begins', { until: '14:00' }, {}, { until: 'Das Ende muss nach dem Beginn liegen.' }],
		['lies in the future', { day: '2026-11-26' as Day }, {}, { day: 'Der Tag liegt in der Zukunft.' }],
		[
			'ends later today',
			{ day: today, from: '15:30', until: '16:30' },
			{},
			{ until: 'Das Ende liegt noch in der Zukunft.' }
		],
		['is before the stay', { day: '2026-01-09' as Day }, {}, { day: 'Die Hilfe hat erst am 10.01.2026 begonnen.' }],
		[
			'is after the stay',
			{},
			{ stay: { ...stay, last: '2026-11-23' as Day } as unknown as typeof stay },
			{ day: 'Die Hilfe ist am 23.11.2026 beendet.' }
		],
		[
			'begins in the hour that summer time leaves out',
			{ day: '2026-03-29' as Day, from: '02:30', until: '04:00' },
			{},
			{ from: '02:30 Uhr gab es an diesem Tag nicht: Die Uhren wurden vorgestellt.' }
		],
		[
			'ends in the hour that summer time leaves out',
			{ day: '2026-03-29' as Day, from: '01:00', until: '02:15' },
			{},
			{ until: '02:15 Uhr gab es an diesem Tag nicht: Die Uhren wurden vorgestellt.' }
		],
		['overlaps', {}, { others: [other] }, { from: 'Von 15:00 bis 16:00 Uhr gibt es schon einen Nachweis.' }],
		[
			'overlaps a group',
			{},
			{ others: [{ ...other, kind: 'group' }] },
			{ from: 'Von 15:00 bis 16:00 Uhr gibt es schon einen Nachweis.' }
		],
		[
			'has more minutes than its time',
			{ minutes: 91 },
			{},
			{ minutes: 'Von 14:00 bis 15:30 Uhr sind es nur 90 Minuten.' }
		],
		['tells no journey of a no-show', { kind: 'no-show' }, {}, { minutes: 'Bitte die Fahrzeit in Minuten eingeben.' }],
		[
			'was called off without a time',
			{ kind: 'no-show', cancelledOn: '2026-11-23' as Day },
			{},
			{ cancelledTime: 'Bitte auch die Uhrzeit der Absage eingeben.' }
		],
		[
			'was called off without a day',
			{ kind: 'no-show', minutes: 20, cancelledTime: '08:00' },
			{},
			{ cancelledOn: 'Bitte auch den Tag der Absage eingeben.' }
		],
		[
			'was called off when it had begun',
			{ kind: 'no-show', minutes: 20, cancelledOn: entry.day, cancelledTime: '14:00' },
			{},
			{ cancelledOn: 'Eine Absage liegt vor dem Beginn des Termins.' }
		],
		['is a group of one', { kind: 'group' }, {}, { participants: 'Eine Gruppe sind mindestens zwei Personen.' }],
		[
			'makes a day longer than a day',
			{ kind: 'no-show', minutes: 1_000 },
			{ others: [{ from: '08:00', until: '09:00', kind: 'no-show', minutes: 441 }] },
			{ minutes: 'Das wären an diesem Tag mehr als 24 Stunden.' }
		]
	])('that %s is refused at its field', (_what, change, situation, problems) => {
		expect(recordProblems({ ...entry, ...change }, { ...known, ...situation })).toEqual(problems);
	});

	it.each<[string, Partial<RecordEntry>, Partial<typeof known>]>([
		['begins when another ends', { from: '16:00', until: '17:00' }, { others: [other] }],
		['ends when another begins', { from: '14:00', until: '15:00' }, { others: [other] }],
		['is a group beside another group', { kind: 'group', participants: 4 }, { others: [{ ...other, kind: 'group' }] }],
		['is of the first day', { day: stay.first }, {}],
		['ended this minute', { day: today, from: '15:00', until: '16:00' }, {}],
		[
			'fills the day to the minute',
			{ kind: 'no-show', minutes: 1_380 },
			{ others: [{ ...other, from: '08:00', until: '09:00' }] }
		],
		['has fewer minutes than its time', { minutes: 45 }, {}],
		[
			'was called off before anybody set out',
			{ kind: 'no-show', cancelledOn: '2026-11-23' as Day, cancelledTime: '20:00' },
			{}
		]
	])('that %s is taken', (_what, change, situation) => {
		expect(recordProblems({ ...entry, ...change }, { ...known, ...situation })).toEqual({});
	});

	it('is never taken beside one that shares a minute with it', () => {
		const minute = fc.integer({ min: 0, max: 1_438 });
		const span = fc.tuple(minute, fc.integer({ min: 1, max: 1_439 })).map(([from, length]) => ({
			...{ from: clock(from), until: clock(Math.min(from + length, 1_439)) }
		}));
		fc.assert(
			fc.property(span, span, (one, two) => {
				const shared = Math.min(at(one.until), at(two.until)) > Math.max(at(one.from), at(two.from));
				const others = [{ ...two, kind: 'travel' as const, minutes: 0 }];
				const problems = recordProblems({ ...entry, ...one }, { ...known, others });
				expect('from' in problems).toBe(shared);
			})
		);
	});
});

const clock = (minutes: number) =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('minutes', () => {
	it.each([
		['2026-11-24', '14:00', '15:30', 90],
		// The clocks jump from 2 to 3.
		['2026-03-29', '01:30', '03:30', 60],
		// The hour from 2 to 3 occurs twice.
		['2026-10-25', '01:30', '03:30', 180]
	])('of %s from %s to %s are %i', (day, from, until, minutes) => {
		expect(minutesBetween({ day: day as Day, from, until })).toBe(minutes);
	});

	it.each([
		['2026-11-24T01:00:00.000Z', 720],
		['2026-11-24T13:30:00.000Z', -30]
	])('called off at %s it was known %i minutes before 14:00', (instant, minutes) => {
		expect(minutesBefore({ day: '2026-11-24' as Day, from: '14:00' }, instant)).toBe(minutes);
	});

	it('of a no-show that was called off are none, unless somebody had set out', () => {
		const calledOff = { ...entry, kind: 'no-show' as const, cancelledOn: entry.day, cancelledTime: '13:00' };
		expect([calledOff, { ...calledOff, minutes: 25 }].map(minutesOf)).toEqual([0, 25]);
	});

	it.each([
		[0, '0:00'],
		[5, '0:05'],
		[90, '1:30'],
		[1_500, '25:00']
	])('%i read %s', (minutes, text) => {
		expect(formatMinutes(minutes)).toBe(text);
	});

	it('of the kinds add up to the whole', () => {
		const records = fc.array(fc.record({ kind: fc.constantFrom(...serviceRecordKinds), minutes: fc.nat(1_440) }));
		fc.assert(
			fc.property(records, (list) => {
				const { minutes, byKind } = recordSums(list);
				expect(Object.values(byKind).reduce((sum, part) => sum + part, 0)).toBe(minutes);
			})
		);
	});
});

describe('complete', () => {
	const unsigned = { signedBy: null, unsignedReason: null };

	it.each(serviceRecordKinds)('%s', (kind) => {
		expect(stateOfRecord({ kind, ...unsigned })).toBe(needsSignature(kind) ? 'open' : 'complete');
		expect(stateOfRecord({ kind, ...unsigned, signedBy: 'Lena Test' })).toBe('complete');
		expect(stateOfRecord({ kind, ...unsigned, unsignedReason: 'Wollte nicht unterschreiben' })).toBe('complete');
	});

	it('only what was done with somebody needs a signature', () => {
		expect(serviceRecordKinds.filter(needsSignature)).toEqual(['with-person', 'group']);
	});
});
