import { z } from 'zod';
import { officeSettingsSchema } from '../../domain/directory/office-settings';
import { providerDataSchema } from '../../domain/directory/provider-data';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { found, permit, publicProcedure, router } from '../trpc/procedures';
import { getOfficeSettings, saveOfficeSettings } from './office-settings';
import { getProviderData, saveProviderData } from './provider-data';
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
	/** How the own provider is reached, as its invoices and the pages of its offers say. */
	provider: permit('providers/configure').query(({ ctx }) =>
		ctx.scoped((tx) => getProviderData(tx, found(ctx.viewer.providerId)))
	),
	saveProvider: permit('providers/configure')
		.input(providerDataSchema.extend({ idempotencyKey: idempotencyKeySchema }))
		.mutation(({ ctx, input: { idempotencyKey, ...data } }) =>
			runCommand(ctx, { name: 'directory.saveProvider', input: { idempotencyKey, ...data } }, (tx) =>
				saveProviderData(tx, ctx.actor, data)
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
