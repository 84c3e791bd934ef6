import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server';
import { z } from 'zod';
import { DomainError, InvalidInput, type DomainErrorCode } from '../../domain/errors';

/** The one place where a rule's "no" becomes an HTTP status. */
const statusOf: Record<DomainErrorCode, TRPC_ERROR_CODE_KEY> = {
	'not-found': 'NOT_FOUND',
	'not-allowed': 'FORBIDDEN',
	'session/required': 'UNAUTHORIZED',
	'session/wrong-credentials': 'UNAUTHORIZED',
	'session/second-factor-required': 'UNAUTHORIZED',
	'session/second-factor-wrong': 'UNAUTHORIZED',
	'session/second-factor-setup-required': 'FORBIDDEN',
	'session/password-change-required': 'FORBIDDEN',
	'session/too-many-attempts': 'TOO_MANY_REQUESTS',
	'account/email-taken': 'CONFLICT',
	'command/key-reused': 'CONFLICT',
	'command/conflict': 'CONFLICT',
	'offer/fully-booked': 'CONFLICT',
	'offer/not-suitable': 'CONFLICT',
	'offer/no-vacancy-report': 'CONFLICT',
	'vacancy/changed': 'CONFLICT',
	'case/already-placed': 'CONFLICT',
	'placement/deadline-passed': 'CONFLICT',
	'placement/wrong-state': 'CONFLICT',
	'placement/choice-reason-required': 'CONFLICT',
	'placement/budget-release-required': 'CONFLICT',
	'case/restricted': 'CONFLICT',
	'case/closed': 'CONFLICT',
	'case/reason-required': 'PRECONDITION_REQUIRED',
	'placement/blocked': 'CONFLICT',
	'placement/still-elsewhere': 'CONFLICT',
	'placement/before-arrival': 'CONFLICT',
	'consultation/closed': 'CONFLICT',
	'consultation/cancelled': 'CONFLICT',
	'consultation/voting-over': 'CONFLICT',
	'consultation/not-invited': 'CONFLICT',
	'consultation/incomplete': 'CONFLICT',
	'plan/not-a-draft': 'CONFLICT',
	'document/unsafe': 'CONFLICT',
	'deletion/needs-second-person': 'CONFLICT',
	'deletion/restricted': 'CONFLICT',
	'deletion/not-due': 'CONFLICT',
	'import/has-errors': 'CONFLICT',
	'absence/overlaps': 'CONFLICT',
	'month/closed': 'CONFLICT',
	'month/running': 'CONFLICT',
	'draft/stale': 'CONFLICT',
	'record/frozen': 'CONFLICT',
	'record/incomplete': 'CONFLICT',
	'invoice/wrong-state': 'CONFLICT',
	'invoice/same-person': 'CONFLICT',
	'invoice/not-checked': 'CONFLICT',
	'invoice/incomplete': 'CONFLICT',
	'invoice/unreadable': 'CONFLICT',
	'figures/no-data': 'CONFLICT',
	'statistics/has-errors': 'CONFLICT',
	'database/unavailable': 'SERVICE_UNAVAILABLE'
};

/** SQLSTATEs that mean "somebody else was faster; nothing happened". */
const conflicts = new Set(['23P01', '40P01', '40001', '55P03']);
const unavailable = new Set(['57014', '57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

type DatabaseError = { code: string; detail?: string; message: string };

/** Turns whatever a procedure threw into what may leave the house. A TRPCError passes; an unknown error stays unknown. */
export function translateError(error: TRPCError): TRPCError {
	const known = knownCause(error.cause);
	return known === null ? error : new TRPCError({ code: codeOf(known), message: known.message, cause: known });
}

const codeOf = (known: DomainError | InvalidInput): TRPC_ERROR_CODE_KEY =>
	known instanceof InvalidInput ? 'BAD_REQUEST' : statusOf[known.code];

function knownCause(cause: unknown): DomainError | InvalidInput | null {
	if (cause instanceof DomainError || cause instanceof InvalidInput) return cause;
	const database = databaseError(cause);
	return database === null ? null : fromDatabase(database);
}

function fromDatabase({ code, detail, message }: DatabaseError): DomainError | null {
	if (code === 'AP001') return new DomainError('offer/fully-booked', JSON.parse(detail ?? '{}') as { day: string });
	// The trigger's message is the code of the rule it guards.
	if (code === 'AP002' || code === 'AP003') return new DomainError(message as DomainErrorCode);
	if (conflicts.has(code)) return new DomainError('command/conflict');
	if (unavailable.has(code) || code.startsWith('08') || message.startsWith('Connection terminated')) {
		return new DomainError('database/unavailable');
	}
	return null;
}

/** Drizzle wraps the driver's error and repeats statement and parameters in its message: look only inside. */
export function databaseError(error: unknown): DatabaseError | null {
	for (let current = error; current instanceof Error; current = current.cause) {
		if ('code' in current && typeof current.code === 'string') return current as Error & DatabaseError;
		if (current.message.startsWith('Connection terminated')) return { code: '08006', message: current.message };
	}
	return null;
}

/** Message per field, path joined by dots; the first message of a field wins. */
export function fieldsOf(cause: unknown): Record<string, string> | null {
	if (cause instanceof InvalidInput) return cause.fields;
	if (!(cause instanceof z.ZodError)) return null;
	const fields: Record<string, string> = {};
	for (const issue of cause.issues) fields[issue.path.join('.')] ??= issue.message;
	return fields;
}
