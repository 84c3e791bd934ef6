import { Decimal } from 'decimal.js';

/** Euro as a decimal string with two places, e.g. '187.30': the form Postgres, JSON and Dexie all keep exactly. */
export type Euro = string & { readonly __brand: 'Euro' };

/** Whole euros as a string, e.g. '13832': planned fees are rounded up to them. */
export type WholeEuro = string & { readonly __brand: 'WholeEuro' };

/** Commercial rounding (half up) to cents. */
export const euro = (value: Decimal.Value) => new Decimal(value).toFixed(2, Decimal.ROUND_HALF_UP) as Euro;

/** Always up, to whole euros: the rounding of the planned fee, done once at the very end. */
export const wholeEuroUp = (value: Decimal.Value) => new Decimal(value).toFixed(0, Decimal.ROUND_CEIL) as WholeEuro;

export const sum = (amounts: readonly Euro[]) =>
	euro(amounts.reduce((total, amount) => total.plus(amount), new Decimal(0)));

export const compareEuro = (a: Euro | WholeEuro, b: Euro | WholeEuro) => new Decimal(a).comparedTo(b);

/** Cents as an integer, for comparison and storage in typed columns. */
export const toCents = (amount: Euro) => new Decimal(amount).times(100).toNumber();

/** The amount of an integer number of cents. */
export function fromCents(cents: number): Euro {
	const digits = String(Math.abs(cents)).padStart(3, '0');
	return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as Euro;
}
