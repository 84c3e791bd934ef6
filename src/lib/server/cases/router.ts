import { z } from 'zod';
import { caseListSchema } from '../../domain/cases/list';
import { newCaseSchema } from '../../domain/cases/new-case';
import { recordAudit } from '../access/audit';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { openCase } from './commands';
import { findCases } from './list-query';
import { countWork, getCase } from './queries';

export const casesRouter = router({
	create: permit('cases/write')
		.input(newCaseSchema.extend({ idempotencyKey: idempotencyKeySchema.optional() }))
		.mutation(({ ctx, input: { idempotencyKey, ...person } }) =>
			idempotencyKey === undefined
				? ctx.scoped((tx) => openCase(tx, ctx.actor, person))
				: runCommand(ctx, { name: 'cases.create', input: { idempotencyKey, ...person } }, (tx) =>
						openCase(tx, ctx.actor, person)
					)
		),

	list: permit('cases/read')
		.input(caseListSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const page = await findCases(tx, input, ctx);
				// Who saw whose name: the cases of this page, not what was typed.
				const caseIds = page.rows.map(({ caseId }) => caseId);
				if (caseIds.length > 0) await recordAudit(tx, ctx.actor, { action: 'cases/listed', details: { caseIds } });
				return page;
			})
		),

	work: permit('cases/read').query(({ ctx }) => ctx.scoped((tx) => countWork(tx, ctx))),

	get: permit('cases/read')
		.input(z.object({ caseId: z.uuid() }))
		.query(({ ctx, input: { caseId } }) =>
			ctx.scoped(async (tx) => {
				const helpCase = await getCase(tx, caseId, ctx.today);
				await recordAudit(tx, ctx.actor, { action: 'cases/read', subjectKind: 'case', subjectId: caseId });
				return helpCase;
			})
		)
});
