import { z } from 'zod';
import { deadlineListSchema, reopenSchema, settleSchema } from '../../domain/deadlines/input';
import { recordAudit } from '../access/audit';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { recordRead } from '../cases/read-log';
import { permit, router } from '../trpc/procedures';
import { reopen, settle } from './commands';
import { countDeadlines, findDeadlines, getDeadlines } from './queries';

const key = { idempotencyKey: idempotencyKeySchema };

export const deadlinesRouter = router({
	/** Of the whole office, the nearest first. */
	list: permit('cases/read')
		.input(deadlineListSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const page = await findDeadlines(tx, input, ctx);
				const caseIds = [...new Set(page.rows.map(({ caseId }) => caseId))];
				if (caseIds.length > 0) await recordAudit(tx, ctx.actor, { action: 'deadlines/listed', details: { caseIds } });
				return page;
			})
		),

	summary: permit('cases/read').query(({ ctx }) => ctx.scoped((tx) => countDeadlines(tx, ctx.today))),

	/** Of one case. */
	ofCase: permit('cases/read')
		.input(z.object({ caseId: z.uuid({ error: 'Bitte einen Fall wählen.' }) }))
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const deadlines = await getDeadlines(tx, input.caseId, ctx.today);
				await recordRead(tx, ctx.actor, { action: 'deadlines/read', ...input });
				return deadlines;
			})
		),

	settle: permit('cases/write')
		.input(settleSchema.extend(key))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'deadlines.settle', input }, (tx) => settle(tx, ctx.actor, input))
		),
	reopen: permit('cases/write')
		.input(reopenSchema.extend(key))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'deadlines.reopen', input }, (tx) => reopen(tx, ctx.actor, input))
		)
});
