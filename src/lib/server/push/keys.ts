import { createECDH, hkdfSync } from 'node:crypto';

/** The pair by which push services know this installation (VAPID, RFC 8292), base64url. */
export type PushKeys = { publicKey: string; privateKey: string };

const PURPOSE = 'web push';
const CURVE = 'prime256v1';

/**
 * The pair of an installation that has not been given one: made of its secret, so that every process has the same and a
 * restart does not silence the devices.
 */
export function pushKeysOf(secret: string): PushKeys {
	const pair = createECDH(CURVE);
	for (let attempt = 0; ; attempt++) {
		const candidate = Buffer.from(hkdfSync('sha256', secret, '', `${PURPOSE} ${attempt}`, 32));
		try {
			pair.setPrivateKey(candidate);
			return { publicKey: pair.getPublicKey('base64url'), privateKey: candidate.toString('base64url') };
		} catch (error) {
			// One of four thousand million candidates is no number of the curve.
			if (attempt === 9) throw error;
		}
	}
}
