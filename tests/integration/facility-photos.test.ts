import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, describe, expect } from 'vitest';
import { MOST_PHOTOS } from '../../src/lib/domain/documents/photos';
import type { Viewer } from '../../src/lib/domain/access/viewer';
import type { Database } from '../../src/lib/server/db/client';
import { answerPhotoUpload } from '../../src/lib/server/documents/photo-upload';
import { facilityPhoto } from '../../src/lib/server/db/schema/directory';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { hugePng, pdfFile, photo, picture } from '../factories/files';
import { contextOf } from '../setup/caller';
import { test } from '../setup/database';
import { removeDataDir } from './documents-scene';
import { key, officePerson, providerPerson, refusal } from './placements-scene';

afterAll(removeDataDir);

type Sent = { file: Buffer; caption?: string; key?: string };

async function send(context: { db: Database; viewer: Viewer }, facilityId: string, sent: Sent) {
	const request = new Request('http://localhost/api/einrichtungen/x/fotos', {
		method: 'POST',
		body: new Uint8Array(sent.file),
		headers: { 'idempotency-key': sent.key ?? key(), 'x-caption': encodeURIComponent(sent.caption ?? '') }
	});
	const response = await answerPhotoUpload(contextOf(context), facilityId, request);
	return { status: response.status, ...((await response.json()) as { photoId?: string; sentence?: string | null }) };
}

async function house({ owner, db }: { owner: Database; db: Database }) {
	const offer = await makeOffer(owner);
	const { viewer, caller } = await providerPerson({ owner, db }, offer);
	return { offer, viewer, caller, add: (sent: Sent) => send({ db, viewer }, offer.facilityId, sent) };
}

describe('a photo of a facility', () => {
	test('stands upright, is small, says nothing of the camera, and is shown with the offer', async ({ owner, db }) => {
		const { add, offer, caller } = await house({ owner, db });
		const file = await photo({ width: 2_000, height: 1_000 });
		const { status, photoId = '' } = await add({ file, caption: 'Garten' });
		expect(status).toBe(201);
		const [row] = await owner.select().from(facilityPhoto).where(eq(facilityPhoto.id, photoId));
		const { format, width, height, exif, orientation } = await sharp(row?.content).metadata();
		expect({ format, width, height, exif, orientation }).toEqual({ format: 'jpeg', width: 800, height: 1_600 });
		const worker = await officePerson({ owner, db });
		const detail = await worker.caller.offers.detail({ offerId: offer.id });
		expect(detail.facility.photos).toMatchObject([{ id: photoId, caption: 'Garten' }]);
		expect(await caller.photos.list({ facilityId: offer.facilityId })).toEqual([{ photoId, caption: 'Garten' }]);
		await caller.photos.remove({ idempotencyKey: key(), photoId });
		expect(await caller.photos.list({ facilityId: offer.facilityId })).toEqual([]);
	});

	test('sent twice it is one', async ({ owner, db }) => {
		const { add, offer } = await house({ owner, db });
		const same = { file: await picture(), key: key() };
		expect(await add(same)).toEqual(await add(same));
		expect(await owner.select().from(facilityPhoto).where(eq(facilityPhoto.facilityId, offer.facilityId))).toHaveLength(
			1
		);
	});

	test('is a picture by its content, and there are not more than enough', async ({ owner, db }) => {
		const { add, offer } = await house({ owner, db });
		expect(await add({ file: await pdfFile() })).toMatchObject({
			status: 409,
			sentence: expect.stringMatching(/kein Foto/) as string
		});
		expect(await add({ file: Buffer.from('<svg onload="alert(1)"/>') })).toMatchObject({ status: 409 });
		expect(await add({ file: hugePng() })).toMatchObject({
			status: 409,
			sentence: expect.stringMatching(/Megapixel/) as string
		});
		const row = { facilityId: offer.facilityId, caption: 'A', mediaType: 'image/jpeg', content: Buffer.alloc(1) };
		const rows = Array.from({ length: MOST_PHOTOS }, (_, position) => ({ ...row, position: position + 1 }));
		await owner.insert(facilityPhoto).values(rows);
		expect(await add({ file: await picture() })).toMatchObject({
			status: 400,
			sentence: expect.stringMatching(/schon 12 Fotos/) as string
		});
	});

	test('of somebody else is neither added nor removed', async ({ owner, db }) => {
		const { add, offer } = await house({ owner, db });
		const { photoId = '' } = await add({ file: await picture() });
		const other = await house({ owner, db });
		const without = await providerPerson({ owner, db }, { ...offer, facilityIds: [] });
		for (const { viewer, caller } of [other, without]) {
			expect((await send({ db, viewer }, offer.facilityId, { file: await picture() })).status).toBe(404);
			const remove = caller.photos.remove({ idempotencyKey: key(), photoId });
			expect(await refusal(remove)).toMatchObject({ code: 'not-found' });
		}
		const { viewer } = await officePerson({ owner, db });
		expect((await send({ db, viewer }, offer.facilityId, { file: await picture() })).status).toBe(403);
	});
});
