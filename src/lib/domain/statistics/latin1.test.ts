import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../tests/factories/statistics';
import { latin1Bytes, latin1Text, toLatin1 } from './latin1';

describe('the letters of latin-1', () => {
	it.each([
		['Mönchhagen, Straße', 'Mönchhagen, Straße'],
		['Ma\u0308rz', 'März'],
		['Łódź', 'Lódz'],
		['Škoda', 'Skoda'],
		['„Zuhause“ – so', '"Zuhause" - so'],
		['5 €', '5 EUR'],
		['ﬁn', 'fin'],
		['a\tb', 'a b'],
		['a\u2009b', 'a b'],
		['Москва', '??????'],
		['😀', '?'],
		['ÿ', 'ÿ']
	])('%j becomes %j', (text, expected) => {
		expect(toLatin1(text)).toBe(expected);
	});

	it('are all that is left of any text, and do not change any more', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const respelled = toLatin1(text);
				expect(latin1Text(latin1Bytes(respelled))).toBe(respelled);
				expect(toLatin1(respelled)).toBe(respelled);
			})
		);
	});

	it('are one byte each, or refused', () => {
		expect(latin1Bytes('Aä')).toEqual(Uint8Array.from([0x41, 0xe4]));
		expect(() => latin1Bytes('ł')).toThrow(RangeError);
	});
});
