import { error } from '@sveltejs/kit';
import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '$lib/server/trpc/router';
import { messageOf } from './messages';

/** For loads: what the API says becomes the error page with the right status and the sentence of the code. */
export function pageError(cause: unknown): never {
	const status = cause instanceof TRPCClientError ? (cause as TRPCClientError<AppRouter>).data?.httpStatus : undefined;
	if (status === undefined) throw cause;
	error(status, messageOf(cause));
}
