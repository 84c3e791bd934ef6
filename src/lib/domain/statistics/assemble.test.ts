import { describe, expect, it } from 'vitest';
import { completeEntry, helpOf, runningFacts, setting } from '../../../../tests/factories/statistics';
import type { Day } from '../day';
import { endReasonStatistics, endReasons } from '../placements/reasons';
import { isReportedIn, recordOf } from './assemble';
import { problemsOf } from './checks';
import { codesOf } from './code-lists';
import { layout2010 } from './layout-2010';
import { noSetting } from './settings';

const reportOf = (year: number, given = setting) => ({ year, layout: layout2010, setting: given });
const day = (text: string) => text as Day;
const ended = { left: day('2027-02-14'), endReason: 'by-minor' as const };

describe('the record of a help', () => {
	it('says what the portal knows and what was entered', () => {
		expect(recordOf(helpOf(), reportOf(2026))).toEqual({
			...{ ...runningFacts, custody1666: false, transferIncome: null }
		});
	});

	it('is running in the year before its end, and keeps its number when it is over', () => {
		const help = helpOf({ ...ended, entry: { ...completeEntry, contacts: { 2026: 12, 2027: 3 }, following: '6' } });
		const [before, after] = [recordOf(help, reportOf(2026)), recordOf(help, reportOf(2027))];
		expect(before).toMatchObject({ running: true, contactsInYear: 12, intensity: 5, end: null, following: null });
		expect(before).toMatchObject({ contactsTotal: null, intensityAtEnd: null, endReason: null });
		expect(after).toMatchObject({ running: false, contactsInYear: null, intensity: null, end: '2027-02' });
		expect(after).toMatchObject({ contactsTotal: 15, intensityAtEnd: 5, endReason: '22', following: '6' });
		expect(after.number).toBe(before.number);
		expect([before, after].flatMap((facts) => problemsOf(facts, layout2010))).toEqual([]);
	});

	it('takes the reason that was entered where the portal knows none', () => {
		const help = helpOf({ left: ended.left, entry: { ...completeEntry, endReason: 'other' } });
		expect(recordOf(help, reportOf(2027)).endReason).toBe('50');
		expect(recordOf({ ...help, endReason: 'as-planned' }, reportOf(2027)).endReason).toBe('10');
	});

	it('knows no contacts where none were entered', () => {
		const help = helpOf({ ...ended, entry: { ...completeEntry, contacts: {} } });
		expect(recordOf(help, reportOf(2027)).contactsTotal).toBeNull();
	});

	it('has no key for "divers" but the one the office was given', () => {
		const help = helpOf({ sex: 'd' });
		expect(recordOf(help, reportOf(2026)).sex).toBeNull();
		expect(recordOf(help, reportOf(2026, { ...setting, sexes: { d: '7' } })).sex).toBe('7');
	});

	it('lacks what nobody has entered, without inventing it', () => {
		const facts = recordOf(helpOf({ entry: null, number: null }), reportOf(2026, noSetting));
		expect(problemsOf(facts, layout2010).map(({ field }) => field)).toEqual([
			...['institution', 'number', 'kindOfHelp', 'place', 'provider', 'reason1']
		]);
	});

	it.each(endReasons)('has a key of the list for the end reason %s', (reason) => {
		expect(codesOf(layout2010.lists, 'endReason')).toContain(endReasonStatistics[reason]);
	});
});

describe('the report years of a help', () => {
	it.each([
		['in the year of its begin', 2026, null, true],
		['in no year before', 2025, null, false],
		['while it goes on', 2030, null, true],
		['in the year of its end', 2027, ended.left, true],
		['in no year after', 2028, ended.left, false]
	])('%s', (_case, year, left, expected) => {
		expect(isReportedIn({ begin: day('2026-12-31'), left }, year)).toBe(expected);
	});
});
