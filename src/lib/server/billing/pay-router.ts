import { runCommand } from '../access/run-command';
import { found, permit, router } from '../trpc/procedures';
import { eq } from 'drizzle-orm';
import { invoice } from '../db/schema/invoices';
import { approveInvoices } from './approve';
import { getBudget } from './budget-query';
import { checkInvoice } from './check';
import { checkAnswer, startCheck } from './check-answer';
import { acceptLine, objectToLine } from './decide';
import { takeFeedback } from './feedback';
import * as schemas from './invoice-input';
import { orderInvoices } from './order';
import { payInvoices } from './pay';
import { findPaymentRuns } from './payments-query';

const checking = permit('billing/check');
const approving = permit('billing/approve');
const paying = permit('billing/pay');

/** What the office does: check, decide, approve, order, pay. */
export const payRouter = router({
	/** Begins the check of a sent invoice and recomputes it. */
	check: checking
		.input(schemas.checkSchema)
		.mutation(({ ctx, input }) => ctx.scoped((tx) => startCheck(tx, ctx.actor, input))),

	/** The same comparison to look at: nothing begins by it, so that a page may load it. */
	comparison: approving.input(schemas.checkSchema).query(({ ctx, input: { invoiceId, ...page } }) =>
		ctx.scoped(async (tx) => {
			const [row] = await tx.select().from(invoice).where(eq(invoice.id, invoiceId));
			return checkAnswer(found(row), await checkInvoice(tx, found(row)), page);
		})
	),

	object: checking
		.input(schemas.objectSchema)
		.mutation(({ ctx, input: { idempotencyKey, ...input } }) =>
			runCommand(ctx, { name: 'billing.object', input: { idempotencyKey, ...input } }, (tx) =>
				objectToLine(tx, ctx.actor, input)
			)
		),

	accept: checking
		.input(schemas.acceptSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.accept', input }, (tx) => acceptLine(tx, ctx.actor, input))
		),

	approve: approving
		.input(schemas.approveSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.approve', input }, (tx) =>
				approveInvoices(tx, ctx.actor, { invoiceIds: schemas.chosen(input), step: input.step })
			)
		),

	order: paying
		.input(schemas.orderSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.order', input }, (tx) => orderInvoices(tx, ctx.actor, schemas.chosen(input)))
		),

	pay: paying
		.input(schemas.paySchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.pay', input }, (tx) =>
				payInvoices(tx, ctx.actor, { invoiceIds: schemas.chosen(input), executionDay: input.executionDay })
			)
		),

	paymentRuns: paying
		.input(schemas.pageSchema)
		.query(({ ctx, input }) => ctx.scoped((tx) => findPaymentRuns(tx, input))),

	feedback: paying
		.input(schemas.feedbackSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.feedback', input }, (tx) => takeFeedback(tx, ctx.actor, input.file))
		),

	// By kind of help it tells of single cases: who only sees budgets reads `figures.budget`.
	budget: permit('billing/approve')
		.input(schemas.budgetSchema)
		.query(({ ctx, input }) => {
			const officeAgs = found(ctx.viewer.office);
			return ctx.scoped((tx) => getBudget(tx, { officeAgs, year: input.year }));
		})
});
