import { keepDraft } from '$lib/client/draft.svelte';

/**
 * What is typed into a form over a record that others may change meanwhile. Only the fields that were touched are kept and
 * sent; all others follow the record, so that nobody writes over what a colleague has just saved.
 */
export function keepChanges<T extends object>(key: string, saved: () => T) {
	const draft = keepDraft<{ changes: Partial<T> }>(key, { changes: {} });
	const changes = () => draft.value.changes;

	return {
		get<Field extends keyof T>(field: Field): T[Field] {
			return field in changes() ? (changes()[field] as T[Field]) : saved()[field];
		},
		set<Field extends keyof T>(field: Field, value: T[Field]) {
			if (isSame(value, saved()[field])) forget(field);
			else changes()[field] = value;
		},
		get restored() {
			return draft.restored;
		},
		get any() {
			return Object.keys(changes()).length > 0;
		},
		/** What is to be sent: a copy that does not change while one goes on typing. */
		snapshot: () => JSON.parse(JSON.stringify(changes())) as Partial<T>,
		/** After it was saved and loaded anew; what was typed meanwhile stays. */
		settle(sent: Partial<T>) {
			for (const field of Object.keys(sent) as (keyof T)[]) {
				if (isSame(changes()[field], sent[field])) forget(field);
			}
		}
	};

	function forget(field: keyof T) {
		const { [field]: _gone, ...rest } = changes();
		draft.value.changes = rest as Partial<T>;
	}
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
