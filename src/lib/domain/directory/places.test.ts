import { describe, expect, it } from 'vitest';
import { findInPlaces, placeIndex, type PostalArea } from './places';

const area = (postalCode: string, place: string, values: Partial<PostalArea> = {}): PostalArea => ({
	...{ postalCode, place, officeAgs: '13075', furtherPlaces: [], ofCompany: false, active: true },
	...values
});

const index = placeIndex([
	area('86926', 'Greifenberg', { officeAgs: '09181', active: false }),
	area('17489', 'Greifswald'),
	area('17474', 'Greifswald', { ofCompany: true }),
	area('17498', 'Neuenkirchen', { furtherPlaces: ['Mesekenhagen', 'Groß Zastrow'] }),
	area('17373', 'Ueckermünde'),
	area('17509', 'Lubmin')
]);

const found = (text: string) => findInPlaces(index, text).map(({ postalCode, place }) => `${postalCode} ${place}`);

describe('finding a place', () => {
	it.each([
		['by the beginning of its name', 'greif', ['17489 Greifswald', '86926 Greifenberg']],
		['by name and code together', '17489 Greifs', ['17489 Greifswald']],
		['by the name of a smaller place with the same code', 'Meseken', ['17498 Mesekenhagen']],
		['without umlauts', 'ueckermunde', ['17373 Ueckermünde']],
		['with ss for ß', 'GROSS  ZA', ['17498 Groß Zastrow']],
		['by digits, its main place only', '17498', ['17498 Neuenkirchen']],
		['by digits, also the code of a company', '1747', ['17474 Greifswald']],
		['by the beginning of a code', '1748', ['17489 Greifswald']],
		['not by a name in the middle', 'wald', []],
		['not by a code and a name of another', '17509 Greifswald', []],
		['not by nothing', '  ', []],
		['not by what a query language would read', '%', []]
	])('%s', (_how, text, places) => {
		expect(found(text)).toEqual(places);
	});

	it('shows ten at most, counties that take part first', () => {
		const many = Array.from({ length: 30 }, (_, number) =>
			area(String(10_000 + number), 'Dorf', { active: number > 20 })
		);
		const shown = findInPlaces(placeIndex(many), 'Dorf');
		expect(shown).toHaveLength(10);
		expect(shown[0]?.postalCode).toBe('10021');
	});
});
