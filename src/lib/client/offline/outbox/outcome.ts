import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../../../server/trpc/router';
import type { DomainErrorCode, ErrorDetails } from '../../../domain/errors';
import { isAway } from '../../away';
import { fieldErrorsOf, messageOf } from '../../messages';

/** What the answer to an entry means for it. */
export type Refusal =
	/** Nobody answered. */
	| { kind: 'unreachable' }
	/** Somebody answered, but not now: try again by and by. */
	| { kind: 'later'; sentence: string }
	| { kind: 'conflict'; details: ErrorDetails; sentence: string }
	| { kind: 'failed'; sentence: string }
	/** The person did not want it any more. */
	| { kind: 'called-off' };

/** The "no" to a file, which does not travel through the API. */
export class FileRefused extends Error {
	override readonly name = 'FileRefused';
	constructor(
		readonly status: number,
		readonly sentence: string
	) {
		super(sentence);
	}
}

export class CalledOff extends Error {
	override readonly name = 'CalledOff';
}

const passing: ReadonlySet<DomainErrorCode> = new Set(['session/required', 'command/conflict', 'month/running']);

export function refusalOf(error: unknown): Refusal {
	if (error instanceof CalledOff) return { kind: 'called-off' };
	if (error instanceof FileRefused) return ofStatus(error.status, error.sentence);
	const data = error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data : null;
	// Neither a "no" nor a fault of the house has been heard.
	if (!data) return { kind: 'unreachable' };
	const sentence = Object.values(fieldErrorsOf(error) ?? {})[0] ?? messageOf(error);
	return data.domain ? ofRule(data.domain, data.httpStatus, sentence) : ofStatus(data.httpStatus, sentence);
}

type Rule = { code: DomainErrorCode; details: ErrorDetails };

function ofRule({ code, details }: Rule, status: number, sentence: string): Refusal {
	if (code === 'vacancy/changed') return { kind: 'conflict', details, sentence };
	return passing.has(code) ? { kind: 'later', sentence } : ofStatus(status, sentence);
}

function ofStatus(status: number, sentence: string): Refusal {
	if (isAway(status)) return { kind: 'unreachable' };
	return { kind: passes(status) ? 'later' : 'failed', sentence };
}

/** The house, not the entry, is the reason. */
const passes = (status: number) => status >= 500 || status === 401 || status === 429;
