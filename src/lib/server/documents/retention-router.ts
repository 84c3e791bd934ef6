import { z } from 'zod';
import { recordAudit } from '../access/audit';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { eraseMarked, lift, markForDeletion, restrict, unmark } from './retention-commands';
import { getDeletionPlan } from './retention-queries';
import { storage } from './storage';

const caseSchema = z.object({
	idempotencyKey: idempotencyKeySchema,
	caseId: z.guid({ error: 'Diesen Fall gibt es nicht.' })
});

const reasonSchema = caseSchema.extend({
	reason: z
		.string({ error: 'Bitte einen Grund eingeben.' })
		.trim()
		.min(5, { error: 'Bitte einen Grund eingeben.' })
		.max(500, { error: 'Höchstens 500 Zeichen.' })
});

const markSchema = z.object({
	idempotencyKey: idempotencyKeySchema,
	markId: z.number().int().positive({ error: 'Diesen Vorschlag gibt es nicht.' })
});

const managing = permit('retention/manage');

/** Deletion plan: what is due by which rule, proposed by one person, carried out by another. */
export const retentionRouter = router({
	plan: managing.query(({ ctx }) =>
		ctx.scoped(async (tx) => {
			const plan = await getDeletionPlan(tx, ctx.today);
			await recordAudit(tx, ctx.actor, { action: 'retention/planned', details: { due: plan.dueCount } });
			return plan;
		})
	),

	mark: managing
		.input(caseSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'retention.mark', input }, (tx) => markForDeletion(tx, ctx.actor, input))
		),

	unmark: managing
		.input(markSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'retention.unmark', input }, (tx) => unmark(tx, ctx.actor, input))
		),

	erase: managing.input(markSchema).mutation(async ({ ctx, input }) => {
		let files: string[] = [];
		const answer = await runCommand(ctx, { name: 'retention.erase', input }, async (tx) => {
			const erased = await eraseMarked(tx, ctx.actor, input);
			({ files } = erased);
			return { caseId: erased.caseId, documents: erased.files.length };
		});
		// Only after the rows are gone for good; a file left behind by a crash is found by the check.
		for (const file of files) await storage().remove(file);
		return answer;
	}),

	restrict: managing
		.input(reasonSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'retention.restrict', input }, (tx) => restrict(tx, ctx.actor, input))
		),

	lift: managing
		.input(reasonSchema)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'retention.lift', input }, (tx) => lift(tx, ctx.actor, input))
		)
});
