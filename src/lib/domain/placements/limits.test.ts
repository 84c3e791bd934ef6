import { expect, it } from 'vitest';
import type { Day } from '../day';
import { periodProblems } from './limits';

const today = '2026-11-22' as Day;

it.each([
	['2026-11-22', '2026-11-22', {}],
	['2024-11-22', '2026-11-22', {}], // exactly two years back
	['2024-11-21', '2026-11-22', { begin: 'Der Beginn liegt mehr als zwei Jahre zurück.' }],
	['2031-11-22', '2032-11-22', {}], // exactly five ahead
	['2031-11-23', '2032-11-22', { begin: 'Der Beginn liegt mehr als fünf Jahre voraus.' }],
	['2027-06-01', '2027-05-31', { end: 'Das Ende liegt vor dem Beginn.' }],
	[
		'2017-06-01',
		'2017-05-31',
		{ begin: 'Der Beginn liegt mehr als zwei Jahre zurück.', end: 'Das Ende liegt vor dem Beginn.' }
	]
])('reserving %s to %s: %j', (begin, end, problems) => {
	expect(periodProblems({ begin: begin as Day, end: end as Day }, today)).toEqual(problems);
});
