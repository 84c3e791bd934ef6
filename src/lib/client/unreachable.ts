import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '$lib/server/trpc/router';
import { isAway } from './away';

/** Nobody who could have said no was reached; whether the request had an effect is not known. */
export function isUnreachable(error: unknown): boolean {
	if (!(error instanceof TRPCClientError)) return false;
	const { data } = error as TRPCClientError<AppRouter>;
	return !data || isAway(data.httpStatus);
}
