import { searchSchema } from '../../domain/offers/need';
import { permit, router } from '../trpc/procedures';
import { criteriaOf } from './criteria';
import { factsSchema, findDeviceFacts } from './device-facts';
import { findReliefs } from './relief';
import { findOffers } from './search';

const searching = permit('offers/search');

export const offersRouter = router({
	search: searching.input(searchSchema).query(async ({ ctx, input }) => {
		const judged = { now: ctx.now, limits: ctx.settings.reportLimits };
		return findOffers(ctx.db, await criteriaOf(ctx.db, input, judged), ctx.live.count);
	}),
	relief: searching.input(searchSchema).query(async ({ ctx, input }) => {
		const judged = { now: ctx.now, limits: ctx.settings.reportLimits };
		return findReliefs(ctx.db, await criteriaOf(ctx.db, input, judged), ctx.today);
	}),
	facts: searching.input(factsSchema).query(({ ctx, input }) => findDeviceFacts(ctx.db, input, ctx.today))
});
