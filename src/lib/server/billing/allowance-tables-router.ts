import { runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { csvSchema, importCsvSchema } from './agreements-input';
import { findAllowanceTables, importAllowances, previewAllowances } from './allowance-tables';

const manage = permit('directory/import');

export const allowanceTablesRouter = router({
	list: manage.query(({ ctx }) => ctx.scoped((tx) => findAllowanceTables(tx, ctx.viewer))),
	preview: manage
		.input(csvSchema)
		.mutation(({ ctx, input }) => ctx.scoped((tx) => previewAllowances(tx, ctx.actor, input.csv))),
	import: manage
		.input(importCsvSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'allowanceTables.import', input }, (tx) => importAllowances(tx, ctx.actor, input))
		)
});
