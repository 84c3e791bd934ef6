import { describe, expect, it } from 'vitest';
import { pushKeysOf } from './keys';

describe('pushKeysOf', () => {
	it('is the same for the same secret and another for another', () => {
		const [first, again, other] = ['a'.repeat(64), 'a'.repeat(64), 'b'.repeat(64)].map(pushKeysOf);
		expect(again).toEqual(first);
		expect(other?.publicKey).not.toBe(first?.publicKey);
	});

	it('is an uncompressed point of the curve and 32 bytes', () => {
		const { publicKey, privateKey } = pushKeysOf('c'.repeat(64));
		const point = Buffer.from(publicKey, 'base64url');
		expect([point.length, point[0]]).toEqual([65, 4]);
		expect(Buffer.from(privateKey, 'base64url')).toHaveLength(32);
	});
});
