const DIGITS = 5;

/** '2026-00017': without gaps per provider and year. */
export const invoiceNumber = (year: number, serial: number) => `${year}-${String(serial).padStart(DIGITS, '0')}`;

/** The numbers that follow the last one given; `count` of them, in order. */
export const numbersAfter = (year: number, last: number, count: number) =>
	Array.from({ length: count }, (_, index) => invoiceNumber(year, last + 1 + index));
