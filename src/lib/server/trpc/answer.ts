import type { RequestEvent } from '@sveltejs/kit';
import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { DomainError, type DomainErrorCode } from '../../domain/errors';
import { contextOf } from '../request-context';
import { translateError } from './errors';
import { appRouter } from './router';

export const API_PATH = '/api/trpc';

const MAX_BATCH = 10;

/** A stranger needs no more than a sign-in form; an import file of 10 MB comes from somebody who is known. */
const MAX_BYTES_OF_STRANGERS = 64 * 1_024;
const MAX_BYTES = 16 * 1_024 * 1_024;

/** Answers one HTTP request to the API, from outside or from a page that is being rendered in this process. */
export function answerApi(event: RequestEvent, request = event.request): Promise<Response> | Response {
	if (isTooLarge(request, event.locals.viewer === null ? MAX_BYTES_OF_STRANGERS : MAX_BYTES)) return tooLarge();
	return fetchRequestHandler({
		endpoint: API_PATH,
		req: request,
		router: appRouter,
		createContext: () => contextOf(event),
		allowBatching: true,
		maxBatchSize: MAX_BATCH
	});
}

function isTooLarge({ body, headers }: Request, limit: number) {
	if (body === null) return false;
	return Number(headers.get('content-length') ?? Number.POSITIVE_INFINITY) > limit;
}

/** A refusal before any procedure, in the shape of every other one. */
export function refusal(code: DomainErrorCode): Response {
	const { code: name } = translateError(new TRPCError({ code: 'FORBIDDEN', cause: new DomainError(code) }));
	return errorResponse(name, { message: code, domain: { code, details: {} } });
}

const tooLarge = () => errorResponse('PAYLOAD_TOO_LARGE', { message: 'PAYLOAD_TOO_LARGE', domain: null });

type Refused = { message: string; domain: { code: DomainErrorCode; details: object } | null };

function errorResponse(code: TRPC_ERROR_CODE_KEY, { message, domain }: Refused) {
	const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code }));
	const data = { code, httpStatus, path: null, domain, fields: null, logId: null };
	return Response.json(
		{ error: { message, code: TRPC_ERROR_CODES_BY_KEY[code], data } },
		{ status: httpStatus, headers: { 'cache-control': 'no-store' } }
	);
}
