import type { FrozenList } from '../../domain/offers/frozen-list';
import { freezeList } from '../../domain/offers/frozen-list';
import type { Need } from '../../domain/offers/need';
import type { Judged } from '../../domain/offers/availability';
import type { Db } from '../db/client';
import { criteriaOf } from './criteria';
import { findOffers } from './search';

type Wanted = { need: Need; judged: Judged; chosenOfferId: string | null };

/** The list as it stands now for a need, for the record of a decision. */
export async function loadFrozenList(db: Db, { need, judged, chosenOfferId }: Wanted): Promise<FrozenList> {
	const list = await findOffers(db, await criteriaOf(db, need, judged), 0);
	return freezeList(list, need, chosenOfferId);
}
