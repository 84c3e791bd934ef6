import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { DomainError, InvalidInput, type DomainErrorCode, type ErrorDetails } from '../../domain/errors';
import { refusalSentence, type RefusalReason } from '../../domain/documents/uploads';
import { log } from '../log';
import { databaseError, translateError } from '../trpc/errors';
import { Refused } from './jobs';

/** What is said over HTTP where a file was asked for or sent. */
export type FileRefusal = {
	domain: { code: DomainErrorCode; details: ErrorDetails } | null;
	/** A sentence to show, where the reason lies in the file. */
	sentence: string | null;
	logId: string | null;
};

/** Runs the work of an endpoint and answers its "no" in the same way as the API does. */
export async function answering(place: string, work: () => Promise<Response>): Promise<Response> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Refused) return refusedFile(error.reason);
		const translated = translateError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }));
		if (translated.cause instanceof InvalidInput) return refusedInput(translated.cause);
		if (translated.cause instanceof DomainError) return refusedRule(translated.cause, translated);
		return unexpected(place, error);
	}
}

const refusedFile = (reason: RefusalReason) =>
	answer(reason === 'too-large' ? 413 : 409, {
		...{ domain: { code: 'document/unsafe', details: { reason } }, sentence: refusalSentence(reason), logId: null }
	});

const refusedInput = ({ fields }: InvalidInput) =>
	answer(400, { domain: null, sentence: Object.values(fields)[0] ?? null, logId: null });

const refusedRule = ({ code, details }: DomainError, translated: TRPCError) =>
	answer(getHTTPStatusCodeFromError(translated), { domain: { code, details }, sentence: null, logId: null });

/** The log gets the place of the fault and an id, the person only the id. */
function unexpected(place: string, error: unknown) {
	const logId = randomUUID().slice(0, 8);
	const database = databaseError(error);
	const cause = database ? { sqlState: database.code } : { error: error instanceof Error ? error.stack : typeof error };
	log.error({ logId, place, ...cause });
	return answer(500, { domain: null, sentence: null, logId });
}

const answer = (status: number, refusal: FileRefusal) =>
	Response.json(refusal, { status, headers: { 'cache-control': 'private, no-store' } });
