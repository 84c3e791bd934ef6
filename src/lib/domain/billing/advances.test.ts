import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { euro, toCents } from '../money';
import { openAdvance, setOffAmount, takenFrom } from './advances';

const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => euro(value / 100));

describe('advances', () => {
	it.each([
		['1000.00', '0.00', '1000.00'],
		['1000.00', '-400.00', '600.00'],
		['1000.00', '-1000.00', '0.00']
	])('%s paid, %s set off: %s are open', (paid, setOff, expected) => {
		expect(openAdvance(euro(paid), euro(setOff))).toBe(expected);
	});

	it.each([
		['600.00', '2000.00', '-600.00'],
		['600.00', '200.00', '-200.00'],
		['0.00', '200.00', null],
		['600.00', '0.00', null],
		['600.00', '-50.00', null]
	])('%s open, %s claimed: %s', (open, claimed, expected) => {
		expect(setOffAmount(euro(open), euro(claimed))).toBe(expected);
	});

	it.each([
		[
			'0.00',
			'-150.00',
			[
				['A1', '100.00'],
				['A2', '50.00']
			]
		],
		['-100.00', '-150.00', [['A2', '150.00']]],
		['-130.00', '-170.00', [['A2', '170.00']]],
		['-300.00', '0.00', []]
	])('%s set off before, %s now: %j', (earlier, amount, expected) => {
		const advances = [
			{ number: 'A1', total: euro('100.00') },
			{ number: 'A2', total: euro('200.00') }
		];
		const taken = takenFrom(advances, { earlier: euro(earlier), amount: euro(amount) });
		expect(taken.map(({ advance, amount: part }) => [advance.number, part])).toEqual(expected);
	});

	it('invoice after invoice sets off exactly what was paid, and no invoice falls below zero', () => {
		fc.assert(
			fc.property(cents, fc.array(cents, { maxLength: 20 }), (paid, invoices) => {
				let setOff = 0;
				for (const claimed of invoices) {
					const amount = setOffAmount(openAdvance(paid, euro(setOff / 100)), claimed);
					setOff += amount === null ? 0 : toCents(amount);
					expect(toCents(claimed) + (amount === null ? 0 : toCents(amount))).toBeGreaterThanOrEqual(0);
				}
				const claimedInAll = invoices.reduce((sum, amount) => sum + toCents(amount), 0);
				expect(setOff + Math.min(toCents(paid), claimedInAll)).toBe(0);
			})
		);
	});
});
