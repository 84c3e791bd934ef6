import { z } from 'zod';
import { permit, publicProcedure, router } from '../trpc/procedures';
import { findLands, findPlaces, getCatalogue } from './queries';

const placesSchema = z.object({
	text: z.string().max(100, { error: 'Höchstens 100 Zeichen.' })
});

export const directoryRouter = router({
	lands: publicProcedure.query(({ ctx }) => findLands(ctx.db)),
	catalogue: permit('directory/read').query(({ ctx }) => getCatalogue(ctx.db)),
	findPlaces: permit('directory/read')
		.input(placesSchema)
		.query(({ ctx, input }) => findPlaces(ctx.db, input.text))
});
