import { describe, expect, it } from 'vitest';
import { toCsv } from './csv';

describe('a table as CSV', () => {
	it('has a mark of UTF-8, semicolons, CRLF and quotes where they are needed', () => {
		const table = {
			columns: ['Hilfeart', 'Ausgaben'],
			rows: [
				['§ 34; Heim', '1.200,00 €'],
				['Ein "Haus"', '–']
			]
		};
		expect(toCsv(table)).toBe('\ufeffHilfeart;Ausgaben\r\n"§ 34; Heim";1.200,00 €\r\n"Ein ""Haus""";–\r\n');
	});

	it.each(['=1+1', '+49', '-1+1', '@x'])('tells %s as text, never as a formula', (cell) => {
		expect(toCsv({ columns: ['A'], rows: [[cell]] })).toContain(`'${cell}`);
	});

	it.each(['-1,00\u00a0€', '-1.200,50 €', '-3'])('leaves the amount %j as it is', (amount) => {
		expect(toCsv({ columns: ['A'], rows: [[amount]] })).toBe(`\ufeffA\r\n${amount}\r\n`);
	});
});
