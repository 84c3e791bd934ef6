import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceTabs, listFromParams, listInput, listToParams, type BillingSide } from './list-url';

const sides: readonly BillingSide[] = ['office', 'provider'];

describe('list of invoices in the address bar', () => {
	it('comes back as it went', () => {
		const state = fc.constantFrom(...sides).chain((side) =>
			fc.record({
				side: fc.constant(side),
				tab: fc.constantFrom(...invoiceTabs[side].map(({ id }) => id)),
				month: fc.constantFrom(null, '2026-10'),
				text: fc.string({ maxLength: 100 }),
				sort: fc.constantFrom('-month', 'total', '-dueOn'),
				page: fc.integer({ min: 1, max: 100_000 })
			})
		);
		fc.assert(
			fc.property(state, ({ side, ...own }) => {
				expect(listFromParams(new URLSearchParams(listToParams(own, side).toString()), side)).toEqual(own);
			})
		);
	});

	it.each(sides)('%s: what cannot be read is as usual, and as usual is not written', (side) => {
		const read = listFromParams(new URLSearchParams('liste=x&monat=2026-13&sortierung=drop&seite=-1'), side);
		expect(listToParams(read, side).toString()).toBe('');
		expect(read).toMatchObject({ tab: invoiceTabs[side][0]?.id, month: null, sort: '-month', page: 1 });
	});

	it('a tab says which invoices it means', () => {
		const state = { tab: 'ueberfaellig', month: null, text: '', sort: '-month', page: 2 };
		expect(listInput(state, 'office')).toMatchObject({ state: [], due: 'overdue', page: 2 });
		expect(listInput({ ...state, tab: 'neu' }, 'office')).toMatchObject({ state: ['sent'], due: null });
	});
});
