import { describe, expect, it } from 'vitest';
import { defaultReportLimits, reportAge, reportAgeText } from './report-age';

const now = '2026-11-22T12:00:00.000Z';

describe('reportAge', () => {
	it.each([
		['2026-11-22T11:59:59Z', 'fresh'],
		['2026-11-19T12:00:00Z', 'fresh'], // exactly 72 h
		['2026-11-19T11:59:59Z', 'grey'],
		['2026-11-15T12:00:00Z', 'grey'], // exactly 7 days
		['2026-11-15T11:59:59Z', 'stale'],
		['2026-11-15T12:59:59+01:00', 'stale'], // the same moment in another zone
		['2026-11-23T12:00:00Z', 'fresh']
	])('%s is %s', (reportedAt, expected) => {
		expect(reportAge(reportedAt, now, defaultReportLimits)).toBe(expected);
	});
	it('follows the configuration', () => {
		expect(reportAge('2026-11-21T11:00:00Z', now, { greyHours: 24, staleDays: 14 })).toBe('grey');
		expect(reportAge('2026-11-21T11:00:00Z', now, { greyHours: 24, staleDays: 1 })).toBe('stale');
	});
});

describe('reportAgeText', () => {
	it.each([
		[null, 'noch nicht gemeldet'],
		['2026-11-22T12:00:30Z', 'gerade eben gemeldet'],
		['2026-11-22T11:59:01Z', 'gerade eben gemeldet'],
		['2026-11-22T11:59:00Z', 'gemeldet vor 1 Min.'],
		['2026-11-22T09:00:00Z', 'gemeldet vor 3 Std.'],
		['2026-11-21T12:00:01Z', 'gemeldet vor 23 Std.'],
		['2026-11-21T12:00:00Z', 'gemeldet vor 1 Tag'],
		['2026-11-20T11:00:00Z', 'gemeldet vor 2 Tagen']
	])('%s: %s', (reportedAt, expected) => {
		expect(reportAgeText(reportedAt, now)).toBe(expected);
	});
});
