import { z } from 'zod';
import { idempotencyKeySchema } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { importPopulation, previewPopulation } from './population-commands';

const manage = permit('directory/import');

const csvSchema = z.object({
	csv: z
		.string({ error: 'Bitte eine Datei wählen.' })
		.min(1, { error: 'Die Datei ist leer.' })
		.max(1_000_000, { error: 'Die Datei ist größer als 1 MB.' })
});

export const populationRouter = router({
	preview: manage
		.input(csvSchema)
		.mutation(({ ctx, input }) => ctx.scoped((tx) => previewPopulation(tx, ctx.viewer, input.csv))),
	import: manage
		.input(csvSchema.extend({ idempotencyKey: idempotencyKeySchema }))
		.mutation(({ ctx, input }) => importPopulation(ctx, input))
});
