import type { Viewer } from './viewer';

/** Where a person does what must come before everything else. */
export const pageOfPending = {
	'change-password': '/konto/passwort',
	'set-up-second-factor': '/konto/zweiter-faktor'
} as const satisfies Record<NonNullable<Viewer['pending']>, string>;
