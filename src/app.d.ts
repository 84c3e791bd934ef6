import type { Viewer } from '$lib/domain/access/viewer';

declare global {
	namespace App {
		interface Locals {
			viewer: Viewer | null;
			/** Id (hash) of the session that asks; the token itself stays in the cookie. */
			sessionId: string | null;
		}
		interface Error {
			message: string;
			/** Finds the line in the log. */
			logId?: string;
			/** The case of a colleague: it is shown once the reader has said why. */
			reasonForCase?: string;
		}
	}
}
