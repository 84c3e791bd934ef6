import { bill, switchesOf } from '../../domain/billing/bill';
import type { BillingFacts } from '../../domain/billing/facts';
import { ruleSets } from '../../domain/billing/rule-sets';
import { recordAudit } from '../access/audit';
import { recordReadOf } from '../placements/read-log';
import { found, permit, publicProcedure, router } from '../trpc/procedures';
import { explainSchema } from './explain-input';
import { loadFacts } from './facts-query';
import * as schemas from './input';
import { getMatrix, getMonthSums } from './matrix-query';

const previewing = permit('billing/preview');

const billed = (facts: BillingFacts) => ({ ...bill(facts), ruleSet: facts.agreement.ruleSet });

export const previewRouter = router({
	/** What a stay's month comes to by what is on record: the same for provider and office. */
	preview: previewing.input(schemas.previewSchema).query(({ ctx, input: { stayId, month } }) =>
		ctx.scoped(async (tx) => {
			const facts = await loadFacts(tx, { placementIds: [stayId], month, today: ctx.actor.today });
			const known = found(facts.get(stayId));
			await recordReadOf(tx, ctx.actor, { action: 'billing/stay-read', placementId: stayId, details: { month } });
			return billed(known);
		})
	),

	/** The same for facts that anybody thinks up; nothing is stored. */
	explain: publicProcedure.input(explainSchema).query(({ input }) => billed(input)),

	matrix: previewing.input(schemas.matrixSchema).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const page = await getMatrix(tx, { ...input, today: ctx.actor.today });
			const placementIds = page.rows.filter(({ lastName }) => lastName !== null).map(({ stayId }) => stayId);
			if (placementIds.length > 0)
				await recordAudit(tx, ctx.actor, { action: 'billing/calendar-read', details: { placementIds } });
			return page;
		})
	),

	/** The calendar's last line where a month has more than one page; nobody is named in it. */
	monthSums: previewing
		.input(schemas.monthOnlySchema)
		.query(({ ctx, input: { month } }) => ctx.scoped((tx) => getMonthSums(tx, { month, today: ctx.actor.today }))),

	/** What can be chosen in the calculator, and what each rule says. */
	ruleSets: publicProcedure.query(() =>
		ruleSets.map((ruleSet) => {
			const { code, name, source, unit, due, rules } = ruleSet;
			return { code, name, source, unit, due, rules, switches: switchesOf(ruleSet) };
		})
	)
});
