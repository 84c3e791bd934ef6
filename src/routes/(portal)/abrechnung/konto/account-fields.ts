import type { BillingSide } from '$lib/domain/billing/list-url';

type Name =
	| 'accountHolder'
	| 'iban'
	| 'bic'
	| 'taxNumber'
	| 'registration'
	| 'leitwegId'
	| 'name'
	| 'street'
	| 'postalCode'
	| 'place'
	| 'email';
type AccountField = { name: Name; label: string; hint?: string; optional?: boolean };

const bank: readonly AccountField[] = [
	{ name: 'accountHolder', label: 'Kontoinhaber' },
	{ name: 'iban', label: 'IBAN' },
	{ name: 'bic', label: 'BIC', optional: true }
];

/** What each side's invoices and payments need. */
export const accountFields: Record<BillingSide, readonly AccountField[]> = {
	provider: [
		...bank,
		{ name: 'taxNumber', label: 'Steuernummer', hint: 'Steht auf jeder Rechnung.' },
		{ name: 'registration', label: 'Registernummer', hint: 'Zum Beispiel VR 1234.', optional: true }
	],
	office: [
		{ name: 'name', label: 'Name des Amts' },
		{ name: 'leitwegId', label: 'Leitweg-ID', hint: 'Zum Beispiel 13075-0001-61.' },
		{ name: 'street', label: 'Straße und Hausnummer' },
		{ name: 'postalCode', label: 'Postleitzahl' },
		{ name: 'place', label: 'Ort' },
		{ name: 'email', label: 'E-Mail für Rechnungen' },
		...bank
	]
};

type Values = Record<Name, string>;

/** The form's first values: what is saved, else empty. */
export function accountValues(saved: object | null): Values {
	const known: Partial<Record<string, unknown>> = { ...saved };
	const textOf = (name: Name) => {
		const value = known[name];
		return typeof value === 'string' ? value : '';
	};
	return {
		...{ accountHolder: textOf('accountHolder'), iban: textOf('iban'), bic: textOf('bic') },
		...{ taxNumber: textOf('taxNumber'), registration: textOf('registration'), leitwegId: textOf('leitwegId') },
		...{ name: textOf('name'), street: textOf('street'), postalCode: textOf('postalCode') },
		...{ place: textOf('place'), email: textOf('email') }
	};
}
