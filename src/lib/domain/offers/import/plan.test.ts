import { describe, expect, it } from 'vitest';
import {
	catalogue,
	emptyDirectory,
	readSheet,
	someOffer,
	type SheetRow
} from '../../../../../tests/factories/offer-import';
import type { Day } from '../../day';
import type { Euro } from '../../money';
import type { KnownDirectory, KnownFacility, KnownOffer } from './known';
import { isUnchanged, planImport } from './plan';

const facilityKey = '["Boddenhaus gGmbH","Haus am Bodden"]';
const offerKey = '["Boddenhaus gGmbH","Haus am Bodden","S34"]';

const facility: KnownFacility = {
	id: 'f1',
	street: 'Hafenweg 3',
	postalCode: '17489',
	place: 'Greifswald',
	officeAgs: '13075',
	lat: 54.1,
	lon: 13.4,
	phone: '03834 12',
	email: null,
	licenceFrom: '2015-01-01' as Day
};
const offer: KnownOffer = {
	id: 'o1',
	licensed: '8.00',
	ageFrom: 6,
	ageTo: 18,
	sex: 'f',
	specialisations: ['trauma', 'addiction'],
	note: 'am Wasser',
	serviceDescriptionOn: null,
	agreementOn: null,
	capacity: { operable: '8.00', occupiedOutside: '2.00', lastImported: '2.00' },
	rates: [{ from: '2017-06-01' as Day, amount: '76.00' as Euro }]
};

type Known = { facility?: Partial<KnownFacility>; offer?: Partial<KnownOffer> };

const directory = (known: Known = {}): KnownDirectory => ({
	providers: new Map([['Boddenhaus gGmbH', 'p1']]),
	facilities: new Map([[facilityKey, { ...facility, ...known.facility }]]),
	offers: new Map([[offerKey, { ...offer, ...known.offer }]])
});

const plan = (rows: readonly SheetRow[], known = directory(), ownOffice: string | null = null) => {
	const { statements, problems } = readSheet(rows);
	expect(problems).toEqual([]);
	return planImport(statements, { known, postalCodes: catalogue.postalCodes, ownOffice });
};
const planRow = (row: SheetRow, known?: KnownDirectory) => plan([{ ...someOffer, ...row }], known);
const told = ({ changes }: ReturnType<typeof plan>) =>
	changes.map(({ kind, field, before, after }) => [kind, field, before, after]);

describe('an unknown offer', () => {
	it('is created with its provider, facility, place and rate', () => {
		const planned = planRow({ occupied: '2', rate: '76', rateFrom: '1.6.17' }, emptyDirectory);
		expect(planned.providers).toEqual(['Boddenhaus gGmbH']);
		expect(planned.facilities).toMatchObject([
			{ id: null, facts: { lat: 54.09, lon: 13.38, phone: null, licenceFrom: null } }
		]);
		expect(planned.offers).toMatchObject([
			{ id: null, facts: { licensed: '8.00', ageFrom: 0, ageTo: 27, sex: 'any' } }
		]);
		expect(planned.reports).toEqual([{ offerKey, operable: '8.00', occupiedOutside: '2.00', first: true }]);
		expect(planned.rates).toEqual([{ offerKey, from: '2017-06-01', amount: '76.00' }]);
		expect(told(planned)).toEqual([
			['provider-new', null, null, null],
			['facility-new', null, null, null],
			['offer-new', 'Plätze', null, '8,00, belegt 2,00'],
			['rate-new', 'Entgelt', null, '76,00\u00a0€ ab 01.06.2017']
		]);
	});

	it('shares provider and facility with others of the file', () => {
		const planned = plan(
			[someOffer, { ...someOffer, serviceType: 'A31' }, { ...someOffer, facility: 'Haus am Wald' }],
			emptyDirectory
		);
		expect(planned.providers).toHaveLength(1);
		expect(planned.facilities).toHaveLength(2);
		expect(planned.offers).toHaveLength(3);
		expect(planned.reports.map(({ occupiedOutside }) => occupiedOutside)).toEqual(['0.00', '0.00', '0.00']);
	});
});

