import { setTimeout as delay } from 'node:timers/promises';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import type { Viewer } from '../../domain/access/viewer';
import { DomainError } from '../../domain/errors';
import { watchViewer } from '../access/session-lookup';
import { currentMoment, dayInGermany } from '../clock';
import type { Database } from '../db/client';
import type { Settings } from '../trpc/context';
import { permit, router } from '../trpc/procedures';
import { findLiveEvents, LIVE_BATCH, firstEventToTell } from './queries';

/** A transaction may commit after one with a higher id: that many ids back are looked at again. */
const OVERLAP = 50;
/** Changes within this time travel together. */
const GATHER_MS = 50;
/** So often, at most, the session is looked at again. */
const LOOK_EVERY_MS = 60_000;

const subscribeSchema = z.object({
	lastEventId: z
		.string()
		.regex(/^\d{1,15}$/)
		.nullish()
});

export const liveRouter = router({
	/** Changes of vacancies and of own placements; after a reconnect, what was missed comes first. */
	events: permit('directory/read')
		.input(subscribeSchema)
		.subscription(async function* ({ ctx, input, signal = new AbortController().signal }) {
			const { db, live } = ctx;
			const viewerNow = watchedSession(ctx);
			const begin = input.lastEventId ? Number(input.lastEventId) : await firstEventToTell(db);
			const sent = new Set<number>();
			let last = begin;
			let count: number;
			let more: boolean;
			do {
				count = live.count;
				const events = await findLiveEvents(db, await viewerNow(), Math.max(begin, last - OVERLAP));
				more = events.length === LIVE_BATCH;
				for (const event of events.filter(({ id }) => !sent.has(id))) {
					sent.add(event.id);
					last = Math.max(last, event.id);
					yield tracked(String(event.id), event);
				}
				forgetBelow(sent, last - OVERLAP);
				await delay(GATHER_MS);
			} while (more || (await live.waitBeyond(count, signal)));
		})
});

type Watched = { db: Database; settings: Settings; viewer: Viewer; sessionId: string | null };

/**
 * A stream outlives the request that opened it: who signed out, was locked or has other rights meanwhile is found out
 * here, within a minute.
 */
function watchedSession({ db, settings, viewer, sessionId }: Watched): () => Promise<Viewer> {
	let last = viewer;
	let lookedAt = Date.parse(currentMoment());
	return async () => {
		const now = currentMoment();
		if (Date.parse(now) - lookedAt < LOOK_EVERY_MS) return last;
		lookedAt = Date.parse(now);
		const asked = { db, settings, now, today: dayInGermany(now) };
		const found = sessionId === null ? null : await watchViewer(asked, sessionId);
		if (found === null) throw new DomainError('session/required');
		return (last = found);
	};
}

function forgetBelow(sent: Set<number>, id: number) {
	for (const known of sent) if (known <= id) sent.delete(known);
}
