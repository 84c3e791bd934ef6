import { describe, expect, it } from 'vitest';
import { canStep, invoiceChain, invoiceSteps, openStates, stateAfterStep, waitsFor } from './invoice-steps';
import { invoiceStates, type InvoiceState } from './states';

describe('steps of an invoice', () => {
	it('reach every state from the draft, and no other way leads there', () => {
		const reached = new Set<InvoiceState>(['draft']);
		for (const state of reached) {
			for (const step of invoiceSteps) if (canStep(state, step)) reached.add(stateAfterStep(state, step));
		}
		expect([...reached].sort()).toEqual([...invoiceStates].sort());
	});

	it.each([
		['draft', 'send', 'sent'],
		['sent', 'check', 'in-check'],
		['in-check', 'check', 'in-check'],
		['in-check', 'object', 'objected'],
		['objected', 'lift', 'in-check'],
		['approved-factually', 'object', 'objected'],
		['approved-arithmetically', 'object', 'objected'],
		['in-check', 'approve-factually', 'approved-factually'],
		['approved-factually', 'approve-arithmetically', 'approved-arithmetically'],
		['approved-arithmetically', 'order', 'ordered'],
		['ordered', 'pay', 'paid'],
		['paid', 'return-payment', 'ordered'],
		['draft', 'settle', 'cancelled']
	] as const)('%s + %s = %s', (state, step, next) => {
		expect(stateAfterStep(state, step)).toBe(next);
	});

	it.each([
		['objected', 'approve-factually'],
		['sent', 'approve-factually'],
		['in-check', 'approve-arithmetically'],
		['approved-factually', 'order'],
		['approved-arithmetically', 'pay'],
		['draft', 'cancel'],
		['ordered', 'object'],
		['paid', 'cancel'],
		['cancelled', 'send']
	] as const)('%s + %s is refused', (state, step) => {
		expect(() => stateAfterStep(state, step)).toThrow('invoice/wrong-state');
	});

	it('nothing follows a cancelled invoice', () => {
		expect(invoiceSteps.filter((step) => canStep('cancelled', step))).toEqual([]);
	});

	it('the chain on screen follows the table, with the check between', () => {
		const steps = ['send', 'check', 'approve-factually', 'approve-arithmetically', 'order', 'pay'] as const;
		const states = steps.reduce<InvoiceState[]>(
			(way, step) => [...way, stateAfterStep(way.at(-1) ?? 'draft', step)],
			['draft']
		);
		expect(states.filter((state) => state !== 'in-check')).toEqual([...invoiceChain]);
	});

	it('an open invoice always waits for somebody', () => {
		expect(openStates.filter((state) => waitsFor[state] === null)).toEqual([]);
	});
});
