import { describe, expect, it } from 'vitest';
import { layout2010 } from './layout-2010';
import { FIRST_REPORT_YEAR, layoutOf } from './layouts';

const { fields, constants, lists } = layout2010;
const placeOf = (name: string) => {
	const field = fields.find((one) => one.name === name);
	return field && [field.from, field.from + field.length - 1];
};

describe('layout 2010 of part I.1', () => {
	it.each<[name: string, from: number, to: number]>([
		['land', 2, 3],
		['county', 4, 6],
		['institution', 10, 15],
		['number', 16, 20],
		['begin', 21, 26],
		['takenOver', 27, 27],
		['kindOfHelp', 28, 29],
		['place', 30, 31],
		['provider', 32, 33],
		['sex', 34, 34],
		['birth', 35, 40],
		['people', 41, 110],
		['peopleOutside', 111, 112],
		['whereaboutsBefore', 113, 114],
		['family', 115, 115],
		['foreignOrigin', 116, 116],
		['germanAtHome', 117, 117],
		['transferIncome', 118, 118],
		['initiatedBy', 119, 119],
		['custody1666', 120, 120],
		['suspended', 121, 121],
		['custody1631b', 122, 122],
		['running', 123, 123],
		['contactsInYear', 124, 126],
		['intensity', 127, 130],
		['reason1', 131, 132],
		['reason2', 133, 134],
		['reason3', 135, 136],
		['end', 137, 142],
		['contactsTotal', 143, 145],
		['contactLongAgo', 146, 146],
		['intensityAtEnd', 147, 150],
		['endReason', 151, 152],
		['whereaboutsAfter', 153, 154],
		['following', 155, 155],
		['residenceAgs', 156, 163],
		['residencePostalCode', 164, 168],
		['residencePlace', 169, 208]
	])('has %s on %i to %i', (name, from, to) => {
		expect(placeOf(name)).toEqual([from, to]);
	});

	it('fills all 208 places, each once', () => {
		const taken = [
			...constants.map(({ from, text }) => ({ from, length: text.length })),
			...fields.map(({ from, length }) => ({ from, length }))
		].flatMap(({ from, length }) => Array.from({ length }, (_, offset) => from + offset));
		expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 208 }, (_, index) => index + 1));
	});

	it('has keys exactly as long as their fields', () => {
		const wrong = fields.filter(({ list, length }) => list && lists[list].some(([code]) => code.length !== length));
		expect(wrong).toEqual([]);
	});

	it('knows no key for a sex beyond male and female, and invents none', () => {
		expect(layout2010.sexes).toEqual({ m: '1', f: '2', d: null });
	});
});

describe('the layout of a report year', () => {
	it.each([
		[2009, null],
		[2010, '2010'],
		[2026, '2010']
	])('%i: %s', (year, version) => {
		expect(layoutOf(year)?.version ?? null).toBe(version);
	});

	it('begins with the first one on record', () => {
		expect(FIRST_REPORT_YEAR).toBe(2010);
	});
});
