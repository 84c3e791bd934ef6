import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Viewer } from '../../domain/access/viewer';
import type { Day } from '../../domain/day';
import { actionsFor, type PlacementSide } from '../../domain/placements/actions';
import type { PlacementEventKind } from '../../domain/placements/states';
import { missingConsultation } from '../consultations/needed';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { facility } from '../db/schema/directory';
import { notice } from '../db/schema/notices';
import { choiceRecord, placement, placementEvent } from '../db/schema/placements';
import { found } from '../trpc/procedures';
import { asSeenBy, isOver, sideOfViewer } from './sides';
import { selectPlacements, where, type PlacementView } from './view';

type Asking = { viewer: Viewer; today: Day; now: string };

/** One placement with its events, what can be done with it, and for the office why it was chosen. */
export async function getPlacement(tx: Db, { viewer, today, now }: Asking, placementId: string) {
	const side = sideOfViewer(viewer);
	const [row] = await selectPlacements(tx).where(eq(placement.id, placementId));
	const { total: _total, ...view } = found(row);
	const events = await findEvents(tx, placementId);
	const { state, begin, holdUntil } = view;
	const bookingWaitsFor = side === 'office' && state === 'consented' ? await waitsFor(tx, view) : null;
	const answered = events.some(({ kind }) => kind === 'answered');
	const around = await findAround(tx, placementId);
	return {
		...asSeenBy(viewer, view),
		transferFrom: side === 'office' ? await findBefore(tx, view.transferFromId) : null,
		events: events.map((event) => asSideSees(event, side, view)),
		actions: actionsFor(state, side, { begin, holdUntil, answered, bookingWaitsFor, ...around, today, now }),
		choice: await findChoice(tx, placementId),
		commitment: await findCommitment(tx, placementId)
	};
}

const waitsFor = (tx: Db, { caseId, serviceType, urgent }: PlacementView) =>
	caseId === null ? null : missingConsultation(tx, { caseId, serviceType, urgent });

/** What other stays of the person mean for this one; the provider learns only that there is one. */
async function findAround(tx: Db, placementId: string) {
	const [row] = await tx
		.select({
			livesElsewhere: sql<boolean>`${placement.state} = 'booked' AND lives_elsewhere(${placement.id})`,
			followed: sql<boolean>`EXISTS (
				SELECT FROM ${placement} p WHERE p.transfer_from_id = ${placementId} AND p.state = 'booked'
			)`
		})
		.from(placement)
		.where(eq(placement.id, placementId));
	return found(row);
}

/** The stay that this one follows. */
async function findBefore(tx: Db, transferFromId: string | null) {
	if (transferFromId === null) return null;
	const [row] = await tx
		.select({ placementId: placement.id, facility: where.facility })
		.from(placement)
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.where(eq(placement.id, transferFromId));
	return row ?? null;
}

type Event = Awaited<ReturnType<typeof findEvents>>[number];

/** The office's people and words are the provider's to read only while it may know whom they are about. */
function asSideSees(event: Event, side: PlacementSide, { state, lastName }: PlacementView): Event {
	if (side === 'office' || event.side === 'provider') return event;
	return { ...event, by: lastName === null ? null : event.by, text: isOver(state) ? null : event.text };
}

const findEvents = (tx: Db, placementId: string) =>
	tx
		.select({
			kind: sql<PlacementEventKind>`${placementEvent.kind}`,
			at: placementEvent.at,
			side: placementEvent.side,
			by: account.name,
			day: placementEvent.day,
			reason: placementEvent.reason,
			text: placementEvent.text
		})
		.from(placementEvent)
		.leftJoin(account, eq(account.id, placementEvent.accountId))
		.where(eq(placementEvent.placementId, placementId))
		.orderBy(asc(placementEvent.id));

/** The newest cost commitment; of the file the one document that a provider may read, for its own stays. */
async function findCommitment(tx: Db, placementId: string) {
	const [issued] = await tx
		.select({ documentId: notice.documentId, postedOn: notice.postedOn })
		.from(notice)
		.where(and(eq(notice.placementId, placementId), eq(notice.kind, 'cost-commitment')))
		.orderBy(desc(notice.version))
		.limit(1);
	return issued ?? null;
}

/** The decision record with the list as it was seen; row level security shows it to the office alone. */
async function findChoice(tx: Db, placementId: string) {
	const [choice] = await tx
		.select({
			reason: choiceRecord.reason,
			text: choiceRecord.text,
			extraCost: sql<string | null>`${choiceRecord.extraCost}::text`,
			extraPercent: choiceRecord.extraPercent,
			frozenList: choiceRecord.frozenList,
			at: choiceRecord.at
		})
		.from(choiceRecord)
		.where(eq(choiceRecord.placementId, placementId));
	return choice ?? null;
}
