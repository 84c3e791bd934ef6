import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { birthDateProblem, caseNumber, newCaseSchema } from './new-case';

const today = '2026-11-22' as Day;
const valid = { firstName: 'Mia', lastName: 'Sommer', birthDate: '2014-03-02', sex: 'f', unaccompanied: false };

describe('newCaseSchema', () => {
	it.each([
		['hyphen and apostrophe', { firstName: 'Anna-Lena', lastName: "O'Neill" }],
		['letters of other scripts', { firstName: 'Fāṭima', lastName: 'Łukasiewicz' }],
		['spaces around', { firstName: '  Mia ', lastName: 'von der Heide' }]
	])('takes %s', (_case, given) => {
		expect(newCaseSchema.safeParse({ ...valid, ...given }).success).toBe(true);
	});

	it.each([
		['an empty name', { firstName: '   ' }, 'firstName', 'Bitte den Vornamen eingeben.'],
		['a NUL byte', { lastName: 'Som\0mer' }, 'lastName', 'Bitte nur Buchstaben, Bindestrich, Punkt und Apostroph.'],
		['a formula', { lastName: '=1+1' }, 'lastName', 'Bitte nur Buchstaben, Bindestrich, Punkt und Apostroph.'],
		['a day that does not exist', { birthDate: '2014-02-30' }, 'birthDate', 'Bitte ein Datum eingeben'],
		['an unknown sex', { sex: 'x' }, 'sex', 'Bitte weiblich, männlich oder divers wählen.']
	])('refuses %s at its field', (_case, given, field, message) => {
		const result = newCaseSchema.safeParse({ ...valid, ...given });
		const issue = result.error?.issues[0];
		expect(issue?.path.join('.')).toBe(field);
		expect(issue?.message).toContain(message);
	});
});

describe('birthDateProblem', () => {
	it.each([
		['a child', '2014-03-02', false],
		['an unborn child', '2027-05-01', false],
		['far in the future', '2028-01-01', true],
		['a young adult of 26', '2000-01-01', false],
		['27, help ending (§ 7 Abs. 1 Nr. 4 SGB VIII)', '1999-06-01', false],
		['28', '1998-11-22', true]
	])('%s', (_case, birthDate, isProblem) => {
		expect(birthDateProblem(birthDate as Day, today) !== null).toBe(isProblem);
	});
});

it('numbers a case by office, year and count', () => {
	expect(caseNumber('VG', 2026, 17)).toBe('VG-2026-00017');
});
