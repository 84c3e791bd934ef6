import { resolve } from '$app/paths';
import { listToParams, type BillingSide, type InvoiceListState } from '$lib/domain/billing/list-url';

/** The list with its state. */
export function invoicesHref(state: InvoiceListState, side: BillingSide) {
	const query = listToParams(state, side).toString();
	return resolve(query === '' ? '/abrechnung' : `/abrechnung?${query}`);
}
