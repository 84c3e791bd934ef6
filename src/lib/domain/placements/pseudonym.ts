/**
 * Digits and letters that nobody mistakes for each other when they are read out on the phone or written by hand
 * (no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V), and no vowels, so that no word can come of them.
 */
const ALPHABET = '34679CDFGHKMNPQRTWXY';
const LENGTH = 5;

/** 'Anker-7F3K9', from at least five random bytes and nothing else: it says nothing about the person. */
export function pseudonymFrom(random: Uint8Array): string {
	if (random.length < LENGTH) throw new RangeError('a pseudonym needs five random bytes');
	const letters = Array.from(random.slice(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
	return `Anker-${letters.join('')}`;
}
