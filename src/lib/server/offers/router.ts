import { searchSchema } from '../../domain/offers/need';
import { permit, router } from '../trpc/procedures';
import { criteriaOf } from './criteria';
import { findOffers } from './search';

export const offersRouter = router({
	search: permit('offers/search')
		.input(searchSchema)
		.query(async ({ ctx, input }) => {
			const judged = { now: ctx.now, limits: ctx.settings.reportLimits };
			return findOffers(ctx.db, await criteriaOf(ctx.db, input, judged), ctx.live.count);
		})
});
