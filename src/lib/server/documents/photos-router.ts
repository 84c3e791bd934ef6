import { z } from 'zod';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { findPhotos, removePhoto } from './photos';

const reporting = permit('vacancies/report');

/** Photos of own facilities; they are sent to /api/einrichtungen/ID/fotos. */
export const photosRouter = router({
	list: reporting
		.input(z.object({ facilityId: z.uuid() }))
		.query(({ ctx, input }) => ctx.scoped((tx) => findPhotos(tx, ctx.viewer, input.facilityId))),
	remove: reporting
		.input(z.object({ idempotencyKey: idempotencyKeySchema, photoId: z.uuid() }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'photos.remove', input }, (tx) => removePhoto(tx, ctx.actor, input.photoId))
		)
});
