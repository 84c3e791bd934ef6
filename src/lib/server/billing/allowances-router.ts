import { recordAudit } from '../access/audit';
import { runCommand } from '../access/run-command';
import { recordReadOf } from '../placements/read-log';
import { permit, router } from '../trpc/procedures';
import { getStayDays } from './absence-queries';
import { decideRequest, requestAllowance, withdrawRequest } from './allowance-requests';
import { findRequests, findRequestsOf } from './allowance-requests-query';
import { endAllowance, findGrantsOf, grantAllowance } from './allowances';
import * as schemas from './input';
import { getTargetCost } from './target-cost';

const granting = permit('allowances/grant');
const requesting = permit('allowances/request');

export const allowancesRouter = router({
	list: permit('billing/preview')
		.input(schemas.ofStaySchema)
		.query(({ ctx, input: { stayId } }) =>
			ctx.scoped(async (tx) => {
				await getStayDays(tx, stayId);
				await recordReadOf(tx, ctx.actor, { action: 'allowances/listed', placementId: stayId });
				return { rows: await findGrantsOf(tx, stayId), requests: await findRequestsOf(tx, stayId) };
			})
		),
	/** Target fee, allowances and both together, for the agreed period of a placement. */
	cost: permit('billing/preview')
		.input(schemas.ofStaySchema)
		.query(({ ctx, input: { stayId } }) =>
			ctx.scoped(async (tx) => {
				const cost = await getTargetCost(tx, stayId);
				await recordReadOf(tx, ctx.actor, { action: 'allowances/cost-read', placementId: stayId });
				return cost;
			})
		),
	grant: granting
		.input(schemas.grantSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'allowances.grant', input }, (tx) => grantAllowance(tx, ctx.actor, input))
		),
	end: granting
		.input(schemas.endGrantSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'allowances.end', input }, (tx) => endAllowance(tx, ctx.actor, input))
		),

	/** What somebody asked for, of all stays on the own side. */
	requests: permit('billing/preview')
		.input(schemas.requestsSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const page = await findRequests(tx, input);
				const placementIds = page.rows.filter(({ lastName }) => lastName !== null).map(({ stayId }) => stayId);
				if (placementIds.length > 0)
					await recordAudit(tx, ctx.actor, { action: 'allowances/read', details: { placementIds } });
				return page;
			})
		),
	request: requesting
		.input(schemas.requestSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'allowances.request', input }, (tx) => requestAllowance(tx, ctx.actor, input))
		),
	withdraw: requesting
		.input(schemas.withdrawSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'allowances.withdraw', input }, (tx) => withdrawRequest(tx, ctx.actor, input.requestId))
		),
	decide: granting
		.input(schemas.decideSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'allowances.decide', input }, (tx) => decideRequest(tx, ctx.actor, input))
		)
});
