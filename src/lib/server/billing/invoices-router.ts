import { can } from '../../domain/access/permissions';
import { DomainError } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import { runCommand } from '../access/run-command';
import type { Viewer } from '../../domain/access/viewer';
import { mergeRouters, permit, router } from '../trpc/procedures';
import { accountSchema } from './account-input';
import { getAccount, saveAccount } from './accounts';
import { claimRouter } from './claim-router';
import * as schemas from './invoice-input';
import { getInvoice } from './invoice-query';
import { countInvoices, findInvoices } from './invoices-query';
import { payRouter } from './pay-router';
import { postingsRouter } from './postings-router';
import { uploadInvoice } from './upload';

const reading = permit('billing/invoices');

/** An invoice is brought by who writes or who checks invoices. @throws DomainError 'not-allowed' */
function refuseOnlooker({ role }: Viewer) {
	if (!can(role, 'billing/claim') && !can(role, 'billing/check')) throw new DomainError('not-allowed');
}

const sharedRouter = router({
	invoices: reading
		.input(schemas.listSchema)
		.query(({ ctx, input }) => ctx.scoped((tx) => findInvoices(tx, ctx.actor, input))),

	counts: reading.query(({ ctx }) => ctx.scoped((tx) => countInvoices(tx, ctx.actor))),

	invoice: reading.input(schemas.invoiceSchema).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const answer = await getInvoice(tx, ctx.actor, input);
			await recordAudit(tx, ctx.actor, {
				...{ action: 'billing/read', subjectKind: 'invoice', subjectId: input.invoiceId }
			});
			return answer;
		})
	),

	upload: reading.input(schemas.uploadSchema).mutation(({ ctx, input }) => {
		refuseOnlooker(ctx.viewer);
		return runCommand(ctx, { name: 'billing.upload', input }, (tx) => uploadInvoice(tx, ctx.actor, input));
	}),

	account: reading.query(({ ctx }) => ctx.scoped((tx) => getAccount(tx, ctx.actor))),

	saveAccount: reading
		.input(accountSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.saveAccount', input }, (tx) => saveAccount(tx, ctx.actor, input))
		)
});

export const invoicesRouter = mergeRouters(sharedRouter, claimRouter, payRouter, postingsRouter);
