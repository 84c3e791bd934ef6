import type { ErrorDetails } from '../domain/errors';
import { CommandKey } from './command-key';
import { detailsOf, fieldErrorsOf, messageOf } from './messages';

type FieldErrors = Record<string, string>;

type Afterwards = {
	/** After a refusal or a fault, while the form is still busy; with `sentence`. */
	failed?: (sentence: string) => unknown;
	/** After success and failure alike, when the form is free again. */
	ended?: () => unknown;
};

/**
 * How a form sends its command: once at a time, one effect per intention, and what went wrong in German. Where several
 * commands share a form, they share its submission.
 *
 *     const submission = createSubmission();
 *     const { busy, errors, failure } = $derived(submission);
 *
 *     if (!submission.accepts(missing(draft.value))) return;
 *     await submission.send(
 *         (idempotencyKey) => api().cases.create.mutate({ idempotencyKey, ...draft.value }),
 *         ({ number }) => toasts.show(`Fall ${number} ist angelegt.`)
 *     );
 */
export const createSubmission = (afterwards: Afterwards = {}) => new Submission(afterwards);

class Submission {
	readonly #key = new CommandKey();
	readonly #afterwards: Afterwards;
	#busy = $state(false);
	#errors = $state.raw<FieldErrors>({});
	#sentence = $state<string | null>(null);
	#details = $state.raw<ErrorDetails>({});

	constructor(afterwards: Afterwards) {
		this.#afterwards = afterwards;
	}

	get busy() {
		return this.#busy;
	}

	/** Message per field, path joined by dots; of the form's own check or of the server. */
	get errors() {
		return this.#errors;
	}

	/** What went wrong in one sentence, unless the fields say it. */
	get failure() {
		return Object.keys(this.#errors).length === 0 ? this.#sentence : null;
	}

	/** What went wrong in one sentence, also when the fields say it: for what has no place for messages at fields. */
	get sentence() {
		return this.#sentence;
	}

	/** What a rule said about its no: where a message leads on. */
	get details() {
		return this.#details;
	}

	/** Shows the problems that the form finds by itself; whether there are none and nothing is on its way. */
	accepts(problems: FieldErrors): boolean {
		if (this.#busy) return false;
		this.clear();
		this.#errors = problems;
		return Object.keys(problems).length === 0;
	}

	/** Forgets what went wrong. */
	clear() {
		this.#errors = {};
		this.#sentence = null;
		this.#details = {};
	}

	/** Does nothing while busy. What fails in `then` is shown like a failure of the command, but the command was done. */
	async send<Result>(
		command: (idempotencyKey: string) => Promise<Result>,
		then?: (result: Result) => unknown
	): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.clear();
		try {
			const result = await command(this.#key.current);
			this.#key.settle();
			await then?.(result);
		} catch (error) {
			this.#key.settle(error);
			this.#errors = fieldErrorsOf(error) ?? {};
			this.#sentence = messageOf(error);
			this.#details = detailsOf(error);
			await this.#afterwards.failed?.(this.#sentence);
		} finally {
			this.#busy = false;
		}
		await this.#afterwards.ended?.();
	}
}
