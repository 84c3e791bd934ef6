import { runCommand } from '../access/run-command';
import { found, permit, router } from '../trpc/procedures';
import { requestAdvance } from './advance';
import { findAdvances } from './advances-query';
import { closeMonth } from './close-month';
import { correctInvoice } from './correct';
import { creditInvoice } from './credit';
import { proposeDifferences } from './difference-drafts';
import { previewDifferences } from './difference-preview';
import * as schemas from './invoice-input';
import { lockInvoice } from './invoice-row';
import { cancelRun, getMonthRun } from './month-run';
import { discardDraft, sendInvoices } from './send';

const claiming = permit('billing/claim');

/** What the provider does: propose, send, take back. */
export const claimRouter = router({
	/** Writes the same drafts however often it is called, so it needs no receipt of its own. */
	closeMonth: claiming.input(schemas.closeMonthSchema).mutation(({ ctx, input }) => closeMonth(ctx, input)),

	monthRun: claiming
		.input(schemas.monthSchema)
		.query(({ ctx, input }) =>
			ctx.scoped((tx) => getMonthRun(tx, { ...input, providerId: found(ctx.viewer.providerId) }))
		),

	cancelRun: claiming
		.input(schemas.cancelRunSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.cancelRun', input }, (tx) => cancelRun(tx, ctx.actor, input.month))
		),

	send: claiming
		.input(schemas.sendSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.send', input }, (tx) =>
				sendInvoices(tx, ctx.actor, { invoiceIds: schemas.chosen(input), placeKept: input.placeKept })
			)
		),

	discard: claiming
		.input(schemas.ofInvoiceSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.discard', input }, (tx) => discardDraft(tx, ctx.actor, input.invoiceId))
		),

	creditNote: claiming
		.input(schemas.creditSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.creditNote', input }, async (tx) =>
				creditInvoice(tx, ctx.actor, { original: await lockInvoice(tx, input.invoiceId), reason: input.reason })
			)
		),

	correct: claiming
		.input(schemas.ofInvoiceSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.correct', input }, (tx) => correctInvoice(tx, ctx.actor, input.invoiceId))
		),

	advances: claiming.query(({ ctx }) => ctx.scoped((tx) => findAdvances(tx, found(ctx.viewer.providerId)))),

	requestAdvance: claiming
		.input(schemas.advanceSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.requestAdvance', input }, (tx) => requestAdvance(tx, ctx.actor, input))
		),

	/** What `differences` would write, to look at: nothing is stored. */
	differencePreview: claiming
		.input(schemas.differenceSpanSchema)
		.query(({ ctx, input }) =>
			ctx.scoped((tx) => previewDifferences(tx, { ...input, providerId: found(ctx.viewer.providerId) }))
		),

	differences: claiming
		.input(schemas.differencesSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.differences', input }, (tx) => proposeDifferences(tx, ctx.actor, input))
		)
});
