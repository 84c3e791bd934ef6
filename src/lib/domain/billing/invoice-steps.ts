import { DomainError } from '../errors';
import type { InvoiceEventKind, InvoiceState } from './states';

/** What may be done with an invoice; nothing else ever changes its state. */
export const invoiceSteps = [
	'send',
	'check',
	'object',
	'lift',
	'approve-factually',
	'approve-arithmetically',
	'order',
	'pay',
	'return-payment',
	'cancel',
	/** A credit note for what was never ordered needs no payment: it takes the invoice away and is settled by that. */
	'settle'
] as const;
export type InvoiceStep = (typeof invoiceSteps)[number];

type Transition = { from: readonly InvoiceState[]; to: InvoiceState };

const transitions: Record<InvoiceStep, Transition> = {
	send: { from: ['draft'], to: 'sent' },
	check: { from: ['sent', 'in-check'], to: 'in-check' },
	object: { from: ['in-check', 'objected', 'approved-factually', 'approved-arithmetically'], to: 'objected' },
	lift: { from: ['objected'], to: 'in-check' },
	'approve-factually': { from: ['in-check'], to: 'approved-factually' },
	'approve-arithmetically': { from: ['approved-factually'], to: 'approved-arithmetically' },
	order: { from: ['approved-arithmetically'], to: 'ordered' },
	pay: { from: ['ordered'], to: 'paid' },
	'return-payment': { from: ['ordered', 'paid'], to: 'ordered' },
	cancel: {
		from: ['sent', 'in-check', 'objected', 'approved-factually', 'approved-arithmetically', 'ordered'],
		to: 'cancelled'
	},
	settle: { from: ['draft'], to: 'cancelled' }
};

export const canStep = (state: InvoiceState, step: InvoiceStep) => transitions[step].from.includes(state);

/** @throws DomainError 'invoice/wrong-state' when the step may not follow. */
export function stateAfterStep(state: InvoiceState, step: InvoiceStep): InvoiceState {
	if (!canStep(state, step)) throw new DomainError('invoice/wrong-state', { state, step });
	return transitions[step].to;
}

/** As the state is called on screen. */
export const invoiceStateLabels: Record<InvoiceState, string> = {
	draft: 'Entwurf',
	sent: 'gesendet',
	'in-check': 'in Prüfung',
	objected: 'beanstandet',
	'approved-factually': 'sachlich geprüft',
	'approved-arithmetically': 'rechnerisch geprüft',
	ordered: 'angeordnet',
	paid: 'bezahlt',
	cancelled: 'storniert'
};

/** The way of an undisturbed invoice, from left to right. */
export const invoiceChain = [
	'draft',
	'sent',
	'approved-factually',
	'approved-arithmetically',
	'ordered',
	'paid'
] as const satisfies readonly InvoiceState[];

/** For whom it waits; null = for nobody any more. */
export const waitsFor: Record<InvoiceState, string | null> = {
	draft: 'Anbieter: senden',
	sent: 'Jugendamt: prüfen',
	'in-check': 'Jugendamt: sachlich freigeben',
	objected: 'Anbieter: korrigieren',
	'approved-factually': 'Jugendamt: rechnerisch freigeben',
	'approved-arithmetically': 'Jugendamt: anordnen',
	ordered: 'Jugendamt: zahlen',
	paid: null,
	cancelled: null
};

/** Money is still to come: these can be due and overdue. */
export const openStates = [
	'sent',
	'in-check',
	'objected',
	'approved-factually',
	'approved-arithmetically',
	'ordered'
] as const satisfies readonly InvoiceState[];

/** As a line of the invoice's history. */
export const invoiceEventLabels: Record<InvoiceEventKind, string> = {
	proposed: 'Vorgeschlagen',
	sent: 'Gesendet',
	received: 'Prüfung begonnen',
	objected: 'Beanstandet',
	'objection-lifted': 'Position angenommen',
	'approved-factually': 'Sachlich freigegeben',
	'approved-arithmetically': 'Rechnerisch freigegeben',
	ordered: 'Angeordnet',
	paid: 'Bezahlt',
	'payment-returned': 'Zahlung zurückgekommen',
	cancelled: 'Storniert'
};
