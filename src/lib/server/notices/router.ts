import { z } from 'zod';
import { letterContentSchema } from '../../domain/notices/content';
import { issuedKinds } from '../../domain/notices/kinds';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { recordRead } from '../cases/read-log';
import { permit, router } from '../trpc/procedures';
import { caseOfLetter } from './case-facts';
import { draftLetter } from './draft';
import { findNotices, issueLetter } from './issue';
import { placementsOfCase } from './placement-facts';
import { previewLetter } from './write';

const caseId = z.guid({ error: 'Diesen Fall gibt es nicht.' });

const letterOf = z.object({
	caseId,
	kind: z.enum(issuedKinds, { error: 'Bitte die Art des Schreibens wählen.' }),
	/** The stay it is about, where it is about one. */
	placementId: z.guid({ error: 'Diese Belegung gibt es nicht.' }).nullable().default(null)
});

const letter = letterOf.extend({ content: letterContentSchema });

const readFor = (action: string, { caseId, kind }: z.output<typeof letterOf>) => ({
	action,
	caseId,
	details: { kind }
});

export const noticesRouter = router({
	/** What a letter of this case can be about. */
	options: permit('notices/issue')
		.input(z.object({ caseId }))
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const { number, closedOn } = await caseOfLetter(tx, input.caseId, null);
				await recordRead(tx, ctx.actor, { action: 'notices/options-read', ...input });
				return { number, closedOn, placements: await placementsOfCase(tx, input.caseId) };
			})
		),

	/** Proposed content, from the case, its stay, the consultation and the office's wording. */
	draft: permit('notices/issue')
		.input(letterOf)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const draft = await draftLetter(tx, ctx.actor, input);
				await recordRead(tx, ctx.actor, readFor('notices/drafted', input));
				return draft;
			})
		),

	/** As a picture, and on demand as the PDF; stores nothing. A mutation only because a query would not fit an address. */
	preview: permit('notices/issue')
		.input(letter.extend({ file: z.boolean().default(false) }))
		.mutation(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const preview = await previewLetter(tx, ctx.actor, input);
				await recordRead(tx, ctx.actor, readFor('notices/previewed', input));
				return preview;
			})
		),

	issue: permit('notices/issue')
		.input(letter.extend({ idempotencyKey: idempotencyKeySchema }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'notices.issue', input }, (tx) => issueLetter(tx, ctx.actor, input))
		),

	list: permit('cases/read')
		.input(z.object({ caseId }))
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const notices = await findNotices(tx, input.caseId);
				await recordRead(tx, ctx.actor, { action: 'notices/listed', ...input });
				return notices;
			})
		)
});
