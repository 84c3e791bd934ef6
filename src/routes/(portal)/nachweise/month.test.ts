import { expect, it } from 'vitest';
import type { Day, Month } from '$lib/domain/day';
import { formatMonth, monthAfter, monthBefore, monthFrom } from './month';

const today = '2026-11-25' as Day;

it.each([
	['monat=2026-09', '2026-09'],
	['monat=2026-13', '2026-11'],
	['monat=gestern', '2026-11'],
	['', '2026-11']
])('the address %j shows %s', (query, month) => {
	expect(monthFrom(new URLSearchParams(query), today)).toBe(month);
});

it.each([
	['2026-01', '2025-12', '2026-02', 'Januar 2026'],
	['2026-12', '2026-11', '2027-01', 'Dezember 2026']
])('%s lies between %s and %s', (month, before, after, name) => {
	expect(monthBefore(month as Month)).toBe(before);
	expect(monthAfter(month as Month)).toBe(after);
	expect(formatMonth(month as Month)).toBe(name);
});
