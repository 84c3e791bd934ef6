import type { InboxKind } from '../../domain/placements/inbox';
import type { Db } from '../db/client';
import type { allowanceRequest } from '../db/schema/billing';
import { tellOffice, tellProvider } from '../inbox/commands';
import { getPlacement } from '../placements/placement-row';
import { stayMessage } from '../placements/stay-message';
import type { Actor } from '../trpc/context';

/** The request that it is about. */
type About = Pick<typeof allowanceRequest.$inferSelect, 'placementId' | 'side' | 'requestedBy'>;
type Asked = Extract<InboxKind, 'allowance-requested' | 'allowance-withdrawn'>;
type Answered = Extract<InboxKind, 'allowance-granted' | 'allowance-rejected'>;

/** Finance decides, not the worker of the case: all of the office's inbox hear of it. */
export async function tellDeciders(tx: Db, { now }: Actor, { placementId, kind }: About & { kind: Asked }) {
	const stay = await getPlacement(tx, placementId);
	await tellOffice(tx, { officeAgs: stay.officeAgs, accountId: null }, stayMessage(stay, { kind, at: now }));
}

/** Whoever asked hears the answer, and the provider hears in any case of what it may bill from now on. */
export async function tellAsker(
	tx: Db,
	{ now }: Actor,
	{ placementId, side, requestedBy, kind }: About & { kind: Answered }
) {
	const stay = await getPlacement(tx, placementId);
	const { officeAgs, providerId, facilityId } = stay;
	const message = stayMessage(stay, { kind, at: now });
	if (side === 'office') await tellOffice(tx, { officeAgs, accountId: requestedBy }, message);
	const concernsProvider = side === 'provider' || kind === 'allowance-granted';
	if (concernsProvider && providerId !== null) await tellProvider(tx, { providerId, facilityId }, message);
}
