import { untrack } from 'svelte';

const PREFIX = 'ankerplatz.draft.';

/**
 * What is being typed into a form, kept for this tab: a reload, an expired session or a new version loses nothing.
 * Call while a component is set up; `key` names the form and, where there are several, its subject ('faelle/neu').
 *
 *     const draft = keepDraft('faelle/neu', { firstName: '', birthDate: null });
 *     <TextField bind:value={draft.value.firstName} … />   after success: draft.clear()
 */
export function keepDraft<T extends object>(key: string, initial: T): Draft<T> {
	const draft = new Draft(key, initial);
	// An effect, because it runs after hydration: until then the page must look exactly as the server drew it.
	$effect(() => {
		untrack(() => {
			draft.restore();
		});
	});
	$effect(() => {
		draft.store($state.snapshot(draft.value));
	});
	return draft;
}

/** Drafts may hold personal data; nobody who signs in next on this device may meet them. */
export function forgetDrafts() {
	try {
		for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
	} catch {
		// Storage is switched off; there is nothing to forget.
	}
}

class Draft<T extends object> {
	value: T;
	/** The form was filled from an earlier visit; the screen may say so and offer to start afresh. */
	restored = $state(false);
	readonly #key: string;
	#initial: T;
	#reading = true;

	constructor(key: string, initial: T) {
		this.#key = PREFIX + key;
		this.#initial = structuredClone(initial);
		const value = $state(initial);
		this.value = value;
	}

	restore() {
		this.#reading = false;
		try {
			const text = sessionStorage.getItem(this.#key);
			if (text === null) return;
			// A newer version of the form may have more fields than the draft; they keep their first value.
			Object.assign(this.value, JSON.parse(text) as Partial<T>);
			this.restored = true;
		} catch {
			// Unreadable or switched off: the form starts empty.
		}
	}

	store(value: unknown) {
		if (this.#reading) return;
		try {
			if (JSON.stringify(value) === JSON.stringify(this.#initial)) sessionStorage.removeItem(this.#key);
			else sessionStorage.setItem(this.#key, JSON.stringify(value));
		} catch {
			// Full or switched off: the form still works, it only does not survive a reload.
		}
	}

	/** Back to the first values; call after success. */
	clear() {
		Object.assign(this.value, structuredClone(this.#initial));
		this.#forget();
	}

	/** What is in the form has been saved and stays in it: a draft is again what differs from it. */
	settle() {
		this.#initial = JSON.parse(JSON.stringify(this.value)) as T;
		this.#forget();
	}

	#forget() {
		this.restored = false;
		try {
			sessionStorage.removeItem(this.#key);
		} catch {
			// Nothing was stored.
		}
	}
}
