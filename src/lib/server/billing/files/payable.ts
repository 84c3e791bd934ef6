import { euro, sum, type Euro } from '../../../domain/money';
import type { InvoiceDocument } from './invoice-document';

/** Paid before and set off here (BT-113). */
export const prepaidOf = ({ setOff }: InvoiceDocument) => sum(setOff.map(({ amount }) => amount));

/** What is left to be paid (BT-115). */
export const payableOf = (invoice: InvoiceDocument) => sum([invoice.total, negative(prepaidOf(invoice))]);

const negative = (amount: Euro) => euro(`-${amount}`.replace(/^--/, ''));
