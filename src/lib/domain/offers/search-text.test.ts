import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsWords, searchTextOf, searchWords, sortKey } from './search-text';

const text = searchTextOf({
	provider: 'Jugendhilfe Boddenküste gGmbH',
	facility: 'Haus am Ryck',
	place: 'Greifswald',
	note: null,
	specialisationNames: ['Trauma', 'Sucht']
});

describe('text search', () => {
	it.each([
		['', true],
		['   ', true],
		['greif', true],
		['BODDENKÜSTE', true],
		['bodden trauma', true],
		['trauma\u00a0bodden', true],
		['ku\u0308ste', true], // typed as u and a separate diaeresis, as some devices do
		['bodden wismar', false],
		['greifswaldtrauma', false],
		['kuste', false]
	])('"%s" found: %s', (typed, found) => {
		expect(containsWords(text, searchWords(typed))).toBe(found);
	});
	it('does not depend on the order of the words', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('haus', 'ryck', 'wismar', 'sucht')), (words) => {
				expect(containsWords(text, searchWords(words.reverse().join(' ')))).toBe(containsWords(text, words));
			})
		);
	});
});

describe('sortKey', () => {
	it.each([
		['Ärztehaus', 'arztehaus'],
		['STRAßE', 'strasse'],
		['Haus Öl und Über', 'haus ol und uber']
	])('%s is sorted as %s', (name, key) => {
		expect(sortKey(name)).toBe(key);
	});
	it('puts umlauts beside their vowels', () => {
		const names = ['Zebra', 'Ähre', 'Adler', 'Apfel'];
		expect(names.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(['Adler', 'Ähre', 'Apfel', 'Zebra']);
	});
});
