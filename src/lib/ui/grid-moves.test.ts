import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveInGrid } from './grid-moves';

const size = { row: 30, column: 32 };
const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];

it.each([
	['ArrowRight', false, { row: 2, column: 4 }],
	['ArrowLeft', false, { row: 2, column: 2 }],
	['ArrowUp', false, { row: 1, column: 3 }],
	['ArrowDown', false, { row: 3, column: 3 }],
	['PageDown', false, { row: 12, column: 3 }],
	['PageUp', false, { row: 0, column: 3 }],
	['Home', false, { row: 2, column: 0 }],
	['End', false, { row: 2, column: 31 }],
	['Home', true, { row: 0, column: 0 }],
	['End', true, { row: 29, column: 31 }],
	['Enter', false, null],
	['Tab', false, null]
] as const)('%s (with Ctrl: %s) leads to %o', (key, ctrlKey, expected) => {
	expect(moveInGrid({ key, ctrlKey }, { row: 2, column: 3 }, size)).toEqual(expected);
});

it('never leaves the grid', () => {
	const place = fc.record({ row: fc.nat(29), column: fc.nat(31) });
	fc.assert(
		fc.property(place, fc.constantFrom(...keys), fc.boolean(), (from, key, ctrlKey) => {
			const to = moveInGrid({ key, ctrlKey }, from, size);
			expect(to?.row).toSatisfy((row: number) => row >= 0 && row < size.row);
			expect(to?.column).toSatisfy((column: number) => column >= 0 && column < size.column);
		})
	);
});
