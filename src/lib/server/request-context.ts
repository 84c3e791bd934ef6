import type { RequestEvent } from '@sveltejs/kit';
import { deviceName } from '../domain/access/device';
import { asExpected } from './access/expected-account';
import { SESSION_COOKIE } from './access/session-token';
import { currentMoment, dayInGermany } from './clock';
import { env } from './env';
import { runtime } from './runtime';
import type { Context, SessionCookie } from './trpc/context';

/** Everything a procedure may know of a request. */
export function contextOf(event: RequestEvent): Context {
	const { db, live, settings } = runtime();
	const now = currentMoment();
	return {
		...{ db, live, settings, now },
		today: dayInGermany(now),
		viewer: asExpected(event.locals.viewer, event.request.headers),
		sessionId: event.locals.sessionId,
		address: event.getClientAddress(),
		device: deviceName(event.request.headers.get('user-agent')),
		cookie: cookieOf(event)
	};
}

/** Without https a browser would drop a Secure cookie; sign-in over plain http is for this machine and tests. */
const cookieOf = ({ cookies }: RequestEvent): SessionCookie => {
	const attributes = {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: env().origin.startsWith('https:')
	} as const;
	return {
		set: (token, expiresAt) => {
			cookies.set(SESSION_COOKIE, token, { ...attributes, expires: new Date(expiresAt) });
		},
		clear: () => {
			cookies.delete(SESSION_COOKIE, attributes);
		}
	};
};
