import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudonymFrom } from './pseudonym';

describe('pseudonymFrom', () => {
	it('is short and always the same for the same bytes', () => {
		expect(pseudonymFrom(Uint8Array.of(0, 1, 2, 3, 4))).toBe('Anker-34679');
		expect(pseudonymFrom(Uint8Array.of(19, 20, 255, 100, 7, 99))).toBe('Anker-Y3R3F');
	});
	it('has no sign that can be mistaken, and no vowel', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 5, maxLength: 16 }), (random) => {
				expect(pseudonymFrom(random)).toMatch(/^Anker-[^\W_0O1IL2Z5S8BUVAEJ]{5}$/u);
			})
		);
	});
	it('tells most persons apart', () => {
		const made = fc.sample(fc.uint8Array({ minLength: 5, maxLength: 5 }), { numRuns: 500, seed: 1 }).map(pseudonymFrom);
		expect(new Set(made).size).toBeGreaterThan(400);
	});
	it('needs enough chance', () => {
		expect(() => pseudonymFrom(Uint8Array.of(1, 2, 3, 4))).toThrow(RangeError);
	});
});
