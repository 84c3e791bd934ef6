import { describe, expect, it } from 'vitest';
import { catalogue, text } from '../../../../../tests/factories/offer-import';
import { expectedCounty, readServiceType, readSpecialisations } from './catalogue';
import { serviceTypes } from '../../directory/service-types';

const serviceType = (typed: string) => readServiceType(text(typed), catalogue.serviceTypes);
const specialisations = (typed: string) => readSpecialisations(text(typed), catalogue.specialisations);

describe('service type', () => {
	it.each([
		['S34', 'S34'],
		['s34', 'S34'],
		['§ 34', 'S34'],
		['§34 SGB VIII', 'S34'],
		['34', 'S34'],
		['Heimerziehung, sonstige betreute Wohnform', 'S34'],
		['Heimerziehung', 'S34'],
		['§ 34 Heimerziehung', 'S34'],
		['S34 Heimerziehung, sonstige betreute Wohnform', 'S34'],
		['§ 35a teilstationär', 'T35A'],
		['§ 35a stationär', 'S35A'],
		['§ 41 i.V.m. § 34', 'S41'],
		['sozialpädagogische familienhilfe', 'A31']
	])('%s is %s', (typed, code) => {
		expect(serviceType(typed)).toEqual({ ok: true, value: code });
	});

	it.each([
		['§ 13', 'S13'],
		['§ 13 Abs. 3 SGB VIII', 'S13'],
		['§ 35 stationär', 'S35'],
		['§ 35a SGB VIII ambulant', 'A35A'],
		['§ 41a', 'A41A'],
		['Erziehungsbeistand', 'A30'],
		['Heimerziehung', 'S34']
	])('%s is %s in the real catalogue', (typed, code) => {
		expect(readServiceType(text(typed), serviceTypes)).toEqual({ ok: true, value: code });
	});

	it.each(['§ 35', '§ 41', 'Hilfe für junge Volljährige', 'Eingliederungshilfe'])('%s alone is not enough', (typed) => {
		expect(readServiceType(text(typed), serviceTypes)).toMatchObject({
			ok: false,
			expected: expect.stringContaining('eindeutige Hilfeart') as string
		});
	});

	it('names all that could be meant', () => {
		expect(serviceType('§ 35a')).toEqual({
			ok: false,
			expected:
				'eine eindeutige Hilfeart: S35A (§ 35a Eingliederungshilfe stationär), T35A (§ 35a Eingliederungshilfe teilstationär)'
		});
	});

	it('names the nearest one', () => {
		expect(serviceType('S43')).toMatchObject({ expected: expect.stringContaining('S34') as string });
		expect(serviceType('Familienhilfe SP')).toMatchObject({ ok: false });
	});
});

describe('specialisations', () => {
	it('takes codes and names in any order and answers in one', () => {
		const both = { ok: true, value: ['addiction', 'trauma'] };
		expect(specialisations('Traumapädagogik|Sucht')).toEqual(both);
		expect(specialisations('addiction | TRAUMA | sucht |')).toEqual(both);
	});

	it('names the unknown one and the nearest known one', () => {
		expect(specialisations('Sucht|Traumapädagogig')).toEqual({
			ok: false,
			expected: 'bekannte Spezialisierungen; „Traumapädagogig“ ist keine, am nächsten kommt „Traumapädagogik“ (trauma)'
		});
	});
});

describe('postal code and county', () => {
	it('accepts every county the code reaches into', () => {
		expect(expectedCounty('17098', catalogue, '13071')).toBeNull();
		expect(expectedCounty('17098', catalogue, '13075')).toBeNull();
	});

	it('says where it lies', () => {
		expect(expectedCounty('17098', catalogue, '13003')).toBe(
			'13071 (Landkreis Mecklenburgische Seenplatte) oder 13075 (Landkreis Vorpommern-Greifswald): dort liegt 17098'
		);
	});
});
