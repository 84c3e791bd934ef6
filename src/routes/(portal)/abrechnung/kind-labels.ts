import type { InvoiceKind } from '$lib/domain/billing/states';

export const kindLabels: Record<InvoiceKind, string> = {
	invoice: 'Rechnung',
	difference: 'Differenzrechnung',
	corrected: 'Korrigierte Rechnung',
	'credit-note': 'Gutschrift',
	advance: 'Abschlag'
};
