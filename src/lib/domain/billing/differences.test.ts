import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { euro, toCents, type Euro } from '../money';
import { differenceLines, differenceTotal, negated } from './differences';
import type { BillingLine } from './result';

const line = (price: string, quantity = '30', rule = 'present'): BillingLine => ({
	...{ from: '2026-09-01' as Day, to: '2026-09-30' as Day, unit: 'day', rule },
	...{ price: price as Euro, quantity, amount: euro(Number(price) * Number(quantity)) }
});

describe('differenceLines', () => {
	it('a rate raised after the fact: the old line is taken back, the new one added', () => {
		const lines = differenceLines([line('100.00')], [line('104.50')]);
		expect(lines).toEqual([{ ...line('100.00'), quantity: '-30', amount: '-3000.00' }, line('104.50')]);
		expect(differenceTotal(lines)).toBe('135.00');
	});

	it('equal months have none', () => {
		expect(
			differenceLines([line('100.00'), line('93.50', '2', 'leave')], [line('93.50', '2', 'leave'), line('100.00')])
		).toEqual([]);
	});

	it('what was forgotten is added, what is no longer due is taken back', () => {
		expect(differenceLines([], [line('100.00')])).toEqual([line('100.00')]);
		expect(differenceLines([line('100.00')], [])).toEqual([negated(line('100.00'))]);
	});

	it('a line that was taken back without being billed is given back', () => {
		const billed = [negated(line('100.00')), line('104.50')];
		expect(differenceLines(billed, [line('104.50')])).toEqual([line('100.00')]);
	});

	const lines = fc.array(
		fc.record({
			price: fc.constantFrom('80.00', '93.50', '120.00'),
			quantity: fc.constantFrom('1', '2', '30'),
			takenBack: fc.boolean()
		}),
		{ maxLength: 5 }
	);
	type Given = { price: string; quantity: string; takenBack: boolean };
	const made = (given: Given[]) => given.map(({ price, quantity }) => line(price, quantity));
	/** Also what was taken back, whether or not what it takes back still counts. */
	const madeSigned = (given: Given[]) =>
		given.map(({ takenBack, price, quantity }) => (takenBack ? negated(line(price, quantity)) : line(price, quantity)));

	it('billed plus difference is what would be billed today, and then nothing more is due', () => {
		fc.assert(
			fc.property(lines, lines, (before, after) => {
				const [billed, today] = [madeSigned(before), made(after)];
				const difference = differenceLines(billed, today);
				expect(toCents(differenceTotal([...billed, ...difference]))).toBe(toCents(differenceTotal(today)));
				expect(differenceLines([...billed, ...difference], today)).toEqual([]);
			})
		);
	});

	it('taken back twice is the line itself', () => {
		expect(negated(negated(line('93.50')))).toEqual(line('93.50'));
	});
});
