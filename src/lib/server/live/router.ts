import { setTimeout as delay } from 'node:timers/promises';
import { tracked } from '@trpc/server';
import { z } from 'zod';
import { permit, router } from '../trpc/procedures';
import { findLiveEvents, LIVE_BATCH, firstEventToTell } from './queries';

/** A transaction may commit after one with a higher id: that many ids back are looked at again. */
const OVERLAP = 50;
/** Changes within this time travel together. */
const GATHER_MS = 50;

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
		.subscription(async function* ({ ctx: { db, live, viewer }, input, signal = new AbortController().signal }) {
			const begin = input.lastEventId ? Number(input.lastEventId) : await firstEventToTell(db);
			const sent = new Set<number>();
			let last = begin;
			let count: number;
			let more: boolean;
			do {
				count = live.count;
				const events = await findLiveEvents(db, viewer, Math.max(begin, last - OVERLAP));
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

function forgetBelow(sent: Set<number>, id: number) {
	for (const known of sent) if (known <= id) sent.delete(known);
}
