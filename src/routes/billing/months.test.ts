import { expect, it } from 'vitest';
import { monthOf } from '$lib/domain/day';
import { todayInBerlin } from '$lib/ui/clock';
import { monthAfter, monthBefore, monthName, monthOfAddress } from './months';

it.each([
	['2025-08', '2025-08'],
	['8.2025', '2025-08'],
	['08.2025', '2025-08'],
	['13.2025', monthOf(todayInBerlin())],
	['Unsinn', monthOf(todayInBerlin())],
	[null, monthOf(todayInBerlin())]
])('%s is read as %s', (text, expected) => {
	expect(monthOfAddress(text)).toBe(expected);
});

it('months have a name and neighbours', () => {
	const january = monthOfAddress('2025-01');
	expect([monthName(january), monthBefore(january), monthAfter(january)]).toEqual([
		'Januar 2025',
		'2024-12',
		'2025-02'
	]);
});
