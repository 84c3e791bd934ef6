import { and, asc, eq, sql } from 'drizzle-orm';
import type { Viewer } from '../../domain/access/viewer';
import { MOST_PHOTOS } from '../../domain/documents/photos';
import { InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { facility, facilityPhoto } from '../db/schema/directory';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

/** A facility of the own provider that this person is responsible for; any other is not there. */
export async function getOwnFacility(tx: Db, { providerId, facilityIds }: Viewer, facilityId: string) {
	const granted = facilityIds === null || facilityIds.includes(facilityId);
	const [row] = await tx
		.select({ facilityId: facility.id, name: facility.name })
		.from(facility)
		.where(and(eq(facility.id, facilityId), sql`${facility.providerId} = ${providerId}`));
	return found(granted ? row : null);
}

export async function findPhotos(tx: Db, viewer: Viewer, facilityId: string) {
	await getOwnFacility(tx, viewer, facilityId);
	return tx
		.select({ photoId: facilityPhoto.id, caption: facilityPhoto.caption })
		.from(facilityPhoto)
		.where(eq(facilityPhoto.facilityId, facilityId))
		.orderBy(asc(facilityPhoto.position));
}

type NewPhoto = { facilityId: string; caption: string; content: Buffer };

/** Behind those there are; the first of all is the one that lists show. */
export async function addPhoto(tx: Db, actor: Actor, { facilityId, caption, content }: NewPhoto) {
	await getOwnFacility(tx, actor.viewer, facilityId);
	// Two phones that send at once get two places.
	await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${facilityId}, 0))`);
	const [there] = await tx
		.select({
			count: sql<number>`count(*)::integer`,
			next: sql<number>`coalesce(max(${facilityPhoto.position}), 0)::integer + 1`
		})
		.from(facilityPhoto)
		.where(eq(facilityPhoto.facilityId, facilityId));
	const { count, next } = found(there);
	if (count >= MOST_PHOTOS) {
		throw new InvalidInput({ file: `Es sind schon ${MOST_PHOTOS} Fotos da. Bitte entfernen Sie zuerst eines.` });
	}
	const [added] = await tx
		.insert(facilityPhoto)
		.values({ facilityId, position: next, caption, mediaType: 'image/jpeg', content })
		.returning({ photoId: facilityPhoto.id });
	await recordAudit(tx, actor, audited('facilities/photo-added', facilityId));
	return found(added);
}

export async function removePhoto(tx: Db, actor: Actor, photoId: string) {
	const [row] = await tx
		.select({ facilityId: facilityPhoto.facilityId })
		.from(facilityPhoto)
		.where(eq(facilityPhoto.id, photoId));
	const { facilityId } = await getOwnFacility(tx, actor.viewer, found(row).facilityId);
	await tx.delete(facilityPhoto).where(eq(facilityPhoto.id, photoId));
	await recordAudit(tx, actor, audited('facilities/photo-removed', facilityId));
	return { photoId };
}

const audited = (action: string, subjectId: string) => ({ action, subjectKind: 'facility', subjectId });
