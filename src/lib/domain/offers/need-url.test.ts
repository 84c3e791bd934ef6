import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyNeed, need, TODAY } from '../../../../tests/factories/needs';
import { searchSchema } from './need';
import { needToParams, usualNeed } from './need-params';
import { needFromParams } from './need-url';

const read = (address: string) => needFromParams(new URLSearchParams(address), TODAY);

describe('address bar', () => {
	it('is short and readable', () => {
		expect(needToParams(need()).toString()).toBe('art=S34&von=2027-06-01&bis=2027-11-30');
		const wishes = {
			offices: ['13075', '13073'],
			near: { postalCode: '17489', radiusKm: 50 },
			sex: 'f',
			list: 'all'
		} as const;
		expect(
			needToParams(need({ ...wishes, offices: [...wishes.offices], text: 'am Ryck', unaccompanied: true })).toString()
		).toBe(
			'art=S34&von=2027-06-01&bis=2027-11-30&amt=13075&amt=13073&plz=17489&umkreis=50&geschlecht=w&uma=ja&text=am+Ryck&liste=alle'
		);
	});
	it('gives back the search it was made from, on any day', () => {
		fc.assert(
			fc.property(anyNeed, (given) => {
				const read = needFromParams(new URLSearchParams(needToParams(given).toString()), TODAY);
				expect(read).toEqual({ need: given, problems: {} });
			})
		);
	});
	it('starts with a search of 26 weeks from today', () => {
		expect(read('')).toEqual({ need: need({ begin: '2026-11-22', end: '2027-05-23' }), problems: {} });
		expect(usualNeed(TODAY)).toEqual(read('').need);
	});
	it.each([
		['von=gestern', 'begin', { begin: TODAY }],
		['von=2027-06-01&bis=2027-05-01', 'end', { begin: '2027-06-01', end: '2027-11-30' }],
		['art=S99', 'serviceType', { serviceType: 'S34' }],
		['art=A31&stunden=viele', 'hoursPerWeek', { hoursPerWeek: '5' }],
		['plz=174', 'near.postalCode', { near: null }],
		['plz=17489&umkreis=1000', 'near.radiusKm', { near: { postalCode: '17489', radiusKm: 50 } }],
		['amt=13075&amt=VG', 'offices', { offices: ['13075'] }],
		['geschlecht=constructor', 'sex', { sex: null }],
		['seite=zwei', 'page', { page: 1 }],
		['liste=keine', 'list', { list: 'available' }],
		['text=%00', 'text', { text: '' }]
	])('%s falls back and reports %s', (address, field, expected) => {
		const { need: given, problems } = read(address);
		expect(given).toMatchObject(expected);
		expect(Object.keys(problems)).toEqual([field]);
		expect(problems[field]).toMatch(/\.$/u);
	});
	it.each([
		['plz=17489', { near: { postalCode: '17489', radiusKm: 50 } }],
		['umkreis=50', { near: null }],
		['art=A31', { hoursPerWeek: '5' }],
		['text=&seite=&amt', { text: '', page: 1 }]
	])('%s is complete without a message', (address, expected) => {
		const { need: given, problems } = read(address);
		expect(given).toMatchObject(expected);
		expect(problems).toEqual(address.includes('amt') ? { offices: expect.any(String) as string } : {});
	});
	it('is a valid search whatever stands there', () => {
		const keys = fc.constantFrom(
			...'art von bis amt region plz umkreis kann geboren geschlecht uma tage stunden text liste seite zeilen'.split(
				' '
			)
		);
		const values = fc.oneof(
			fc.string(),
			fc.constantFrom('S34', 'A31', '2027-01-01', '2199-12-31', '17489', '50', '1e999', '-1', 'ja')
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(keys, values), { maxLength: 12 }), (pairs) => {
				const { need: given } = needFromParams(new URLSearchParams(pairs), TODAY);
				expect(searchSchema.safeParse(given).error?.issues ?? []).toEqual([]);
			}),
			{ numRuns: 400 }
		);
	});
});
