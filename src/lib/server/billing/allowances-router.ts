import { recordAudit } from '../access/audit';
import { runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { getStayDays } from './absence-queries';
import { endAllowance, findGrantsOf, grantAllowance } from './allowances';
import * as schemas from './input';
import { getTargetCost } from './target-cost';

const granting = permit('allowances/grant');

export const allowancesRouter = router({
	list: permit('billing/preview')
		.input(schemas.ofStaySchema)
		.query(({ ctx, input: { stayId } }) =>
			ctx.scoped(async (tx) => {
				await getStayDays(tx, stayId);
				return { rows: await findGrantsOf(tx, stayId) };
			})
		),
	/** Target fee, allowances and both together, for the agreed period of a placement. */
	cost: permit('billing/preview')
		.input(schemas.ofStaySchema)
		.query(({ ctx, input: { stayId } }) =>
			ctx.scoped(async (tx) => {
				const cost = await getTargetCost(tx, stayId);
				await recordAudit(tx, ctx.actor, {
					...{ action: 'allowances/cost-read', subjectKind: 'placement', subjectId: stayId }
				});
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
		)
});
