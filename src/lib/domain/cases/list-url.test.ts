import { describe, expect, it } from 'vitest';
import { caseListSchema } from './list-input';
import { listFromParams, listInput, listToParams } from './list-url';

describe('the overview in the address bar', () => {
	it.each([
		[''],
		['text=haus+bodden&sortierung=-targetCost&seite=3'],
		['arbeit=consent-open&meine=1'],
		['sortierung=client&stand=booked'],
		['stand=active&faelle=offen'],
		['faelle=geschlossen']
	])('reads and writes "%s" alike', (query) => {
		expect(listToParams(listFromParams(new URLSearchParams(query))).toString()).toBe(query);
	});

	it.each([
		['an unknown column', 'sortierung=password'],
		['an unknown work list', 'arbeit=alles'],
		['neither open nor closed', 'faelle=halb'],
		['a page before the first', 'seite=-1'],
		['a page that is no number', 'seite=zwei']
	])('leaves out %s', (_case, query) => {
		expect(listToParams(listFromParams(new URLSearchParams(query))).toString()).toBe('');
	});

	it('gives what the API takes', () => {
		const state = listFromParams(new URLSearchParams('sortierung=-bookedAt&text=Mia'));
		expect(caseListSchema.parse(listInput(state))).toMatchObject({
			text: 'Mia',
			sort: { key: 'bookedAt', descending: true },
			page: 1
		});
	});
});
