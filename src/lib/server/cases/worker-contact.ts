import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/client';
import { placement, placementIdentity } from '../db/schema/placements';

/** What is over keeps what was said then. */
export const livePlacementStates = ['requested', 'reserved', 'consented', 'booked', 'active'] as const;

type Contact = { name: string; email: string; phone: string | null };

/** Providers of live placements see the one who answers for the case now. */
export const tellProvidersOfWorker = (tx: Db, caseId: string, { name, email, phone }: Contact) =>
	tx
		.update(placementIdentity)
		.set({ workerName: name, workerEmail: email, workerPhone: phone })
		.where(inArray(placementIdentity.placementId, livePlacementsOf(tx, caseId)));

const livePlacementsOf = (tx: Db, caseId: string) =>
	tx
		.select({ id: placement.id })
		.from(placement)
		.where(and(eq(placement.caseId, caseId), inArray(placement.state, [...livePlacementStates])));
