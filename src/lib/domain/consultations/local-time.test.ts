import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { clockInGermany, isTimeOfDay, momentInGermany, parseTypedTime } from './local-time';

describe('day and time on German clocks', () => {
	it.each([
		['2026-11-22', '10:00', '2026-11-22T09:00:00.000Z'],
		['2026-07-01', '00:30', '2026-06-30T22:30:00.000Z'],
		['2026-01-01', '00:15', '2025-12-31T23:15:00.000Z'],
		['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z']
	])('%s %s is %s, and back', (day, time, moment) => {
		expect(momentInGermany(day as Day, time)).toBe(moment);
		expect(clockInGermany(moment)).toEqual({ day, time });
	});

	it('the hour left out in March is the one after it', () => {
		expect(clockInGermany(momentInGermany('2026-03-29' as Day, '02:30')).time).toBe('03:30');
	});

	it.each([
		['09:30', true],
		['23:59', true],
		['24:00', false],
		['9:30', false],
		['', false]
	])('%s is a time of day: %s', (text, known) => {
		expect(isTimeOfDay(text)).toBe(known);
	});

	it.each([
		['9', '09:00'],
		['9:30', '09:30'],
		['930', '09:30'],
		['14.05 Uhr', '14:05'],
		['0', '00:00'],
		['24', null],
		['9:60', null],
		['', null],
		['gegen neun', null]
	])('typed %s is %s', (text, time) => {
		expect(parseTypedTime(text)).toBe(time);
	});
});
