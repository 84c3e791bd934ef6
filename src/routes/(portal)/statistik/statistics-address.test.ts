import { describe, expect, it } from 'vitest';
import { statisticsFromParams, statisticsPath, type StatisticsAddress } from './statistics-address';

const parse = (query: string, today = '2026-11-25') => statisticsFromParams(new URLSearchParams(query), today);

describe('the address of the statistics', () => {
	it.each<StatisticsAddress>([
		{ year: 2026, sheet: 'I.1', page: 1 },
		{ year: 2024, sheet: 'risk', page: 1 },
		{ year: 2025, sheet: 'schluessel', page: 1 },
		{ year: 2025, sheet: 'I.1', page: 3 }
	])('comes back: %j', (address) => {
		expect(parse(statisticsPath(address).split('?')[1] ?? '')).toEqual(address);
	});

	it.each([
		['', '2027-06-30', 2026],
		['', '2027-07-01', 2027],
		['jahr=1999', '2027-07-01', 2027],
		['jahr=x', '2027-07-01', 2027]
	])('%j on %s is about %i', (query, today, year) => {
		expect(parse(query, today).year).toBe(year);
	});

	it('ignores what it does not know', () => {
		expect(parse('blatt=anderes&seite=-1')).toEqual({ year: 2026, sheet: 'I.1', page: 1 });
	});
});
