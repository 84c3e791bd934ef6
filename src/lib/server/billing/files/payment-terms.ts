import { formatDay } from '../../../domain/day';
import type { InvoiceDocument } from './invoice-document';
import { payableOf } from './payable';

/** A credit note takes back, and an invoice may be covered by advances or have a sum below nothing. */
export const isToBePaid = (invoice: InvoiceDocument) =>
	invoice.kind !== 'credit-note' && Number(payableOf(invoice)) > 0;

/** What is done with the amount (BT-20), in words: nobody is asked to pay what is not to be paid. */
export function paymentTerms(invoice: InvoiceDocument): string {
	if (isToBePaid(invoice)) return `Zahlbar bis zum ${formatDay(invoice.dueOn)}`;
	if (invoice.kind === 'credit-note')
		return 'Nichts zu zahlen. Ist die Rechnung schon bezahlt, wird der Betrag mit der nächsten Zahlung verrechnet.';
	const isBelowNothing = Number(payableOf(invoice)) < 0;
	return isBelowNothing
		? 'Nichts zu zahlen. Der Betrag wird mit der nächsten Zahlung verrechnet.'
		: 'Nichts zu zahlen.';
}
