import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { endChangeProblem, stayDayProblem, type DayStep, type EndChange } from './stay-days';

const stay = {
	begin: '2027-03-15' as Day,
	end: '2027-06-30' as Day,
	arrivedOn: '2027-03-20' as Day,
	today: '2027-08-01' as Day
};

it.each<[DayStep, string, string | null]>([
	['arrived', '2027-03-15', null],
	['arrived', '2027-03-01', null],
	['arrived', '2027-02-28', 'Die Aufnahme ist frühestens am 01.03.2027 möglich.'],
	['arrived', '2027-06-30', null],
	['arrived', '2027-07-01', 'Die Hilfe ist nur bis 30.06.2027 geplant.'],
	['arrived', '2027-08-02', 'Der Tag liegt in der Zukunft.'],
	['not-arrived', '2027-03-15', null],
	['not-arrived', '2027-03-14', 'Die Hilfe beginnt erst am 15.03.2027.'],
	['ended', '2027-03-20', null],
	['ended', '2027-03-19', 'Die Aufnahme war erst am 20.03.2027.'],
	['ended', '2027-06-30', null],
	['ended', '2027-07-01', 'Die Hilfe ist nur bis 30.06.2027 geplant: bitte erst verlängern.'],
	['ended', '2027-08-02', 'Der Tag liegt in der Zukunft.']
])('%s on %s', (step, day, problem) => {
	expect(stayDayProblem(step, day as Day, stay)).toBe(problem);
});

describe('endChangeProblem', () => {
	const stay = { begin: '2026-11-01' as Day, end: '2027-04-30' as Day, today: '2026-11-22' as Day };
	const arrived = '2026-11-03' as Day;
	it.each<[EndChange, string, Day | null, string | null]>([
		['extended', '2027-05-01', arrived, null],
		['extended', '2027-04-30', arrived, 'Die Hilfe ist schon bis 30.04.2027 geplant.'],
		['shortened', '2027-04-29', arrived, null],
		['shortened', '2027-04-30', arrived, 'Die Hilfe ist nur bis 30.04.2027 geplant.'],
		['shortened', '2026-11-22', arrived, null],
		['shortened', '2026-11-21', arrived, 'Der Tag liegt in der Vergangenheit: bitte das Ende eintragen.'],
		['shortened', '2026-11-02', arrived, 'Die Hilfe beginnt erst am 03.11.2026.'],
		['shortened', '2026-11-01', null, null],
		['shortened', '2026-10-31', null, 'Die Hilfe beginnt erst am 01.11.2026.']
	])('%s to %s, arrived %s: %s', (change, day, arrivedOn, problem) => {
		expect(endChangeProblem(change, day as Day, { ...stay, arrivedOn })).toBe(problem);
	});
});
