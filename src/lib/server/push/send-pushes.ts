import { pushSign } from '../../domain/access/push-sign';
import { sql } from 'drizzle-orm';
import webpush from 'web-push';
import { isPushAddress } from '../../domain/access/push';
import type { Db } from '../db/client';
import { log } from '../log';
import type { PushKeys } from './keys';

export type PushSettings = {
	keys: PushKeys;
	/** Whom a push service may ask about this sender: 'mailto:…' or 'https://…'. */
	subject: string;
	/** The push services that may be sent to. */
	hosts: readonly string[];
};

type Due = { id: string; endpoint: string; p256dh: string; auth: string };
type Outcome = 'sent' | 'gone' | 'failed';

const AT_ONCE = 20;
const PATIENCE_MS = 10_000;
/** A sign that reaches the device only the next day would be noise. */
const LIFETIME_SECONDS = 12 * 60 * 60;

/** The same for every message: what it is about and whom is only in the portal. */
const payload = JSON.stringify(pushSign);

/** Rings the devices of those who have new messages, outside of their quiet hours, once for all that came together. */
export async function sendPushes(tx: Db, settings: PushSettings, now: string) {
	await tx.execute(sql`SELECT mark_pushes()`);
	const { rows } = (await tx.execute(sql`SELECT * FROM due_pushes(${AT_ONCE}, ${now})`)) as { rows: Due[] };
	const outcomes = await Promise.all(rows.map((due) => ring(due, settings)));
	for (const [index, { id }] of rows.entries()) await tx.execute(sql`SELECT note_push(${id}, ${outcomes[index]})`);
}

async function ring({ endpoint, p256dh, auth }: Due, { keys, subject, hosts }: PushSettings): Promise<Outcome> {
	// The list may have become shorter since the device was taken on.
	if (!isPushAddress(endpoint, hosts)) return 'gone';
	try {
		const request = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
			...{ vapidDetails: { ...keys, subject }, TTL: LIFETIME_SECONDS, urgency: 'high' },
			// A device that was off gets the newest of them only.
			topic: 'inbox'
		});
		return outcomeOf(await post(request));
	} catch (error) {
		log.error({ place: 'push', error: error instanceof Error ? error.name : typeof error });
		return 'failed';
	}
}

/** Follows nowhere: a push service answers itself. */
async function post({ endpoint, method, headers, body }: webpush.RequestDetails) {
	const { status } = await fetch(endpoint, {
		...{ method, headers, body: body === null ? null : new Uint8Array(body), redirect: 'manual' },
		signal: AbortSignal.timeout(PATIENCE_MS)
	});
	return status;
}

function outcomeOf(status: number): Outcome {
	if (status >= 200 && status < 300) return 'sent';
	if (status === 404 || status === 410) return 'gone';
	log.error({ place: 'push', status });
	return 'failed';
}
