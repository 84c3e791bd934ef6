import { isUnreachable } from './unreachable';

/**
 * The idempotency key of one intended effect. A double tap or a retry after a lost answer sends the same key and has one
 * effect; once the command has succeeded the next one gets a new key.
 */
export class CommandKey {
	#key = randomKey();

	get current() {
		return this.#key;
	}

	/** After the command; a lost answer keeps the key, because the command may have had its effect. */
	settle(error?: unknown) {
		if (error === undefined || !isUnreachable(error)) this.renew();
	}

	/** When what is to be sent has changed. */
	renew() {
		this.#key = randomKey();
	}
}

// randomUUID exists only in secure contexts; random bytes exist everywhere.
const randomKey = () =>
	Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
