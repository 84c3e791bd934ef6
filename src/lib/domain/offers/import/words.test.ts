import { describe, expect, it } from 'vitest';
import type { ImportChange } from './changes';
import { changeInWords, countChanges, countsInWords, problemInWords } from './words';

const change = (kind: ImportChange['kind'], more: Partial<ImportChange> = {}): ImportChange => ({
	...{ row: 2, kind, name: 'Haus', field: null, before: null, after: null },
	...more
});

it('counts things, not lines', () => {
	const counts = countChanges([
		change('offer-changed', { field: 'Plätze' }),
		change('offer-changed', { field: 'Hinweis' }),
		change('offer-changed', { name: 'Anderes Haus' }),
		change('rate-new', { after: '76,00 € ab 01.06.2017' }),
		change('rate-new', { after: '88,00 € ab 01.01.2018' })
	]);
	expect(countsInWords(counts)).toBe('Angebot geändert: 2, Entgelt neu: 2');
	expect(countsInWords(countChanges([]))).toBe('');
});

describe('a change', () => {
	it.each<[Partial<ImportChange>, string]>([
		[{}, 'Zeile 2: Angebot neu: Haus'],
		[{ field: 'Plätze', before: '8,00', after: '6,00' }, 'Zeile 2: Angebot neu: Haus – Plätze: 8,00 → 6,00'],
		[{ field: 'Plätze', after: '6,00' }, 'Zeile 2: Angebot neu: Haus – Plätze: 6,00'],
		[{ field: 'Hinweis', before: 'x' }, 'Zeile 2: Angebot neu: Haus – Hinweis: x → –']
	])('%j', (more, words) => {
		expect(changeInWords(change('offer-new', more))).toBe(words);
	});
});

it.each([
	[{ row: 3, column: 'PLZ', value: '1', expected: 'eine PLZ' }, 'Zeile 3, PLZ: „1“ – erwartet: eine PLZ'],
	[{ row: 0, column: 'Datei', value: 'x.csv', expected: 'eine Liste' }, 'Datei: „x.csv“ – erwartet: eine Liste'],
	[{ row: 4, column: '', value: 'a;b', expected: 'Werte' }, 'Zeile 4: „a;b“ – erwartet: Werte']
])('problem %#', (problem, words) => {
	expect(problemInWords(problem)).toBe(words);
});
