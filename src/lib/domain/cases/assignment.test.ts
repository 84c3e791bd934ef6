import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { chargeOf, deputySchema } from './assignment';

const day = (text: string) => text as Day;
const assignment = { workerId: 'a', deputyId: 'b', deputyFrom: day('2026-12-21'), deputyUntil: day('2027-01-04') };

describe('chargeOf', () => {
	it.each([
		['a', '2026-11-22', 'assigned'],
		['b', '2026-12-20', null],
		['b', '2026-12-21', 'deputy'],
		['b', '2027-01-04', 'deputy'],
		['b', '2027-01-05', null],
		['c', '2026-12-24', null]
	])('%s on %s: %s', (account, today, expected) => {
		expect(chargeOf(assignment, account, day(today))).toBe(expected);
	});
});

describe('deputySchema', () => {
	const ids = { caseId: '00000000-0000-4000-8000-000000000001', deputyId: '00000000-0000-4000-8000-000000000001' };
	it.each([
		[{ ...ids, from: null, until: '2027-01-04' }, 'from'],
		[{ ...ids, from: '2026-12-21', until: null }, 'until'],
		[{ ...ids, from: '2027-01-05', until: '2027-01-04' }, 'until'],
		[{ ...ids, from: '2026-02-30', until: '2027-01-04' }, 'from']
	])('%j is wrong at %s', (input, field) => {
		expect(deputySchema.safeParse(input).error?.issues.map(({ path }) => path.join('.'))).toContain(field);
	});
	it('takes a deputy away without days', () => {
		expect(deputySchema.parse({ ...ids, deputyId: null })).toMatchObject({ deputyId: null });
	});
});
