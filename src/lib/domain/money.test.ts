import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEuro } from '../../../tests/factories/arbitrary';
import { compareEuro, euro, sum, toCents, wholeEuroUp } from './money';
import { formatEuro } from './money-text';

describe('rounding', () => {
	it.each([
		['1.005', '1.01'],
		['-1.005', '-1.01'],
		['0.1', '0.10'],
		['90.4249', '90.42']
	])('%s is %s to the cent', (given, expected) => {
		expect(euro(given)).toBe(expected);
	});
	it.each([
		['2657.46', '2658'],
		['2658', '2658'],
		['0.01', '1'],
		['0', '0']
	])('%s is %s whole euros, always up', (given, expected) => {
		expect(wholeEuroUp(given)).toBe(expected);
	});
});

describe('adding and comparing', () => {
	it('adds what binary fractions would miss', () => {
		expect(sum([euro('0.10'), euro('0.20')])).toBe('0.30');
		expect(sum([])).toBe('0.00');
	});
	it('does not depend on the order', () => {
		fc.assert(
			fc.property(fc.array(anyEuro), (amounts) => {
				expect(sum([...amounts].reverse())).toBe(sum(amounts));
			})
		);
	});
	it('compares by value, not by text', () => {
		expect(compareEuro(euro('9'), euro('10'))).toBe(-1);
		expect(compareEuro(euro('10'), wholeEuroUp('10'))).toBe(0);
		expect(toCents(euro('34.07'))).toBe(3407);
	});
});

it.each([
	[euro('76'), '76,00 €'],
	[wholeEuroUp('13832'), '13.832 €'],
	[euro('-2184.5'), '-2.184,50 €']
])('%s is shown as %s', (amount, expected) => {
	expect(formatEuro(amount).replace(/\u00a0/gu, ' ')).toBe(expected);
});
