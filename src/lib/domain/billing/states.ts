import type { Euro } from '../money';

export const invoiceKinds = ['invoice', 'difference', 'corrected', 'credit-note', 'advance'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

/** A sent invoice is never edited; what follows is an event. */
export const invoiceStates = [
	'draft',
	'sent',
	'in-check',
	'objected',
	'approved-factually',
	'approved-arithmetically',
	'ordered',
	'paid',
	'cancelled'
] as const;
export type InvoiceState = (typeof invoiceStates)[number];

export const invoiceEventKinds = [
	'proposed',
	'sent',
	'received',
	'objected',
	'objection-lifted',
	'approved-factually',
	'approved-arithmetically',
	'ordered',
	'paid',
	'payment-returned',
	'cancelled'
] as const;
export type InvoiceEventKind = (typeof invoiceEventKinds)[number];

/** Why a line is not accepted as it is claimed. */
export type LineObjection = { reason: string; text: string | null; expected: Euro; by: string; at: string };

/** As what a sent invoice can be taken: ZUGFeRD, or XRechnung in one of its two syntaxes. */
export type InvoiceFileKind = 'pdf' | 'ubl' | 'cii';
