import { describe, expect, it } from 'vitest';
import { isServiceTypeCode, serviceTypeCodes, serviceTypeOf, serviceTypes, settingLabels } from './service-types';

const settingOfLetter: Record<string, string> = { S: 'residential', T: 'part-residential', A: 'ambulant' };

describe('catalogue of SGB VIII', () => {
	it('has every code that other programs rely on', () => {
		const agreed = 'S34 S35 S35A S19 S13 S21 S42 S42A T32 T35A A27 A29 A30 A31 A35 A35A A28 A20 S41 T41 A41A'.split(
			' '
		);
		expect(serviceTypeCodes).toEqual(expect.arrayContaining(agreed));
	});
	it.each(serviceTypes.map((type) => [type.code, type] as const))('%s says in its code what it is', (code, type) => {
		expect(type.setting).toBe(settingOfLetter[code.charAt(0)]);
		expect(type.section.replace(/^§ (\d+)(a?).*$/u, '$1$2').toUpperCase()).toBe(code.slice(1));
		expect(type.unit).toBe(type.setting === 'ambulant' ? 'hour' : 'day');
		expect(settingLabels[type.setting]).toMatch(/^[a-zä]+$/u);
	});
	it('gives each type a name of its own', () => {
		expect(new Set(serviceTypes.map(({ name }) => name)).size).toBe(serviceTypes.length);
	});
	it.each([
		['S34', '§ 34 SGB VIII', 'Heimerziehung, sonstige betreute Wohnform'],
		['A31', '§ 31 SGB VIII', 'Sozialpädagogische Familienhilfe'],
		['S13', '§ 13 Abs. 3 SGB VIII', 'Sozialpädagogisch begleitete Wohnform']
	] as const)('%s is %s', (code, section, name) => {
		expect(serviceTypeOf(code)).toMatchObject({ module: 'SGB8', section, name });
	});
	it.each([
		['S34', true],
		['s34', false],
		['toString', false],
		['', false]
	])('"%s" known: %s', (code, known) => {
		expect(isServiceTypeCode(code)).toBe(known);
	});
});
