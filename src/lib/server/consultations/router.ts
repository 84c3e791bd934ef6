import { recordAudit } from '../access/audit';
import { runCommand } from '../access/run-command';
import { recordRead } from '../cases/read-log';
import { found, permit, router } from '../trpc/procedures';
import { headOf } from './case-of';
import { attachSearch, audited, call, save } from './commands';
import * as schemas from './input';
import { findColleagues, findConsultations, findInvitations, getConsultation } from './queries';
import { cancel, reschedule } from './reschedule';
import { vote } from './vote';

const reading = permit('cases/read');
const writing = permit('cases/write');

export const consultationsRouter = router({
	/** Whom of the own office one can invite. */
	colleagues: reading.query(({ ctx }) => ctx.scoped((tx) => findColleagues(tx, found(ctx.viewer.office)))),

	list: reading.input(schemas.ofCaseSchema).query(({ ctx, input: { caseId } }) =>
		ctx.scoped(async (tx) => {
			const help = await headOf(tx, caseId);
			await recordRead(tx, ctx.actor, { action: 'consultations/listed', caseId });
			return { help, rows: await findConsultations(tx, caseId) };
		})
	),

	/** Open ones to which the viewer is invited. */
	mine: reading.query(({ ctx }) =>
		ctx.scoped(async (tx) => {
			const rows = await findInvitations(tx, ctx.viewer.id);
			const caseIds = rows.map(({ caseId }) => caseId);
			if (rows.length > 0) await recordAudit(tx, ctx.actor, { action: 'consultations/listed', details: { caseIds } });
			return { rows };
		})
	),

	get: reading.input(schemas.ofConsultationSchema).query(({ ctx, input: { consultationId } }) =>
		ctx.scoped(async (tx) => {
			const consultation = await getConsultation(tx, consultationId, ctx.actor);
			const { caseId } = consultation.help;
			await recordRead(tx, ctx.actor, { caseId, ...audited('consultations/read', consultationId) });
			return consultation;
		})
	),

	/** 'call' is a word that the router keeps for itself. */
	convene: writing
		.input(schemas.callSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'consultations.convene', input }, (tx) => call(tx, ctx.actor, input))
		),
	save: writing
		.input(schemas.saveSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'consultations.save', input }, (tx) => save(tx, ctx.actor, input))
		),
	/** Another day, a later deadline, more people. */
	reschedule: writing
		.input(schemas.rescheduleSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'consultations.reschedule', input }, (tx) => reschedule(tx, ctx.actor, input))
		),
	cancel: writing
		.input(schemas.cancelSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'consultations.cancel', input }, (tx) => cancel(tx, ctx.actor, input))
		),
	attachSearch: writing
		.input(schemas.attachSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'consultations.attachSearch', input }, (tx) => attachSearch(tx, ctx, input))
		),
	/** Whoever is invited may read cases; the invitation is what lets one vote. */
	vote: reading
		.input(schemas.voteSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'consultations.vote', input }, (tx) => vote(tx, ctx.actor, input))
		)
});
