import { runCommand } from '../access/run-command';
import { found, permit, router } from '../trpc/procedures';
import * as schemas from './invoice-input';
import { findPostingAccounts, savePostingAccount } from './posting-accounts';
import { exportPostings, findPostingExports, getPostingFile } from './postings';

const paying = permit('billing/pay');
const configuring = permit('offices/configure');

/** What the office's treasury gets, and where it books it. */
export const postingsRouter = router({
	exportPostings: paying
		.input(schemas.exportSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.exportPostings', input }, (tx) => exportPostings(tx, ctx.actor, input.month))
		),

	postingExports: paying
		.input(schemas.monthSchema)
		.query(({ ctx, input }) => ctx.scoped((tx) => findPostingExports(tx, input.month))),

	/** The file of an earlier export once more. */
	postings: paying
		.input(schemas.ofExportSchema)
		.query(({ ctx, input }) => ctx.scoped((tx) => getPostingFile(tx, input.exportId))),

	postingAccounts: configuring.query(({ ctx }) =>
		ctx.scoped((tx) => findPostingAccounts(tx, found(ctx.viewer.office)))
	),

	savePostingAccount: configuring
		.input(schemas.postingAccountSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'billing.savePostingAccount', input }, (tx) => savePostingAccount(tx, ctx.actor, input))
		)
});
