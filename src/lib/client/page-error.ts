import { error } from '@sveltejs/kit';
import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '$lib/server/trpc/router';
import { messageOf } from './messages';

/** For loads: what the API says becomes the error page with the right status and the sentence of the code. */
export function pageError(cause: unknown): never {
	const data = cause instanceof TRPCClientError ? (cause as TRPCClientError<AppRouter>).data : undefined;
	if (data?.httpStatus === undefined) throw cause;
	const reasonForCase = unreadCaseOf(cause);
	error(data.httpStatus, { message: messageOf(cause), ...(reasonForCase !== null && { reasonForCase }) });
}

/** The case of a colleague that is shown once the reader has said why; null when something else is the matter. */
export function unreadCaseOf(cause: unknown): string | null {
	const data = cause instanceof TRPCClientError ? (cause as TRPCClientError<AppRouter>).data : undefined;
	if (data?.domain?.code !== 'case/reason-required') return null;
	const { caseId } = data.domain.details;
	return typeof caseId === 'string' ? caseId : null;
}
