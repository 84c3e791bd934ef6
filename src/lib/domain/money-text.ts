import type { Euro, WholeEuro } from './money';

// Apart from the arithmetic: most screens only show amounts, and need not fetch what reckons with them.
const twoPlaces = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
const noPlaces = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });

/** '76,00 €' for amounts with cents, '13.832 €' for whole euros. */
export const formatEuro = (amount: Euro | WholeEuro) =>
	(amount.includes('.') ? twoPlaces : noPlaces).format(amount as `${number}`);
