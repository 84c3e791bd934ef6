import type { SQLWrapper } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import type { InboxKind } from '../../domain/placements/inbox';
import type { PlacementEventKind } from '../../domain/placements/states';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { placementEvent } from '../db/schema/placements';
import { tellOffice, tellProvider } from '../inbox/commands';
import type { Actor } from '../trpc/context';
import type { PlacementRow } from './placement-row';
import { sideOfViewer } from './sides';

export type Step = { kind: PlacementEventKind; day?: Day | null; reason?: string | null; text?: string | null };

/** Whom a step is about and who has to hear of it. */
export type StepTarget = Pick<
	PlacementRow,
	| 'placementId'
	| 'officeAgs'
	| 'offerId'
	| 'facilityId'
	| 'providerId'
	| 'serviceType'
	| 'pseudonym'
	| 'facility'
	| 'worker'
>;

const inboxKindOf: Record<PlacementEventKind, InboxKind> = {
	requested: 'request-received',
	answered: 'request-answered',
	reserved: 'reservation-received',
	consented: 'consent-given',
	declined: 'declined',
	expired: 'expired',
	withdrawn: 'withdrawn',
	booked: 'booked',
	arrived: 'arrived',
	'not-arrived': 'not-arrived',
	extended: 'extended',
	shortened: 'shortened',
	ended: 'ended',
	transferred: 'transferred'
};

/**
 * The writes of one step: the event, from which the database derives state and capacity, the entry in the audit log and
 * the message to the other side. Open pages hear of it through the database.
 */
export function writesOfStep(tx: Db, actor: Actor, { target, ...step }: Step & { target: StepTarget }): SQLWrapper[] {
	const { placementId, officeAgs, providerId } = target;
	const { kind, day = null, reason = null, text = null } = step;
	const audit = recordAudit(tx, actor, {
		action: `placements/${kind}`,
		subjectKind: 'placement',
		subjectId: placementId,
		details: { ...(day === null ? {} : { day }), ...(reason === null ? {} : { reason }) }
	});
	const event = tx.insert(placementEvent).values({
		...{ placementId, officeAgs, providerId, kind, at: actor.now, accountId: actor.viewer.id },
		...{ side: sideOfViewer(actor.viewer), day, reason, text }
	});
	return [audit, ...messagesOf(tx, actor, { target, ...step }), event];
}

function messagesOf(tx: Db, { viewer, now }: Actor, { target, kind, reason }: Step & { target: StepTarget }) {
	const { placementId, offerId, officeAgs, providerId, facilityId, worker } = target;
	const { pseudonym, serviceType, facility } = target;
	const details = { pseudonym, serviceType, ...(facility === null ? {} : { facility }), ...(reason ? { reason } : {}) };
	const message = { kind: inboxKindOf[kind], at: now, placementId, offerId, details };
	if (sideOfViewer(viewer) === 'provider') return [tellOffice(tx, { officeAgs, accountId: worker }, message)];
	// A facility outside the portal has nobody here to tell.
	return providerId === null ? [] : [tellProvider(tx, { providerId, facilityId }, message)];
}
