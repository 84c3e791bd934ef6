import type { Env } from './env';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

type OwnAddress = Pick<Env, 'origin' | 'originGiven' | 'port'>;

/**
 * Whether a request that changes something comes from an own page. Kit's own check covers only forms: a JSON request
 * from a foreign page would run with the cookies of whoever is signed in.
 */
export function isFromOwnPage({ method, headers }: Request, address: OwnAddress): boolean {
	if (READING.has(method)) return true;
	const origin = headers.get('origin');
	const site = headers.get('sec-fetch-site');
	return origin !== null && isOwn(origin, headers, address) && (site === null || site === 'same-origin');
}

/** Without a configured address, this machine's names for itself count, and the name the request was sent to. */
function isOwn(origin: string, headers: Headers, { origin: own, originGiven, port }: OwnAddress) {
	if (origin === own) return true;
	const names = [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, headers.get('host')];
	return !originGiven && names.some((name) => origin === `http://${String(name)}`);
}
