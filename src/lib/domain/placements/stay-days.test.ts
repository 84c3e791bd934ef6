import { expect, it } from 'vitest';
import type { Day } from '../day';
import { stayDayProblem, type DayStep } from './stay-days';

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
