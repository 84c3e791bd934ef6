import { describe, expect, it } from 'vitest';
import { away } from '../../../../tests/factories/billing';
import type { Day } from '../day';
import { absenceProblems, changedDays } from './absence-problems';

const stay = { entry: '2025-01-10' as Day, leaving: '2025-11-30' as Day };
const today = '2025-09-01' as Day;
const summer = away('leave', ['2025-08-04', '2025-08-18'], { fromTime: '10:00', toTime: '17:00' });

describe('absenceProblems', () => {
	it.each([
		{ case: 'reversed', absence: away('leave', ['2025-07-10', '2025-07-09']), field: 'to', says: 'vor dem Weggang' },
		{
			case: 'reversed within the day',
			absence: away('leave', ['2025-07-10', '2025-07-10'], { fromTime: '10:00', toTime: '10:00' }),
			field: 'toTime',
			says: 'vor dem Weggang'
		},
		{
			case: 'before the entry',
			absence: away('leave', ['2025-01-09', '2025-01-12']),
			field: 'from',
			says: '10.01.2025'
		},
		{
			case: 'after the leaving',
			absence: away('leave', ['2025-11-29', '2025-12-01']),
			field: 'to',
			says: '30.11.2025'
		},
		{
			case: 'an hour that does not exist',
			absence: away('leave', ['2025-03-30', '2025-03-31'], { fromTime: '02:30' }),
			field: 'fromTime',
			says: '30.03.2025'
		},
		{
			case: 'a return in an hour that does not exist',
			absence: away('leave', ['2025-03-29', '2025-03-30'], { toTime: '02:00' }),
			field: 'toTime',
			says: 'vorgestellt'
		},
		{
			case: 'a time of return without a day',
			absence: away('leave', ['2025-08-30', null], { toTime: '10:00' }),
			field: 'toTime',
			says: 'Tag'
		},
		{ case: 'an illness to come', absence: away('illness', ['2025-09-02', null]), field: 'from', says: 'Zukunft' },
		{
			case: 'the end of an illness to come',
			absence: away('hospital', ['2025-08-30', '2025-09-02']),
			field: 'to',
			says: 'Zukunft'
		},
		{
			case: 'told tomorrow',
			absence: away('leave', ['2025-07-10', '2025-07-12'], { notifiedOn: '2025-09-02' }),
			field: 'notifiedOn',
			says: 'Zukunft'
		},
		{
			case: 'an overlap, with which',
			absence: away('leave', ['2025-08-17', '2025-08-20']),
			field: 'from',
			says: 'Beurlaubung vom 04.08.2025 bis 18.08.2025'
		},
		{
			case: 'away again before the return of the same day',
			absence: away('other', ['2025-08-18', '2025-08-19'], { fromTime: '16:00' }),
			field: 'from',
			says: 'Überschneidet'
		}
	])('$case', ({ absence, field, says }) => {
		const problems = absenceProblems(absence, { others: [summer], stay, today });
		expect(Object.keys(problems)).toEqual([field]);
		expect(Object.values(problems)[0]).toContain(says);
	});

	it.each([
		{ case: 'a leave that is planned', absence: away('leave', ['2025-10-01', '2025-10-10']) },
		{ case: 'not back yet', absence: away('hospital', ['2025-08-30', null]) },
		{ case: 'an illness within a leave', absence: away('hospital', ['2025-08-06', '2025-08-09']) },
		{
			case: 'away again on the day of return',
			absence: away('leave', ['2025-08-18', '2025-08-19'], { fromTime: '17:00' })
		},
		{
			case: 'back in the hour that is there twice',
			absence: away('other', ['2025-10-25', '2025-10-26'], { toTime: '02:30' })
		}
	])('nothing against $case', ({ absence }) => {
		const later = '2025-10-26' as Day;
		const asked = absence.reason === 'other' ? later : today;
		expect(absenceProblems(absence, { others: [summer], stay, today: asked })).toEqual({});
	});
});

describe('changedDays', () => {
	const open = away('hospital', ['2025-06-20', null]);
	it.each([
		['written down anew', null, open, { from: '2025-06-20', to: null }],
		['removed', summer, null, { from: '2025-08-04', to: '2025-08-18' }],
		[
			'back: only the days from the return on',
			open,
			away('hospital', ['2025-06-20', '2025-07-03']),
			{ from: '2025-07-03', to: null }
		],
		[
			'longer',
			away('leave', ['2025-06-02', '2025-06-05']),
			away('leave', ['2025-06-02', '2025-06-09']),
			{ from: '2025-06-05', to: '2025-06-09' }
		],
		[
			'another reason: all of it',
			away('leave', ['2025-06-02', '2025-06-05']),
			away('other', ['2025-06-01', '2025-06-04']),
			{ from: '2025-06-01', to: '2025-06-05' }
		],
		['nothing', summer, { ...summer }, null]
	])('%s', (_, before, after, expected) => {
		expect(changedDays(before, after)).toMatchObject(expected ?? {});
		expect(changedDays(before, after) === null).toBe(expected === null);
	});
});
