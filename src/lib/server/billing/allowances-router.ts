import { runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { getStayDays } from './absence-queries';
import { endAllowance, findGrantsOf, grantAllowance } from './allowances';
import * as schemas from './input';

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
