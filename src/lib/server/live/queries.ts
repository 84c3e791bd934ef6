import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import type { Db } from '../db/client';
import { liveEvent } from '../db/schema/live';

/** Events read at once; the reader comes again for more. */
export const LIVE_BATCH = 200;

/** Events after `afterId` that this viewer's pages may show, oldest first: vacancies for all, the rest for the own side. */
export function findLiveEvents(db: Db, viewer: Viewer, afterId: number) {
	return db
		.select({
			id: liveEvent.id,
			topic: liveEvent.topic,
			offerId: liveEvent.offerId,
			office: liveEvent.officeAgs,
			placementId: liveEvent.placementId,
			caseId: liveEvent.caseId,
			invoiceId: liveEvent.invoiceId
		})
		.from(liveEvent)
		.where(and(gt(liveEvent.id, afterId), ofViewer(viewer)))
		.orderBy(asc(liveEvent.id))
		.limit(LIVE_BATCH);
}

const ofViewer = ({ role, office, providerId }: Viewer) =>
	or(
		can(role, 'offers/search') || can(role, 'vacancies/report') ? eq(liveEvent.topic, 'vacancy') : undefined,
		can(role, 'cases/read') && office !== null
			? and(eq(liveEvent.topic, 'case'), eq(liveEvent.officeAgs, office))
			: undefined,
		and(
			inArray(liveEvent.topic, [
				'placement',
				'inbox',
				...(can(role, 'billing/invoices') ? (['invoice'] as const) : [])
			]),
			office === null ? eq(liveEvent.providerId, providerId ?? NOBODY) : eq(liveEvent.officeAgs, office)
		)
	);

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Where a page begins to listen that has just loaded its data: a little before now, so that what happened between
 * loading and listening is told as well. Telling something twice only refreshes twice.
 */
export async function firstEventToTell(db: Db) {
	const [row] = await db
		.select({ id: sql<number>`coalesce(max(${liveEvent.id}), 0)` })
		.from(liveEvent)
		.where(sql`${liveEvent.at} < now() - interval '10 seconds'`);
	return row?.id ?? 0;
}
