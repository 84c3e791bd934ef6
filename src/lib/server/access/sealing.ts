import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keys for different purposes are made of the installation's one secret. */
const keyFor = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));

const PURPOSE = 'second factor';

/** Encrypts what the database keeps; bound to its owner, so that one person's row does not open as another's. */
export function seal(secret: string, owner: string, text: string): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(CIPHER, keyFor(secret, PURPOSE), nonce).setAAD(Buffer.from(owner));
	return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** Throws when the text was altered, belongs to somebody else or was sealed with another secret. */
export function unseal(secret: string, owner: string, sealed: string): string {
	const bytes = Buffer.from(sealed, 'base64url');
	const nonce = bytes.subarray(0, NONCE_BYTES);
	const decipher = createDecipheriv(CIPHER, keyFor(secret, PURPOSE), nonce)
		.setAAD(Buffer.from(owner))
		.setAuthTag(bytes.subarray(-TAG_BYTES));
	return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
}