describe('a known offer', () => {
	it.each<[string, SheetRow]>([
		['the required columns', {}],
		[
			'all that is known',
			{ rate: '76,00', rateFrom: '1.6.17', occupied: '2', sex: 'w', specialisations: 'Sucht|Traumapädagogik' }
		],
		['empty cells', { note: '', phone: '', sex: '', ageFrom: '', occupied: '', rate: '' }]
	])('stays as it is when the file says %s', (_name, row) => {
		expect(isUnchanged(planRow(row))).toBe(true);
	});

	it('takes what differs, line by line', () => {
		const planned = planRow({
			phone: '03834 99',
			note: '-',
			sex: 'alle',
			ageTo: '21',
			specialisations: 'Sucht',
			agreementOn: '1.1.26'
		});
		expect(planned.facilities).toMatchObject([{ id: 'f1', facts: { phone: '03834 99', licenceFrom: '2015-01-01' } }]);
		expect(planned.offers).toMatchObject([{ id: 'o1', facts: { note: null, sex: 'any', ageFrom: 6, ageTo: 21 } }]);
		expect(planned.reports).toEqual([]);
		expect(told(planned)).toEqual([
			['facility-changed', 'Telefon', '03834 12', '03834 99'],
			['offer-changed', 'Spezialisierungen', 'addiction|trauma', 'addiction'],
			['offer-changed', 'Alter bis', '18', '21'],
			['offer-changed', 'Geschlecht', 'w', 'alle'],
			['offer-changed', 'Hinweis', 'am Wasser', null],
			['offer-changed', 'LEQ-Vereinbarung', null, '01.01.2026']
		]);
	});

	it('keeps its finer coordinates until the address changes', () => {
		expect(planRow({ phone: '03834 99' }).facilities[0]?.facts).toMatchObject({ lat: 54.1, lon: 13.4 });
		expect(planRow({ street: 'Am Markt 1' }).facilities[0]?.facts).toMatchObject({ lat: 54.09, lon: 13.38 });
	});

	it('refuses an age that crosses the one it has', () => {
		expect(planRow({ ageFrom: '19' }).problems).toMatchObject([{ row: 2, column: 'Alter von', value: '19' }]);
		expect(planRow({ ageTo: '5' }).problems).toMatchObject([{ column: 'Alter bis', expected: 'ein Alter ab 6' }]);
	});

	it('of another office is not moved to the own one', () => {
		const elsewhere = directory({ facility: { officeAgs: '13071' } });
		expect(plan([someOffer], elsewhere, '13075').problems).toMatchObject([{ column: 'AGS', value: '13075' }]);
		expect(plan([someOffer], elsewhere).problems).toEqual([]);
	});
});

describe('places and occupancy', () => {
	it('changed places are a report from today on', () => {
		const planned = planRow({ places: '6' });
		expect(planned.reports).toEqual([{ offerKey, operable: '6.00', occupiedOutside: '2.00', first: false }]);
		expect(told(planned)).toEqual([['offer-changed', 'Plätze', '8,00', '6,00']]);
	});

	it('changed occupancy keeps what the provider reported as operable', () => {
		const reported = directory({
			offer: { capacity: { operable: '7.00', occupiedOutside: '2.00', lastImported: '2.00' } }
		});
		const planned = planRow({ occupied: '3' }, reported);
		expect(planned.reports).toEqual([{ offerKey, operable: '7.00', occupiedOutside: '3.00', first: false }]);
		expect(told(planned)).toEqual([['offer-changed', 'Belegt', '2,00', '3,00']]);
	});

	it('the same list again does not undo what the provider reported since', () => {
		const reported = directory({
			offer: { capacity: { operable: '6.00', occupiedOutside: '4.00', lastImported: '2.00' } }
		});
		expect(isUnchanged(planRow({ occupied: '2' }, reported))).toBe(true);
	});

	it('an offer without any report gets its first', () => {
		const planned = planRow({ occupied: '1' }, directory({ offer: { capacity: null } }));
		expect(planned.reports).toEqual([{ offerKey, operable: '8.00', occupiedOutside: '1.00', first: true }]);
		expect(told(planned)).toEqual([['offer-changed', 'Belegt', null, '1,00']]);
	});

	it('more occupied than there are places is a warning', () => {
		const planned = planRow({ occupied: '9' });
		expect(planned.problems).toEqual([]);
		expect(planned.warnings).toMatchObject([{ row: 2, column: 'Belegt', value: '9,00' }]);
	});
});

describe('rates', () => {
	it('another day adds one, the same day corrects it', () => {
		expect(told(planRow({ rate: '88', rateFrom: '1.1.2027' }))).toEqual([
			['rate-new', 'Entgelt', null, '88,00\u00a0€ ab 01.01.2027']
		]);
		expect(told(planRow({ rate: '88', rateFrom: '1.6.2017' }))).toEqual([
			['rate-changed', 'Entgelt', '76,00\u00a0€', '88,00\u00a0€ ab 01.06.2017']
		]);
	});
});
