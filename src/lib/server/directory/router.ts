import { z } from 'zod';
import { officeSettingsSchema } from '../../domain/directory/office-settings';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { found, permit, publicProcedure, router } from '../trpc/procedures';
import { getOfficeSettings, saveOfficeSettings } from './office-settings';
import { findLands, findPlaces, findPlacesOfLand, getCatalogue, getPoint } from './queries';

const placesSchema = z.object({
	text: z.string().max(100, { error: 'Höchstens 100 Zeichen.' })
});

export const directoryRouter = router({
	lands: publicProcedure.query(({ ctx }) => findLands(ctx.db)),
	catalogue: permit('directory/read').query(({ ctx }) => getCatalogue(ctx.db)),
	/** Where a postal code lies, for searching around it without network; null for an unknown one. */
	pointOf: permit('directory/read')
		.input(z.object({ postalCode: z.string().regex(/^\d{5}$/, { error: 'Bitte fünf Ziffern eingeben.' }) }))
		.query(({ ctx, input }) => getPoint(ctx.db, input.postalCode)),
	/** What the own office has decided for all its cases. */
	officeSettings: permit('offices/configure').query(({ ctx }) =>
		ctx.scoped((tx) => getOfficeSettings(tx, found(ctx.viewer.office)))
	),
	saveOfficeSettings: permit('offices/configure')
		.input(officeSettingsSchema.extend({ idempotencyKey: idempotencyKeySchema }))
		.mutation(({ ctx, input: { idempotencyKey, ...settings } }) =>
			runCommand(ctx, { name: 'directory.saveOfficeSettings', input: { idempotencyKey, ...settings } }, (tx) =>
				saveOfficeSettings(tx, ctx.actor, settings)
			)
		),
	/** Every postal code of a Land with its places, so that a device finds them without network. */
	places: permit('directory/read')
		.input(z.object({ land: z.string().regex(/^\d{2}$/, { error: 'Dieses Bundesland ist nicht bekannt.' }) }))
		.query(({ ctx, input }) => findPlacesOfLand(ctx.db, input.land)),
	findPlaces: permit('directory/read')
		.input(placesSchema)
		.query(({ ctx, input }) => findPlaces(ctx.db, input.text))
});
