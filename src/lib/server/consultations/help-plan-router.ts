import { runCommand } from '../access/run-command';
import { recordRead } from '../cases/read-log';
import { permit, router } from '../trpc/procedures';
import { headOf } from './case-of';
import { endPlan, newVersion, saveDraft } from './help-plan-commands';
import { findPlans, getPlan } from './help-plan-queries';
import * as schemas from './input';

const reading = permit('cases/read');
const writing = permit('cases/write');

export const helpPlansRouter = router({
	list: reading.input(schemas.ofCaseSchema).query(({ ctx, input: { caseId } }) =>
		ctx.scoped(async (tx) => {
			const help = await headOf(tx, caseId);
			await recordRead(tx, ctx.actor, { action: 'help-plans/listed', caseId });
			return { help, rows: await findPlans(tx, caseId, ctx.today) };
		})
	),

	get: reading.input(schemas.ofPlanSchema).query(({ ctx, input: { planId } }) =>
		ctx.scoped(async (tx) => {
			const plan = await getPlan(tx, planId, ctx.today);
			const { caseId } = plan.help;
			await recordRead(tx, ctx.actor, {
				...{ caseId, action: 'help-plans/read', subjectKind: 'help-plan', subjectId: planId }
			});
			return plan;
		})
	),

	newVersion: writing
		.input(schemas.newVersionSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'helpPlans.newVersion', input }, (tx) => newVersion(tx, ctx.actor, input))
		),
	saveDraft: writing
		.input(schemas.saveDraftSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'helpPlans.saveDraft', input }, (tx) => saveDraft(tx, ctx.actor, input))
		),
	end: writing
		.input(schemas.endPlanSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'helpPlans.end', input }, (tx) => endPlan(tx, ctx.actor, input))
		)
});
