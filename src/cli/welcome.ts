import { DEMO_PASSWORD, demoAccounts } from '../lib/domain/access/demo-accounts';
import type { Env } from '../lib/server/env';

/** What is printed when the server is up: where, and as whom to look around. */
export function welcome({ origin, originGiven, host, port, demo }: Env): string {
	const elsewhere = originGiven ? [] : warningAbout(host);
	return [
		'',
		`Ankerplatz: ${origin}`,
		...listening(host, port, origin),
		...elsewhere,
		...(demo ? demoLines() : []),
		''
	].join('\n');
}

const listening = (host: string, port: number, origin: string) =>
	origin === `http://localhost:${port}` ? [] : [`Listening on ${host}, port ${port}`];

const warningAbout = (host: string) =>
	['127.0.0.1', '::1', 'localhost'].includes(host)
		? []
		: ['Set ORIGIN to the address people type; without it only this machine can sign in.'];

function demoLines() {
	const width = Math.max(...demoAccounts.map(({ email }) => email.length));
	return [
		'',
		`Demo accounts (Mecklenburg-Vorpommern, password ${DEMO_PASSWORD}):`,
		...demoAccounts.map(({ email, who }) => `  ${email.padEnd(width)}  ${who}`),
		'  For the other offices replace vg by lhsn, lup, nwm, hro, lro, vr or mse; for other providers the number.'
	];
}
