import { runCommand } from '../access/run-command';
import { recordReadOf } from '../placements/read-log';
import { permit, router } from '../trpc/procedures';
import { recordAbsence, removeAbsence } from './absence-commands';
import { consentAbsence, decideAbsence } from './absence-decisions';
import { findAbsencesOf, getStayHead } from './absence-queries';
import * as schemas from './input';

const recording = permit('absences/record');

export const absencesRouter = router({
	/** Whoever sees what is billed sees why. */
	list: permit('billing/preview')
		.input(schemas.ofStaySchema)
		.query(({ ctx, input: { stayId } }) =>
			ctx.scoped(async (tx) => {
				const stay = await getStayHead(tx, stayId);
				await recordReadOf(tx, ctx.actor, { action: 'absences/read', placementId: stayId });
				return { ...stay, rows: await findAbsencesOf(tx, stayId) };
			})
		),
	record: recording
		.input(schemas.recordAbsenceSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'absences.record', input }, (tx) => recordAbsence(tx, ctx.actor, input))
		),
	remove: recording
		.input(schemas.removeAbsenceSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'absences.remove', input }, (tx) => removeAbsence(tx, ctx.actor, input))
		),
	consent: permit('billing/approve')
		.input(schemas.consentAbsenceSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'absences.consent', input }, (tx) => consentAbsence(tx, ctx.actor, input))
		),
	decide: permit('billing/approve')
		.input(schemas.decideAbsenceSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'absences.decide', input }, (tx) => decideAbsence(tx, ctx.actor, input))
		)
});
