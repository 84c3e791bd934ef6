import { describe, expect, it } from 'vitest';
import { ibanProblem, plainIban } from './iban';
import { leitwegIdProblem } from './leitweg-id';

describe('an IBAN', () => {
	it.each([
		['DE89370400440532013000', null],
		['de89 3704 0044 0532 0130 00', null],
		['AT611904300234573201', null],
		['', 'Bitte geben Sie die IBAN an.'],
		['DE89370400440532013001', 'Die Prüfziffer der IBAN stimmt nicht.'],
		['DE8937040044053201300', 'Die IBAN hat nicht die richtige Länge.'],
		['DE8937040044053201300A', 'Die IBAN enthält falsche Zeichen.'],
		['XX89370400440532013000', 'Die IBAN beginnt nicht mit einem bekannten Land.']
	])('%s: %s', (iban, problem) => {
		expect(ibanProblem(iban)).toBe(problem);
	});

	it('is kept without spaces, in capitals', () => {
		expect(plainIban(' de89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000');
	});

	it('is found wrong with any one digit changed', () => {
		const iban = 'DE89370400440532013000';
		for (let at = 2; at < iban.length; at += 1) {
			const changed = iban.slice(0, at) + String((Number(iban.charAt(at)) + 1) % 10) + iban.slice(at + 1);
			expect(ibanProblem(changed)).toBe('Die Prüfziffer der IBAN stimmt nicht.');
		}
	});
});

describe('a Leitweg-ID', () => {
	const shape = 'Eine Leitweg-ID hat die Form 13075-ABC123-45: Ziffern, Buchstaben oder Ziffern, zwei Prüfziffern.';

	it.each([
		['04011000-12345-03', null],
		['04011000-1234512345-06', null],
		['991-33333TEST-33', null],
		[' 991-33333test-33 ', null],
		['992-90009-96', null],
		['04011000-12345-34', 'Die Prüfziffern der Leitweg-ID stimmen nicht.'],
		['04011000-12354-03', 'Die Prüfziffern der Leitweg-ID stimmen nicht.'],
		['04011000', shape],
		['4-12345-03', shape],
		['0401100012345-1-03', shape],
		[`04-${'A'.repeat(31)}-03`, shape],
		['04011000-12.45-03', shape],
		['', shape]
	])('%s: %s', (id, problem) => {
		expect(leitwegIdProblem(id)).toBe(problem);
	});
});
