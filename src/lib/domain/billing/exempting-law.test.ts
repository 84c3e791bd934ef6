import { describe, expect, it } from 'vitest';
import { exemptingLaw } from './exempting-law';

describe('the law that exempts a line from VAT', () => {
	it.each([
		['A35A', 'SGB IX', 'SGB IX'],
		['A35A', 'SGB VIII', 'SGB VIII'],
		['A35A', undefined, 'SGB VIII'],
		['A31', 'SGB IX', 'SGB VIII'],
		['S35', 'SGB IX', 'SGB VIII'],
		[null, 'SGB IX', 'SGB VIII']
	] as const)('%s under a contract of %s: %s', (serviceType, contract, law) => {
		expect(exemptingLaw(serviceType, contract)).toBe(law);
	});
});
