import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyNeed, need } from '../../../../tests/factories/needs';
import { InvalidInput } from '../errors';
import { capacityNeeded, searchSchema, unitsPerWeek } from './need';

const enough = { list: 'available', serviceType: 'S34', begin: '2027-06-01', end: '2027-11-30' };

const problemsOf = (input: unknown) =>
	Object.fromEntries(
		(searchSchema.safeParse(input).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])
	);

describe('searchSchema', () => {
	it('needs no more than list, service type and period', () => {
		expect(searchSchema.parse(enough)).toEqual({
			...enough,
			...{
				offices: [],
				regions: [],
				near: null,
				specialisations: [],
				birthDate: null,
				sex: null,
				unaccompanied: false
			},
			...{ daysPerWeek: null, hoursPerWeek: null, text: '', page: 1, pageSize: 50 }
		});
	});
	it.each([
		['one day', { begin: '2027-06-01', end: '2027-06-01' }],
		['a period long past, for comparison', { begin: '2017-06-01', end: '2017-11-30' }],
		['the widest radius', { near: { postalCode: '17489', radiusKm: 500 } }],
		['the smallest radius', { near: { postalCode: '17489', radiusKm: 1 } }],
		['hours of an ambulant service', { serviceType: 'A31', hoursPerWeek: '2.5' }],
		['five days a week', { serviceType: 'T32', daysPerWeek: '5' }],
		['the largest page', { pageSize: 200 }]
	])('takes %s', (_case, wishes) => {
		expect(problemsOf({ ...enough, ...wishes })).toEqual({});
	});

	it.each([
		['end', { end: '2027-05-31' }, 'Das Ende liegt vor dem Beginn.'],
		['end', { end: '2027-02-30' }, 'Bitte ein Datum eingeben, zum Beispiel 01.06.2027.'],
		['begin', { begin: '2200-01-01' }, 'Das Datum muss zwischen 1900 und 2199 liegen.'],
		['list', { list: 'some' }, 'Bitte „Verfügbare“ oder „Alle“ wählen.'],
		['serviceType', { serviceType: 'S99' }, 'Bitte eine Hilfeart wählen.'],
		['serviceType', { serviceType: '__proto__' }, 'Bitte eine Hilfeart wählen.'],
		['sex', { sex: 'x' }, 'Bitte weiblich, männlich oder divers wählen.'],
		['offices.0', { offices: ['1307'] }, 'Dieser örtliche Träger ist nicht bekannt.'],
		['regions.0', { regions: ['Nord'] }, 'Diese Region ist nicht bekannt.'],
		['specialisations.1', { specialisations: ['TRAUMA', "'; --"] }, 'Diese Spezialisierung ist nicht bekannt.'],
		['near.radiusKm', { near: { postalCode: '17489', radiusKm: 0 } }, 'Der Umkreis muss zwischen 1 und 500 km liegen.'],
		[
			'near.radiusKm',
			{ near: { postalCode: '17489', radiusKm: 1000 } },
			'Der Umkreis muss zwischen 1 und 500 km liegen.'
		],
		['near.radiusKm', { near: { postalCode: '17489', radiusKm: NaN } }, 'Bitte den Umkreis in km angeben.'],
		[
			'near.postalCode',
			{ near: { postalCode: '1748', radiusKm: 50 } },
			'Bitte eine Postleitzahl mit fünf Ziffern angeben.'
		],
		['near', { near: '17489' }, 'Bitte Postleitzahl und Umkreis angeben.'],
		['daysPerWeek', { daysPerWeek: '0' }, 'Bitte mehr als 0 und höchstens 7 Tage je Woche angeben.'],
		['daysPerWeek', { daysPerWeek: '7.01' }, 'Bitte mehr als 0 und höchstens 7 Tage je Woche angeben.'],
		['daysPerWeek', { daysPerWeek: '1e0' }, 'Bitte mehr als 0 und höchstens 7 Tage je Woche angeben.'],
		['hoursPerWeek', { serviceType: 'A31' }, 'Bitte die Stunden je Woche angeben.'],
		[
			'hoursPerWeek',
			{ serviceType: 'A31', hoursPerWeek: '169' },
			'Bitte mehr als 0 und höchstens 168 Stunden je Woche angeben.'
		],
		['text', { text: 'x'.repeat(101) }, 'Höchstens 100 Zeichen.'],
		['text', { text: 'Haus\0' }, 'Der Text enthält ein ungültiges Zeichen.'],
		['text', { text: 'Haus\ud800' }, 'Der Text enthält ein ungültiges Zeichen.'],
		['page', { page: 0 }, 'Diese Seite gibt es nicht.'],
		['page', { page: 1.5 }, 'Diese Seite gibt es nicht.'],
		['pageSize', { pageSize: 201 }, 'Höchstens 200 Zeilen je Seite.'],
		['unaccompanied', { unaccompanied: 'yes' }, 'Bitte Ja oder Nein wählen.']
	])('says at %s what is wrong with %j', (path, wishes, message) => {
		expect(problemsOf({ ...enough, ...wishes })).toEqual({ [path]: message });
	});

	it('says everything at once', () => {
		const problems = problemsOf({ ...enough, serviceType: 'A31', end: '2027-05-31', page: 0, sex: 'x' });
		expect(Object.keys(problems).sort()).toEqual(['end', 'hoursPerWeek', 'page', 'sex']);
	});
	it.each([null, undefined, 'S34', [], 7])('refuses %j in German', (input) => {
		expect(problemsOf(input)).toEqual({ '': 'Bitte den Bedarf angeben.' });
	});
	it('never fails otherwise than with messages, and never in English', () => {
		const english = /\b(?:invalid|expected|received|too|must|required|unrecognized)\b/iu;
		fc.assert(
			fc.property(
				fc.record(Object.fromEntries(Object.keys(searchSchema.shape).map((key) => [key, fc.anything()]))),
				(input) => {
					expect(Object.values(problemsOf(input)).join(' ')).not.toMatch(english);
				}
			)
		);
	});
	it('tidies the text', () => {
		expect(need({ text: '  Haus\n am\tBodden ' }).text).toBe('Haus am Bodden');
	});
	it('leaves a valid need as it is', () => {
		fc.assert(
			fc.property(anyNeed, (given) => {
				expect(searchSchema.parse(given)).toEqual(given);
			})
		);
	});
});

describe('intensity', () => {
	it.each([
		['S34', { daysPerWeek: null, hoursPerWeek: null }, ['7', '1.00']],
		['T32', { daysPerWeek: '5', hoursPerWeek: null }, ['5', '1.00']],
		['S34', { daysPerWeek: null, hoursPerWeek: '3' }, ['7', '1.00']],
		['A31', { daysPerWeek: '5', hoursPerWeek: '2.5' }, ['2.5', '2.5']]
	] as const)('%s with %j', (serviceType, given, [units, capacity]) => {
		expect(unitsPerWeek({ serviceType, ...given })).toBe(units);
		expect(capacityNeeded({ serviceType, ...given })).toBe(capacity);
	});
	it('asks for the hours of an ambulant service', () => {
		expect(() => unitsPerWeek({ serviceType: 'A31', daysPerWeek: '5', hoursPerWeek: null })).toThrow(InvalidInput);
	});
});
