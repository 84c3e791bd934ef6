import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { domainErrorCodes, type DomainErrorCode, type ErrorDetails } from '../domain/errors';
import { codeOf, fieldErrorsOf, messageOf, messageOfCode } from './messages';

const none = { code: 'CONFLICT', httpStatus: 409, path: 'x', domain: null, fields: null, logId: null };

const answer = (data: Partial<Record<keyof typeof none, unknown>>) =>
	TRPCClientError.from({ error: { message: 'x', code: -32_000, data: { ...none, ...data } } } as never);

const refusal = (code: DomainErrorCode, details: ErrorDetails = {}) => answer({ domain: { code, details } });

it.each(domainErrorCodes)('%s has a sentence even without details', (code) => {
	expect(messageOfCode(code)).toMatch(/^[A-ZÄÖÜ].*\.$/);
	expect(messageOfCode(code)).not.toMatch(/undefined|null|NaN/);
});

it.each([
	[
		'offer/fully-booked',
		{ day: '2027-06-01', freeFrom: '2027-12-14' },
		'Am 01.06.2027 ist kein Platz mehr frei. Wieder frei ab 14.12.2027.'
	],
	[
		'offer/fully-booked',
		{ day: '2027-06-01', freeFrom: null },
		'Am 01.06.2027 ist kein Platz mehr frei. Bitte wählen Sie ein anderes Angebot.'
	],
	['offer/not-suitable', { reason: 'age' }, 'Das Alter passt nicht zu diesem Angebot. Bitte wählen Sie ein anderes.'],
	[
		'placement/deadline-passed',
		{ holdUntil: '2026-11-22T13:05:00.000Z' },
		'Die Frist ist am 22.11.2026, 14:05 Uhr abgelaufen, der Platz ist wieder frei.'
	],
	[
		'session/too-many-attempts',
		{ retryAfterSeconds: 30 },
		'Das waren zu viele Versuche. Bitte probieren Sie es in 30 Sekunden noch einmal.'
	],
	[
		'session/too-many-attempts',
		{ retryAfterSeconds: 900 },
		'Das waren zu viele Versuche. Bitte probieren Sie es in 15 Minuten noch einmal.'
	],
	['import/has-errors', { problems: 1 }, 'Die Liste hat einen Fehler. Es wurde nichts übernommen.'],
	['invoice/not-checked', { lines: 1 }, 'Eine Position weicht ab. Bitte entscheiden Sie zuerst darüber.'],
	['invoice/not-checked', { lines: 3 }, '3 Positionen weichen ab. Bitte entscheiden Sie zuerst darüber.'],
	['invoice/not-checked', {}, 'Einzelne Positionen weichen ab. Bitte entscheiden Sie zuerst darüber.']
] as const)('%s with %o', (code, details, sentence) => {
	expect(messageOf(refusal(code, details))).toBe(sentence);
});

describe('messageOf', () => {
	it('names the id that finds the line in the log', () => {
		expect(messageOf(answer({ httpStatus: 500, logId: 'ab12cd34' }))).toContain('ab12cd34');
	});

	it('knows a lost connection from a refusal', () => {
		expect(messageOf(new TRPCClientError('fetch failed'))).toContain('keine Verbindung');
	});

	it('says nothing of the inside of an unknown error', () => {
		expect(messageOf(new Error('duplicate key value violates …'))).toBe(
			'Da ist uns ein Fehler unterlaufen. Bitte versuchen Sie es noch einmal.'
		);
	});
});

it('hands out field messages and codes only where there are some', () => {
	const fields = { 'person.birthDate': 'Bitte ein Datum eingeben.' };
	expect(fieldErrorsOf(answer({ fields }))).toEqual(fields);
	expect(fieldErrorsOf(refusal('not-found'))).toBeNull();
	expect(codeOf(refusal('not-found'))).toBe('not-found');
	expect(codeOf(new Error('x'))).toBeNull();
});
