import { z } from 'zod';
import { searchSchema, type Need } from '../../domain/offers/need';
import { runCommand } from '../access/run-command';
import type { Context } from '../trpc/context';
import { permit, router } from '../trpc/procedures';
import { criteriaOf } from './criteria';
import { detailSchema, getOfferDetail } from './detail';
import { factsSchema, findDeviceFacts } from './device-facts';
import { countByArea, detailsSchema, findDeviceDetails } from './device-details';
import { noteFruitless } from './fruitless';
import { findReliefs } from './relief';
import { findRemembered, forgetOffer, rememberOffer, rememberSchema } from './remembered';
import { findOffers, isFruitless, withoutText } from './search';

const searching = permit('offers/search');

/** The case the search is made for: a search that finds nothing is noted there. */
const searchForCaseSchema = searchSchema.safeExtend({ caseId: z.guid().nullish() });

const judgedBy = ({ now, settings }: Context) => ({ now, limits: settings.reportLimits });
const criteriaFor = (ctx: Context, need: Need) => criteriaOf(ctx.db, need, judgedBy(ctx));

export const offersRouter = router({
	search: searching.input(searchForCaseSchema).query(async ({ ctx, input: { caseId = null, ...need } }) => {
		const criteria = await criteriaFor(ctx, need);
		const answer = await findOffers(ctx.db, criteria, ctx.live.count);
		if (await isFruitless(ctx.db, criteria, answer)) await noteFruitless(ctx, withoutText(criteria), caseId);
		return answer;
	}),
	relief: searching
		.input(searchSchema)
		.query(async ({ ctx, input }) => findReliefs(ctx.db, await criteriaFor(ctx, input), ctx.today)),
	facts: searching
		.input(factsSchema)
		.query(({ ctx, input }) => findDeviceFacts(ctx.db, input, { today: ctx.today, limits: ctx.settings.reportLimits })),
	details: searching
		.input(detailsSchema)
		.query(({ ctx, input }) => findDeviceDetails(ctx.db, input.offerIds, ctx.today)),
	areas: searching.query(({ ctx }) => countByArea(ctx.db)),
	detail: searching
		.input(detailSchema)
		.query(({ ctx, input }) =>
			ctx.scoped((tx) => getOfferDetail(tx, { asked: input, judged: judgedBy(ctx), today: ctx.today }))
		),
	remembered: searching.query(({ ctx }) => ctx.scoped(findRemembered)),
	remember: searching
		.input(rememberSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'offers.remember', input }, (tx) => rememberOffer(tx, ctx.actor, input.offerId))
		),
	forget: searching
		.input(rememberSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'offers.forget', input }, (tx) => forgetOffer(tx, ctx.actor, input.offerId))
		)
});
