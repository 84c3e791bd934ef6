import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromCents, sum } from '../money';
import { dayLetters } from './day-letters';
import { addSums, countKinds, countsText, presentPerDay, sumsOf } from './matrix-sums';
import { dayKinds } from './result';

const letters = fc
	.array(fc.constantFrom('–', ...Object.values(dayLetters)), { minLength: 30, maxLength: 30 })
	.map((signs) => signs.join(''));
const row = fc.record({ letters, total: fc.integer({ min: 0, max: 9_999_999 }).map(fromCents) });

it('days of a month by their letters', () => {
	const counts = countKinds('··AAPPU?–');
	expect(counts).toEqual({ outside: 2, present: 2, 'paid-absence': 2, unpaid: 1, undecided: 1 });
	expect(countsText(counts)).toBe('2 A · 2 P · 1 U · 1 ?');
	expect(countsText(countKinds('··–'))).toBe('');
});

it('rows in any parts come to the same sums', () => {
	fc.assert(
		fc.property(fc.array(row), fc.nat(20), (rows, cut) => {
			const whole = sumsOf(rows);
			expect(addSums([sumsOf(rows.slice(0, cut)), sumsOf(rows.slice(cut))])).toEqual(whole);
			expect(whole).toMatchObject({ stays: rows.length, total: sum(rows.map(({ total }) => total)) });
		})
	);
});

it('each day with a letter counts once', () => {
	fc.assert(
		fc.property(letters, (signs) => {
			const counted = dayKinds.reduce((count, kind) => count + countKinds(signs)[kind], 0);
			expect(counted).toBe(signs.replaceAll('–', '').length);
		})
	);
});

it('persons there per day come to the days of presence', () => {
	expect(presentPerDay([{ letters: 'AP' }, { letters: 'AA' }], 2)).toEqual([2, 1]);
	fc.assert(
		fc.property(fc.array(row), (rows) => {
			const perDay = presentPerDay(rows, 30);
			expect(perDay.reduce((total, count) => total + count, 0)).toBe(sumsOf(rows).days.present);
		})
	);
});
