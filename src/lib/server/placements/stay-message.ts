import type { InboxKind } from '../../domain/placements/inbox';
import type { PlacementRow } from './placement-row';

/** What the inbox says of a step about a stay: the pseudonym, the kind of help and the house, never a person. */
export function stayMessage(stay: PlacementRow, { kind, at }: { kind: InboxKind; at: string }) {
	const { placementId, offerId, pseudonym, serviceType, facility } = stay;
	const details = { pseudonym, serviceType, ...(facility === null ? {} : { facility }) };
	return { kind, at, placementId, offerId, details };
}
