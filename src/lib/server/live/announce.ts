import { sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { liveEvent } from '../db/schema/placements';

/** The channel on which processes hear of new rows of live_event; the payload is only the row's id. */
export const LIVE_CHANNEL = 'ankerplatz_live';

type Announced = {
	topic: 'placement' | 'inbox';
	officeAgs: string | null;
	providerId: string | null;
	placementId?: string;
	offerId?: string | null;
};

/** Tells open pages of both sides, when the transaction commits, that something they may show has changed. */
export async function announce(tx: Db, event: Announced) {
	await tx.execute(sql`
		WITH added AS (
			INSERT INTO ${liveEvent} (topic, office_ags, provider_id, placement_id, offer_id)
			VALUES (${event.topic}, ${event.officeAgs}, ${event.providerId}, ${event.placementId ?? null}, ${event.offerId ?? null})
			RETURNING id
		)
		SELECT pg_notify(${LIVE_CHANNEL}, id::text) FROM added`);
}

export const announcePlacement = (
	tx: Db,
	placement: { placementId: string; officeAgs: string; providerId: string | null; offerId?: string | null }
) => announce(tx, { topic: 'placement', ...placement });
