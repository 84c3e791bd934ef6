import { Decimal } from 'decimal.js';
import { formatDay, type Day } from '../../day';
import { euro, type Euro } from '../../money';
import { parseTypedDay, parseTypedDecimal } from '../../typed-input';
import type { OfferSex } from '../../directory/kinds';

/**
 * One cell of a file. Text is what a person typed, a number and a day come typed from a spreadsheet; a formula is
 * never evaluated and its stored result never trusted.
 */
export type ImportCell = { kind: 'text' | 'number' | 'day' | 'formula' | 'fault'; text: string };

/** A value read from a cell. Not readable: what else was expected, or null for the column's own sentence. */
export type ReadValue<T> = { ok: true; value: T } | { ok: false; expected: string | null };

export const readAs = <T>(value: T): ReadValue<T> => ({ ok: true, value });
export const unreadable = (expected: string | null = null): { ok: false; expected: string | null } => ({
	ok: false,
	expected
});

const map = <T, U>(read: ReadValue<T>, change: (value: T) => U): ReadValue<U> =>
	read.ok ? readAs(change(read.value)) : read;

const alreadyPlain = /^[!-~ÄÖÜäöüß§]+( [!-~ÄÖÜäöüß§]+)*$/u;

/** One line, single spaces, one form of each letter, nothing unseen: names that look alike are one name. */
export function plainText(text: string): string {
	if (text === '' || alreadyPlain.test(text)) return text;
	return text
		.normalize('NFC')
		.replace(/\p{Cf}/gu, '')
		.replace(/\s+/gu, ' ')
		.trim();
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/u;

/** The cell as it is named in an error: days as people write them. */
export const shownCell = (cell: ImportCell) =>
	cell.kind === 'day' && isoDay.test(cell.text) ? formatDay(cell.text as Day) : plainText(cell.text);

const unprintable = /[\p{Cc}\p{Co}\p{Cs}]/u;

export const textUpTo =
	(length: number) =>
	(cell: ImportCell): ReadValue<string> => {
		const text = shownCell(cell);
		return unprintable.test(text) || text.length > length ? unreadable() : readAs(text);
	};

/** '1.234' may mean one thousand or one and a bit: a guess would cost a thousandfold, so only '1.234,00' is taken. */
const ambiguous = /^\d{1,3}(\.\d{3})+\D*$/u;

/** A spreadsheet stores 90.42 as a binary fraction; what differs by less than a millionth is meant. */
function decimalOfNumber(text: string): Decimal | null {
	const exact = new Decimal(text);
	const rounded = exact.toDecimalPlaces(2);
	return exact.minus(rounded).abs().lessThan('0.000001') ? rounded : null;
}

function decimalOfText(text: string): Decimal | null {
	const typed = parseTypedDecimal(text);
	return typed === null ? null : new Decimal(typed);
}

function readDecimal(cell: ImportCell, most: string): ReadValue<Decimal> {
	const text = plainText(cell.text);
	if (cell.kind === 'text' && ambiguous.test(text)) {
		return unreadable('eine eindeutige Zahl: 1.234,00 mit Nachkommastellen oder 1234 ohne Punkt');
	}
	const value = cell.kind === 'number' ? decimalOfNumber(text) : decimalOfText(text);
	return value === null || value.isNegative() || value.greaterThan(most) ? unreadable() : readAs(value);
}

/** Places, or hours a week: '8.00'. */
export const readAmount = (cell: ImportCell): ReadValue<string> =>
	/€|eur/iu.test(cell.text) ? unreadable() : map(readDecimal(cell, '99999.99'), (value) => value.toFixed(2));

export function readMoney(cell: ImportCell): ReadValue<Euro> {
	const amount = readDecimal(cell, '999999.99');
	return amount.ok && amount.value.isZero() ? unreadable() : map(amount, euro);
}

export const oldestAge = 27;

export function readAge(cell: ImportCell): ReadValue<number> {
	const age = readDecimal(cell, String(oldestAge));
	return age.ok && !age.value.isInteger() ? unreadable() : map(age, (value) => value.toNumber());
}

/** Whole dates only: what people may type into a field ('heute', '1.6.') means another day tomorrow. */
const wholeDay = /^(\d{1,2}\. ?\d{1,2}\. ?(\d{4}|\d{2})|\d{4}-\d{2}-\d{2})$/u;

export const dayReader =
	(today: Day) =>
	(cell: ImportCell): ReadValue<Day> => {
		if (cell.kind === 'number') return unreadable('ein Datum wie 01.06.2027, nicht die Zahl dahinter');
		const text = plainText(cell.text);
		const day = wholeDay.test(text) ? parseTypedDay(text, today) : null;
		return day === null ? unreadable() : readAs(day);
	};

const sexWords: Record<string, OfferSex> = {
	m: 'm',
	männlich: 'm',
	jungen: 'm',
	w: 'f',
	f: 'f',
	weiblich: 'f',
	mädchen: 'f',
	d: 'any',
	divers: 'any',
	gemischt: 'any',
	alle: 'any',
	'm/w': 'any',
	'm/w/d': 'any',
	'w/m': 'any',
	'w/m/d': 'any'
};

/** Divers is taken as open for all: an offer has no list of its own for 'd', who fits only 'any'. */
export function readSex(cell: ImportCell): ReadValue<OfferSex> {
	const word = cell.text.replace(/\s/gu, '').normalize('NFC').toLocaleLowerCase('de-DE');
	const sex = Object.hasOwn(sexWords, word) ? sexWords[word] : undefined;
	return sex ? readAs(sex) : unreadable();
}

const emailForm = /^[^\s@<>"(),;:\\[\]]+@[a-z0-9äöü]([a-z0-9äöü.-]*[a-z0-9äöü])?\.[a-zäöü]{2,}$/iu;

export function readEmail(cell: ImportCell): ReadValue<string> {
	const text = plainText(cell.text);
	return text.length <= 254 && emailForm.test(text) && !text.includes('..') ? readAs(text) : unreadable();
}

export function readPhone(cell: ImportCell): ReadValue<string> {
	const text = textUpTo(60)(cell);
	return text.ok && !/\d{2}/u.test(text.value.replace(/\D/gu, '')) ? unreadable() : text;
}

/** Five digits; a spreadsheet drops the zero of '01067', and no code has only four. */
export function readFiveDigits(cell: ImportCell): ReadValue<string> {
	const text = cell.text.replace(/\s/gu, '');
	return /^\d{4,5}$/.test(text) ? readAs(text.padStart(5, '0')) : unreadable();
}
