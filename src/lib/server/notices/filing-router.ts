import { runCommand } from '../access/run-command';
import { addAddendum } from '../consultations/commands';
import { makeValid, sign } from '../consultations/help-plan-commands';
import * as schemas from '../consultations/input';
import { close } from '../consultations/vote';
import { permit, router } from '../trpc/procedures';
import { fileConsultation, filePlan } from './filing';

/** Steps of the consultations after which something lies in the file: what they decide is theirs, the paper is ours. */
export const filedConsultationsRouter = router({
	close: permit('consultations/close')
		.input(schemas.closeSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'consultations.close', input }, async (tx) => {
				const closed = await close(tx, ctx.actor, input);
				return { ...closed, ...(await fileConsultation(tx, ctx.actor, closed.consultationId)) };
			})
		),
	addAddendum: permit('cases/write')
		.input(schemas.addendumSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'consultations.addAddendum', input }, async (tx) => {
				const added = await addAddendum(tx, ctx.actor, input);
				return { ...added, ...(await fileConsultation(tx, ctx.actor, added.consultationId)) };
			})
		)
});

export const filedPlansRouter = router({
	makeValid: permit('cases/write')
		.input(schemas.planStepSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'helpPlans.makeValid', input }, async (tx) => {
				const valid = await makeValid(tx, ctx.actor, input);
				return { ...valid, ...(await filePlan(tx, ctx.actor, valid.planId)) };
			})
		),
	sign: permit('cases/write')
		.input(schemas.signSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'helpPlans.sign', input }, async (tx) => {
				const signed = await sign(tx, ctx.actor, input);
				return { ...signed, ...(await filePlan(tx, ctx.actor, input.planId)) };
			})
		)
});
