import type { PlacementEventKind } from '../../../../domain/placements/states';
import type { InboxKind } from '../../../../domain/placements/inbox';
import type { inboxMessage } from '../../schema/inbox';
import { chanceFrom } from './chance';
import type { DemoPlacement, EventRow } from './placements';
import { DAY_MS } from './timeline';

type Message = typeof inboxMessage.$inferInsert & { at: string };

const kindOf: Record<PlacementEventKind, InboxKind> = {
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

const DAYS_SHOWN = 21;
const DAYS_UNREAD = 3;

/** The last three weeks; what is still to be done is unread. */
export function messagesOf(placed: DemoPlacement, events: readonly EventRow[], now: number): Message[] {
	const chance = chanceFrom(`messages ${placed.id}`);
	const recent = events.filter(({ at }) => now - Date.parse(at) < DAYS_SHOWN * DAY_MS);
	return recent.flatMap((event, position) => {
		const { kind, at, side, reason } = event;
		const isLast = position === recent.length - 1;
		const unread = now - Date.parse(at) < DAYS_UNREAD * DAY_MS && (isLast || chance.happens(0.3));
		const readAt = unread
			? null
			: new Date(Math.min(now, Date.parse(at) + chance.between(0.1, 0.9) * DAY_MS)).toISOString();
		const message = {
			...{ kind: kindOf[kind], placementId: placed.id, offerId: placed.offer.id, at, readAt },
			details: {
				...{ pseudonym: placed.pseudonym, serviceType: placed.offer.serviceType, facility: placed.offer.facility.name },
				...(reason ? { reason } : {})
			}
		};
		const { officeAgs, worker, providerId } = placed;
		const toOffice = { officeAgs, providerId: null, facilityId: null, accountId: worker.id, ...message };
		const toProvider = {
			officeAgs: null,
			providerId,
			facilityId: placed.offer.facilityId,
			accountId: null,
			...message
		};
		if (side === 'system') return [toOffice, toProvider];
		return [side === 'provider' ? toOffice : toProvider];
	});
}
