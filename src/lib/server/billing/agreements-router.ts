import { runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { findAgreements, removeAgreement, saveAgreement } from './agreements';
import * as schemas from './agreements-input';

/** Whoever takes over offers and rates says how they are billed. */
const manage = permit('directory/import');

export const agreementsRouter = router({
	list: manage
		.input(schemas.listAgreementsSchema)
		.query(({ ctx, input }) => ctx.scoped((tx) => findAgreements(tx, ctx.actor, input))),
	save: manage
		.input(schemas.saveAgreementSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'agreements.save', input }, (tx) => saveAgreement(tx, ctx.actor, input))
		),
	remove: manage
		.input(schemas.removeAgreementSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'agreements.remove', input }, (tx) => removeAgreement(tx, ctx.actor, input))
		)
});
