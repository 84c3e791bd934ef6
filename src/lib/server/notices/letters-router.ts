import { z } from 'zod';
import { InvalidInput } from '../../domain/errors';
import { letterheadSchema, letterText } from '../../domain/notices/content';
import { issuedKinds } from '../../domain/notices/kinds';
import { slots } from '../../domain/notices/parts';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { found, permit, router } from '../trpc/procedures';
import { unprintableParts } from './coverage';
import { allTexts, letterheadOf, textBlocksOf, textsFor } from './letterhead';
import { saveLetterhead, saveTextBlock } from './letters-commands';
import { sampleLetter } from './sample';
import { shownAs } from './write';

const key = { idempotencyKey: idempotencyKeySchema };
const kind = z.enum(issuedKinds, { error: 'Bitte die Art des Schreibens wählen.' });
const slot = z.enum(slots, { error: 'Bitte den Abschnitt wählen.' });

const previewSchema = z.object({
	kind,
	letterhead: letterheadSchema,
	/** Wording that is being tried and not saved yet. */
	changed: z.object({ slot, text: letterText }).nullable().default(null)
});

/** Letterhead and wording of the own office. */
export const lettersRouter = router({
	get: permit('letters/design').query(({ ctx }) =>
		ctx.scoped(async (tx) => {
			const officeAgs = found(ctx.viewer.office);
			const { saved, ...letterhead } = await letterheadOf(tx, officeAgs);
			return { letterhead, saved, texts: allTexts(await textBlocksOf(tx, officeAgs)) };
		})
	),

	saveLetterhead: permit('letters/design')
		.input(letterheadSchema.extend(key))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'letters.saveLetterhead', input }, (tx) => {
				const { idempotencyKey: _key, ...head } = input;
				return saveLetterhead(tx, ctx.actor, head);
			})
		),

	saveTextBlock: permit('letters/design')
		.input(z.object({ ...key, kind, slot, text: letterText.nullable() }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'letters.saveTextBlock', input }, (tx) => saveTextBlock(tx, ctx.actor, input))
		),

	preview: permit('letters/design')
		.input(previewSchema)
		.mutation(({ ctx, input: { kind: wanted, letterhead, changed } }) =>
			ctx.scoped(async (tx) => {
				const own = textsFor(wanted, await textBlocksOf(tx, found(ctx.viewer.office)));
				const texts = changed === null ? own : { ...own, [changed.slot]: changed.text };
				const source = sampleLetter(wanted, letterhead, { texts, today: ctx.today });
				const problems = { ...unprintableParts({ letterhead }), ...unprintableParts({ text: changed?.text ?? '' }) };
				if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
				return shownAs(source, false);
			})
		)
});
