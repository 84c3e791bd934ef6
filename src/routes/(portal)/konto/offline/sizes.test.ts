import { describe, expect, it } from 'vitest';
import { estimateText, sizeText } from './sizes';

describe('sizes', () => {
	it.each([
		[0, '0 kB'],
		[1, '1 kB'],
		[60_000, '60 kB'],
		[999_999, '1.000 kB'],
		[3_400_000, '3,4 MB']
	])('%i bytes: %s', (bytes, text) => {
		expect(sizeText(bytes)).toBe(text);
	});

	it('an area is estimated by its offers', () => {
		expect(estimateText(50)).toBe('etwa 200 kB');
	});
});
