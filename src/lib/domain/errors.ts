/**
 * Every "no" a rule can say. The server maps each code to an HTTP status, the browser maps each to a German sentence;
 * both maps are exhaustive, so a new code does not compile before it has both.
 */
export const domainErrorCodes = [
	'not-found',
	'not-allowed',
	'session/required',
	'session/wrong-credentials',
	'session/second-factor-required',
	'session/second-factor-wrong',
	'session/second-factor-setup-required',
	'session/password-change-required',
	'session/too-many-attempts',
	'account/email-taken',
	'command/key-reused',
	'command/conflict',
	'offer/fully-booked',
	'offer/not-suitable',
	'offer/no-vacancy-report',
	'vacancy/changed',
	'case/already-placed',
	'placement/deadline-passed',
	'placement/wrong-state',
	'placement/choice-reason-required',
	'placement/budget-release-required',
	'case/restricted',
	'case/closed',
	'case/reason-required',
	'placement/blocked',
	'placement/still-elsewhere',
	'placement/before-arrival',
	'consultation/closed',
	'consultation/cancelled',
	'consultation/voting-over',
	'consultation/not-invited',
	'consultation/incomplete',
	'plan/not-a-draft',
	'document/unsafe',
	'deletion/needs-second-person',
	'deletion/restricted',
	'deletion/not-due',
	'import/has-errors',
	'absence/overlaps',
	'month/closed',
	'month/running',
	'draft/stale',
	'record/frozen',
	'record/incomplete',
	'invoice/wrong-state',
	'invoice/same-person',
	'invoice/not-checked',
	'invoice/incomplete',
	'invoice/unreadable',
	'figures/no-data',
	'statistics/has-errors',
	'database/unavailable'
] as const;
export type DomainErrorCode = (typeof domainErrorCodes)[number];

export type ErrorDetails = Record<string, string | number | boolean | null>;

/** A rule said no. Everything else that is thrown is a bug. */
export class DomainError extends Error {
	override readonly name = 'DomainError';
	constructor(
		readonly code: DomainErrorCode,
		readonly details: ErrorDetails = {}
	) {
		super(code);
	}
}

/** Input that a schema alone could not refuse (unknown code, unknown postal code): a message per field, in German. */
export class InvalidInput extends Error {
	override readonly name = 'InvalidInput';
	constructor(readonly fields: Record<string, string>) {
		super('invalid input');
	}
}
