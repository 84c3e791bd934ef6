import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { DomainError } from '../../domain/errors';
import { idempotencyKeySchema } from '../access/run-command';
import type { Db } from '../db/client';
import { offerSearch } from '../db/schema/capacity';
import { offer } from '../db/schema/directory';
import { rememberedOffer } from '../db/schema/placements';
import { found } from '../trpc/procedures';
import type { Actor } from '../trpc/context';

export const rememberSchema = z.object({ idempotencyKey: idempotencyKeySchema, offerId: z.guid() });

/** Bookmarks are one's own: row level security leaves only those of the account that asks. */
export async function rememberOffer(tx: Db, { viewer, now }: Actor, offerId: string) {
	if (viewer.office === null) throw new DomainError('not-allowed');
	const [known] = await tx.select({ id: offer.id }).from(offer).where(eq(offer.id, offerId));
	found(known);
	await tx
		.insert(rememberedOffer)
		.values({ officeAgs: viewer.office, accountId: viewer.id, offerId, at: now })
		.onConflictDoNothing();
	return { offerId, remembered: true };
}

/** Forgetting what was not remembered changes nothing. */
export async function forgetOffer(tx: Db, { viewer }: Actor, offerId: string) {
	await tx
		.delete(rememberedOffer)
		.where(and(eq(rememberedOffer.accountId, viewer.id), eq(rememberedOffer.offerId, offerId)));
	return { offerId, remembered: false };
}

export const findRemembered = (tx: Db) =>
	tx
		.select({
			offerId: offerSearch.offerId,
			serviceType: offerSearch.serviceType,
			provider: offerSearch.provider,
			facility: offerSearch.facility,
			place: offerSearch.place,
			office: offerSearch.officeAgs,
			photoId: offerSearch.photoId,
			reportedAt: offerSearch.reportedAt,
			at: rememberedOffer.at
		})
		.from(rememberedOffer)
		.innerJoin(offerSearch, eq(offerSearch.offerId, rememberedOffer.offerId))
		.orderBy(desc(rememberedOffer.at))
		.limit(200);

export async function isRemembered(tx: Db, offerId: string) {
	const [row] = await tx
		.select({ one: sql<number>`1` })
		.from(rememberedOffer)
		.where(eq(rememberedOffer.offerId, offerId))
		.limit(1);
	return row !== undefined;
}
