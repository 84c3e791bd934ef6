/**
 * What a person takes along is sealed with a random key, and that key with one made of the PIN. Neither the PIN nor a key
 * in the clear is ever stored, and no key that is used can be read out of the browser.
 */
export type Lock = { salt: Uint8Array; wrapped: ArrayBuffer };
export type Sealed = { nonce: Uint8Array; bytes: ArrayBuffer };

/** As OWASP asks for PBKDF2 with SHA-256; about a tenth of a second on a computer, half a second on an old tablet. */
const ROUNDS = 600_000;
const CONTENT = { name: 'AES-GCM', length: 256 } as const;
const utf8 = new TextEncoder();

/** Throws an OperationError when the PIN is wrong. */
export async function unlock(pin: string, { salt, wrapped }: Lock): Promise<CryptoKey> {
	const key = await keyOf(pin, salt);
	return crypto.subtle.unwrapKey('raw', wrapped, key, 'AES-KW', CONTENT.name, false, ['encrypt', 'decrypt']);
}

export async function newLock(pin: string): Promise<{ lock: Lock; key: CryptoKey }> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	// Only a key that may leave can be wrapped; the one that is used is unwrapped again and may not.
	const fresh = await crypto.subtle.generateKey(CONTENT, true, ['encrypt', 'decrypt']);
	const lock = { salt, wrapped: await crypto.subtle.wrapKey('raw', fresh, await keyOf(pin, salt), 'AES-KW') };
	return { lock, key: await unlock(pin, lock) };
}

async function keyOf(pin: string, salt: Uint8Array) {
	const material = await crypto.subtle.importKey('raw', utf8.encode(pin), 'PBKDF2', false, ['deriveKey']);
	const rule = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: ROUNDS };
	return crypto.subtle.deriveKey(rule, material, { name: 'AES-KW', length: 256 }, false, ['wrapKey', 'unwrapKey']);
}

/** `subject` is bound to it: sealed for one case it does not open as that of another. */
export async function seal(key: CryptoKey, subject: string, content: unknown): Promise<Sealed> {
	const nonce = crypto.getRandomValues(new Uint8Array(12));
	const rule = { name: CONTENT.name, iv: nonce, additionalData: utf8.encode(subject) };
	return { nonce, bytes: await crypto.subtle.encrypt(rule, key, utf8.encode(JSON.stringify(content))) };
}

export async function open<T>(key: CryptoKey, subject: string, { nonce, bytes }: Sealed): Promise<T> {
	const rule = { name: CONTENT.name, iv: new Uint8Array(nonce), additionalData: utf8.encode(subject) };
	return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(rule, key, bytes))) as T;
}
