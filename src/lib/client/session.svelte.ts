import { browser } from '$app/environment';
import type { TRPCClientError, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '$lib/server/trpc/router';
import { codeOf } from './messages';

type Answer = (signedIn: boolean) => void;

/**
 * The session ended while a page was open. The dialog of the portal asks to sign in again; what was typed stays, and
 * the requests that were refused are sent again afterwards.
 */
class SessionExpiry {
	/** The dialog is shown while somebody waits for it. */
	asking = $state(false);
	#waiting: Answer[] = [];

	/** Resolves to true once the same person is signed in again, to false when they do not want to. */
	waitForSignIn(): Promise<boolean> {
		this.asking = true;
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	settle(signedIn: boolean) {
		this.asking = false;
		for (const answer of this.#waiting.splice(0)) answer(signedIn);
	}
}

export const sessionExpiry = new SessionExpiry();

/** For all requests but those of the session itself: a refusal for lack of a session waits for the next sign-in. */
export const waitForSessionLink: TRPCLink<AppRouter> =
	() =>
	({ op, next }) =>
		observable((observer) => {
			let current: { unsubscribe: () => void } | undefined;
			let ended = false;
			const askAndSendAgain = async (refusal: TRPCClientError<AppRouter>) => {
				const signedIn = await sessionExpiry.waitForSignIn();
				if (signedIn && !ended) send(false);
				else observer.error(refusal);
			};
			const send = (mayAsk: boolean) => {
				current = next(op).subscribe({
					next: observer.next,
					error: (error) => {
						if (mayAsk && isLostSession(op.path, error)) void askAndSendAgain(error);
						else observer.error(error);
					},
					complete: observer.complete
				});
			};
			send(true);
			return () => {
				ended = true;
				current?.unsubscribe();
			};
		});

const isLostSession = (path: string, error: unknown) =>
	browser && !/^session\.(signIn|signOut|viewer)$/.test(path) && codeOf(error) === 'session/required';
