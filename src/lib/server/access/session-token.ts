import { createHash, randomBytes } from 'node:crypto';
import { encodeBase32LowerCaseNoPadding } from '@oslojs/encoding';

export const SESSION_COOKIE = 'ankerplatz-session';

const TOKEN_BYTES = 20;
const TOKEN_FORM = /^[a-z2-7]{32}$/;

/** 160 random bits; only the browser keeps them. */
export const newSessionToken = () => encodeBase32LowerCaseNoPadding(randomBytes(TOKEN_BYTES));

/** What the database knows of a token: a stolen copy of it opens nothing. */
export const sessionIdOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Anything else in the cookie needs no look into the database. */
export const looksLikeToken = (value: string | undefined): value is string =>
	value !== undefined && TOKEN_FORM.test(value);
