import { describe, expect, it } from 'vitest';
import { formatMoment, relativeTime, todayInBerlin } from './clock';

const now = Date.parse('2026-11-22T13:05:00Z');

describe('relativeTime', () => {
	it.each([
		['2026-11-22T13:04:30Z', 'gerade eben'],
		['2026-11-22T13:04:00Z', 'vor 1 Min.'],
		['2026-11-22T12:05:01Z', 'vor 59 Min.'],
		['2026-11-22T12:05:00Z', 'vor 1 Std.'],
		['2026-11-21T13:05:01Z', 'vor 23 Std.'],
		['2026-11-21T13:05:00Z', 'vor 1 Tag'],
		['2026-11-15T13:05:00Z', 'vor 7 Tagen'],
		['2026-11-22T13:05:30Z', 'gleich'],
		['2026-11-25T13:05:00Z', 'in 3 Tagen']
	])('%s is %s', (iso, expected) => {
		expect(relativeTime(iso, now)).toBe(expected);
	});
});

it('shows moments in German time', () => {
	expect(formatMoment('2026-11-22T13:05:00Z')).toBe('22.11.2026, 14:05');
});

it('changes the day when it changes in Germany', () => {
	expect(todayInBerlin(new Date('2026-11-22T22:59:00Z'))).toBe('2026-11-22');
	expect(todayInBerlin(new Date('2026-11-22T23:01:00Z'))).toBe('2026-11-23');
	expect(todayInBerlin(new Date('2026-06-30T22:01:00Z'))).toBe('2026-07-01');
});
