import { serviceTypeOf, type ServiceTypeCode } from '../../domain/directory/service-types';
import { earlierOf, formatDay } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { sameNeed, type Need } from '../../domain/placements/need-overlap';
import type { CarePeriod } from '../../domain/rates/planned-units';
import type { PlacementRow } from './placement-row';

/** What a placement is needed for. */
export const needOf = (caseId: string, serviceType: ServiceTypeCode, { begin, end }: CarePeriod): Need => ({
	caseId,
	setting: serviceTypeOf(serviceType).setting,
	begin,
	end
});

/** Who came earlier than planned has been there since. */
const needOfRow = ({ caseId, serviceType, begin, end, arrivedOn }: PlacementRow) =>
	needOf(caseId, serviceType, { begin: arrivedOn === null ? begin : earlierOf(begin, arrivedOn), end });

/** Placements of the case that answer the same need, other than the one itself. */
export const rivalsOf = (rows: readonly PlacementRow[], need: Need, ownId: string | null = null) =>
	rows.filter((row) => row.placementId !== ownId && sameNeed(needOfRow(row), need));

/** The one of them that is booked or lived in; a stay that this one is to follow does not count. */
export function placedOf(rivals: readonly PlacementRow[], follows: string | null = null) {
	const placed = rivals.find(
		({ state, placementId }) => state === 'booked' || (state === 'active' && placementId !== follows)
	);
	return placed ? { placementId: placed.placementId, state: placed.state, facility: placed.facility } : null;
}

/** One live chain per need: @throws DomainError 'case/already-placed' when one of the rivals is booked or lived in. */
export function refusePlaced(rivals: readonly PlacementRow[], follows: string | null = null) {
	const placed = placedOf(rivals, follows);
	if (placed) throw new DomainError('case/already-placed', placed);
}

const open: ReadonlySet<PlacementRow['state']> = new Set(['requested', 'reserved', 'consented']);

/** @throws InvalidInput when the stay that a new place is to follow is not one that is lived in now. */
export function refuseFollowing(rows: readonly PlacementRow[], follows: string | null, { begin }: CarePeriod) {
	if (follows === null) return;
	const before = rows.find(({ placementId, state }) => placementId === follows && state === 'active');
	if (!before) throw new InvalidInput({ transferFrom: 'Wechseln kann nur, wer gerade aufgenommen ist.' });
	if (before.arrivedOn !== null && begin < before.arrivedOn) {
		throw new InvalidInput({ begin: `Die Aufnahme war erst am ${formatDay(before.arrivedOn)}.` });
	}
}

/** What a booking sets free. */
export const openOf = (rivals: readonly PlacementRow[]) => rivals.filter(({ state }) => open.has(state));
