import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { notifiedOn, objectionUntil, periodsOf } from './periods';

const day = (text: string) => text as Day;

describe('day of notification, § 37 Abs. 2 SGB X', () => {
	it.each([
		['fourth day', '2026-11-23', '2026-11-27'],
		['a Sunday stays', '2026-11-25', '2026-11-29'],
		['Christmas stays', '2026-12-21', '2026-12-25'],
		['over the turn of the year', '2026-12-30', '2027-01-03'],
		['third day before 2025', '2024-12-30', '2025-01-02'],
		['last day of the old rule', '2024-12-31', '2025-01-03'],
		['first day of the new rule', '2025-01-01', '2025-01-05'],
		['leap year', '2028-02-26', '2028-03-01']
	])('%s', (_name, posted, expected) => {
		expect(notifiedOn(day(posted))).toBe(expected);
	});
});

describe('end of the objection period, § 70 VwGO, §§ 187, 188, 193 BGB', () => {
	it.each([
		['a plain month', '2026-05-12', 'MV', '2026-06-12'],
		['31 January ends on 28 February, a Saturday, so on Monday', '2026-01-31', 'MV', '2026-03-02'],
		['31 January of a leap year ends on 29 February', '2028-01-31', 'MV', '2028-02-29'],
		['over the turn of the year', '2026-12-15', 'SH', '2027-01-15'],
		['ends on New Year’s Day', '2025-12-01', 'MV', '2026-01-02'],
		['ends on Good Friday', '2026-03-03', 'MV', '2026-04-07'],
		['ends on Easter Monday', '2026-03-06', 'SH', '2026-04-07'],
		['ends on Ascension Day', '2026-04-14', 'MV', '2026-05-15'],
		['a Saturday before 31 October, a Monday, in M-V', '2022-09-29', 'MV', '2022-11-01'],
		['and in S-H', '2022-09-29', 'SH', '2022-11-01'],
		['but not where it is no holiday', '2022-09-29', 'BE', '2022-10-31'],
		['in 2016, a Monday, not in S-H either', '2016-09-30', 'SH', '2016-10-31'],
		['8 March, a Monday, is one in M-V only', '2027-02-08', 'MV', '2027-03-09'],
		['so not in S-H', '2027-02-08', 'SH', '2027-03-08']
	])('%s', (_name, notified, land, expected) => {
		expect(objectionUntil(day(notified), land)).toBe(expected);
	});

	it('a letter that decides nothing has no period', () => {
		expect(periodsOf('cost-commitment', day('2026-11-23'), 'MV')).toEqual({ notifiedOn: null, objectionUntil: null });
		expect(periodsOf('grant', day('2026-11-23'), 'MV')).toEqual({
			notifiedOn: '2026-11-27',
			objectionUntil: '2026-12-28'
		});
	});
});
