import { describe, expect, it } from 'vitest';
import type { Day } from '../../day';
import {
	dayReader,
	plainText,
	readAge,
	readAmount,
	readEmail,
	readFiveDigits,
	readMoney,
	readPhone,
	readSex,
	shownCell,
	textUpTo,
	type ImportCell,
	type ReadValue
} from './values';

const text = (value: string): ImportCell => ({ kind: 'text', text: value });
const number = (value: number): ImportCell => ({ kind: 'number', text: String(value) });
const valueOf = <T>(read: ReadValue<T>) => (read.ok ? read.value : null);
const readDay = dayReader('2027-06-15' as Day);

describe('days', () => {
	it.each([
		['01.06.2017', '2017-06-01'],
		['1.6.17', '2017-06-01'],
		['1. 6. 2017', '2017-06-01'],
		['2017-06-01', '2017-06-01'],
		[' 31.12.1998 ', '1998-12-31'],
		['1.6.98', '1998-06-01'],
		['29.02.2028', '2028-02-29']
	])('%s is %s', (typed, day) => {
		expect(valueOf(readDay(text(typed)))).toBe(day);
	});

	it.each(['31.02.2017', '29.02.2027', '1.13.2027', '1.6.', 'heute', '+14', '010617', '2017-6-1', '1/6/2017', '', 'x'])(
		'%s is refused',
		(typed) => {
			expect(readDay(text(typed)).ok).toBe(false);
		}
	);

	it('a day of a spreadsheet is taken, a bare number is not', () => {
		expect(valueOf(readDay({ kind: 'day', text: '2017-06-01' }))).toBe('2017-06-01');
		expect(readDay(number(42887))).toEqual({
			ok: false,
			expected: 'ein Datum wie 01.06.2027, nicht die Zahl dahinter'
		});
	});
});

describe('money', () => {
	it.each([
		['76,00', '76.00'],
		['76.00', '76.00'],
		['76', '76.00'],
		['76,5', '76.50'],
		['1.234,50', '1234.50'],
		['90,42 €', '90.42'],
		['76 EUR', '76.00']
	])('%s is %s', (typed, amount) => {
		expect(valueOf(readMoney(text(typed)))).toBe(amount);
	});

	it.each(['0', '0,00', '-76', '76,123', '1,234.50', '12.34.56', 'kostenlos', '=76', '1e3', '1000000'])(
		'%s is refused',
		(typed) => {
			expect(readMoney(text(typed)).ok).toBe(false);
		}
	);

	it('a point before three digits is refused as ambiguous, never read a thousandfold', () => {
		expect(readMoney(text('76.000'))).toEqual({
			ok: false,
			expected: expect.stringContaining('eindeutige Zahl') as string
		});
	});

	it('numbers of a spreadsheet lose their binary dust, but no third place', () => {
		expect(valueOf(readMoney(number(90.42)))).toBe('90.42');
		expect(valueOf(readMoney(number(90.41999999999999)))).toBe('90.42');
		expect(readMoney(number(90.425)).ok).toBe(false);
		expect(valueOf(readMoney(number(1234)))).toBe('1234.00');
	});
});

describe('places', () => {
	it.each([
		['8', '8.00'],
		['0', '0.00'],
		['7,5', '7.50'],
		['7.25', '7.25']
	])('%s is %s', (typed, amount) => {
		expect(valueOf(readAmount(text(typed)))).toBe(amount);
	});

	it.each(['-1', '1,234', '1.234', 'acht', '100000', '8 €'])('%s is refused', (typed) => {
		expect(readAmount(text(typed)).ok).toBe(false);
	});
});

describe('ages', () => {
	it.each([
		['0', 0],
		['27', 27],
		['6', 6]
	])('%s is %i', (typed, age) => {
		expect(valueOf(readAge(text(typed)))).toBe(age);
	});

	it.each(['28', '-1', '6,5', 'sechs'])('%s is refused', (typed) => {
		expect(readAge(text(typed)).ok).toBe(false);
	});
});

describe('sex', () => {
	it.each([
		['m', 'm'],
		['W', 'f'],
		['weiblich', 'f'],
		['Mädchen', 'f'],
		['d', 'any'],
		['gemischt', 'any'],
		['Alle', 'any'],
		['m / w / d', 'any']
	])('%s is %s', (typed, sex) => {
		expect(valueOf(readSex(text(typed)))).toBe(sex);
	});

	it.each(['x', 'constructor', '1'])('%s is refused', (typed) => {
		expect(readSex(text(typed)).ok).toBe(false);
	});
});

describe('contact', () => {
	it.each(['haus@beispiel.de', 'a.b+c@sub.beispiel.de', 'büro@träger.de'])('%s is a mail address', (typed) => {
		expect(valueOf(readEmail(text(typed)))).toBe(typed);
	});

	it.each([
		'haus',
		'haus@',
		'@beispiel.de',
		'haus@beispiel',
		'a b@beispiel.de',
		'a@b@c.de',
		'a..b@beispiel.de',
		'<a@b.de>'
	])('%s is none', (typed) => {
		expect(readEmail(text(typed)).ok).toBe(false);
	});

	it('a phone number needs digits', () => {
		expect(valueOf(readPhone(text('+49 (3834) 12-34')))).toBe('+49 (3834) 12-34');
		expect(readPhone(text('auf Anfrage')).ok).toBe(false);
	});
});

describe('codes of five digits', () => {
	it('gives back the zero a spreadsheet dropped', () => {
		expect(valueOf(readFiveDigits(number(1067)))).toBe('01067');
		expect(valueOf(readFiveDigits(text('17489')))).toBe('17489');
	});

	it.each(['174', '174890', 'D-17489', ''])('%s is refused', (typed) => {
		expect(readFiveDigits(text(typed)).ok).toBe(false);
	});
});

describe('text', () => {
	it.each(['=1+1', '+49', '-SUMME(A1)', '@name'])('%s stays what it is: text', (typed) => {
		expect(valueOf(textUpTo(200)(text(typed)))).toBe(typed);
	});

	it('two spellings that look alike are one', () => {
		expect(plainText('  Haus\u00a0 am\tBodden\u200b ')).toBe('Haus am Bodden');
		expect(plainText('Ku\u0308stenkinder')).toBe('Küstenkinder');
	});

	it('refuses what is too long or not printable', () => {
		expect(textUpTo(3)(text('abcd')).ok).toBe(false);
		expect(textUpTo(3)(text('ab\u0007')).ok).toBe(false);
		expect(valueOf(textUpTo(3)(text('äöü')))).toBe('äöü');
	});

	it('a day in a text column is written out', () => {
		expect(shownCell({ kind: 'day', text: '2017-06-01' })).toBe('01.06.2017');
	});
});
