import { building } from '$app/environment';
import type { Handle, HandleFetch, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { findViewer } from '$lib/server/access/session-lookup';
import { looksLikeToken, SESSION_COOKIE, sessionIdOf } from '$lib/server/access/session-token';
import { currentMoment, dayInGermany } from '$lib/server/clock';
import { isFromOwnPage } from '$lib/server/cross-site';
import { env } from '$lib/server/env';
import { startJobs } from '$lib/server/jobs/loop';
import { log } from '$lib/server/log';
import { runtime } from '$lib/server/runtime';
import { secure } from '$lib/server/security-headers';
import { answerApi, API_PATH, refusal } from '$lib/server/trpc/answer';
import { databaseError } from '$lib/server/trpc/errors';

export const init: ServerInit = () => {
	if (!building) startJobs(runtime());
};

export const handle: Handle = async ({ event, resolve }) => {
	Object.assign(event.locals, nobody);
	if (building) return resolve(event);
	if (!isFromOwnPage(event.request, env())) return secure(refusal('not-allowed'), { personal: false });
	try {
		Object.assign(event.locals, await recognise(event));
	} catch (error) {
		if (!isApi(event.url) || databaseError(error) === null) throw error;
		return secure(refusal('database/unavailable'), { personal: false });
	}
	const response = await resolve(event, {
		filterSerializedResponseHeaders: (name) => name === 'content-type'
	});
	return secure(response, { personal: event.locals.viewer !== null || isApi(event.url) });
};

const isApi = (url: URL) => url.pathname.startsWith(`${API_PATH}/`);

const nobody: App.Locals = { viewer: null, sessionId: null };

/** From the cookie to the person: once per request, for pages and the API alike. */
async function recognise({ cookies }: RequestEvent): Promise<App.Locals> {
	const token = cookies.get(SESSION_COOKIE);
	if (!looksLikeToken(token)) return nobody;
	const now = currentMoment();
	const { db, settings } = runtime();
	const sessionId = sessionIdOf(token);
	const viewer = await findViewer({ db, settings, now, today: dayInGermany(now) }, sessionId);
	return viewer === null ? nobody : { viewer, sessionId };
}

/** A page that is rendered here asks the API in this process; over the network it would ask itself. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
	const url = new URL(request.url);
	return url.origin === event.url.origin && isApi(url) ? answerApi(event, request) : fetch(request);
};

/** The person gets a sentence and a number, the log gets the rest; statements and parameters go nowhere. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'Diese Seite gibt es nicht.' };
	const logId = randomUUID().slice(0, 8);
	const database = databaseError(error);
	const cause = database ? { sqlState: database.code } : { error: error instanceof Error ? error.stack : typeof error };
	log.error({ logId, status, route: event.route.id, ...cause });
	return { message: 'Da ist uns ein Fehler unterlaufen. Bitte versuchen Sie es noch einmal.', logId };
};
