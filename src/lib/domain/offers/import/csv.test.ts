import { expect, it } from 'vitest';
import { asCsv, problemsAsCsv } from './csv';

it.each(['=1+1', '+49', '-3', '@cmd', '\tx'])('%s does not run as a formula', (value) => {
	expect(asCsv([[value]])).toBe(`\ufeff'${value}\r\n`);
});

it('quotes what would break the row', () => {
	expect(asCsv([['a;b', 'say "x"', 'two\nlines', 'plain']])).toBe('\ufeff"a;b";"say ""x""";"two\nlines";plain\r\n');
});

it('writes problems with a heading', () => {
	expect(problemsAsCsv([{ row: 2, column: 'PLZ', value: '=x', expected: 'eine PLZ' }])).toBe(
		"\ufeffZeile;Spalte;Wert;Erwartet\r\n2;PLZ;'=x;eine PLZ\r\n"
	);
});
