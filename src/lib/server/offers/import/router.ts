import { z } from 'zod';
import { sideOf } from '../../../domain/access/permissions';
import type { Viewer } from '../../../domain/access/viewer';
import { DomainError } from '../../../domain/errors';
import { IMPORT_BYTE_LIMIT } from '../../../domain/offers/import/table';
import { recordAudit } from '../../access/audit';
import { idempotencyKeySchema, runCommand } from '../../access/run-command';
import { permit, router } from '../../trpc/procedures';
import { applyImport, previewImport, type ImportOutcome } from './commands';
import { readOfferFile } from './read-file';

const BASE64_LIMIT = Math.ceil(IMPORT_BYTE_LIMIT / 3) * 4;

const fileSchema = z.object({
	fileName: z.string().trim().min(1, { error: 'Bitte eine Datei wählen.' }).max(255),
	/** The file's bytes as base64. */
	content: z
		.string()
		.max(BASE64_LIMIT, { error: 'Die Datei ist größer als 10 MB.' })
		.regex(/^[A-Za-z0-9+/]*={0,2}$/u, { error: 'Die Datei kam beschädigt an. Bitte noch einmal wählen.' })
});

const read = ({ fileName, content }: z.infer<typeof fileSchema>) =>
	readOfferFile({ fileName, content: Buffer.from(content, 'base64') });

/** An office imports for its own area only. */
const officeOf = ({ role, office }: Viewer) => (sideOf[role] === 'office' ? (office ?? 'unbekannt') : null);

const MOST_PROBLEMS = 2_000;
const MOST_CHANGES = 500;

/** A screen shows the beginning of a long list and says how long it is. */
const forScreen = ({ problems, changes, warnings, ...rest }: ImportOutcome) => ({
	...rest,
	problems: problems.slice(0, MOST_PROBLEMS),
	problemCount: problems.length,
	warnings: warnings.slice(0, MOST_PROBLEMS),
	changes: changes.slice(0, MOST_CHANGES),
	changeCount: changes.length
});

export const importsRouter = router({
	preview: permit('directory/import')
		.input(fileSchema)
		.mutation(async ({ ctx, input }) => {
			const order = { table: await read(input), ownOffice: officeOf(ctx.viewer), today: ctx.today };
			return forScreen(await ctx.scoped((tx) => previewImport(tx, order)));
		}),
	// 'apply' is a reserved word of the router.
	save: permit('directory/import')
		.input(fileSchema.extend({ idempotencyKey: idempotencyKeySchema }))
		.mutation(async ({ ctx, input }) => {
			const { actor, viewer } = ctx;
			const order = { table: await read(input), ownOffice: officeOf(viewer), today: ctx.today };
			return runCommand(ctx, { name: 'imports.save', input }, async (tx) => {
				const outcome = await applyImport(tx, order, { accountId: viewer.id, today: ctx.today, now: ctx.now });
				const { rows, counts, problems, changes } = outcome;
				if (problems.length > 0) throw new DomainError('import/has-errors', { problems: problems.length });
				if (changes.length > 0)
					await recordAudit(tx, actor, { action: 'offers/imported', details: { rows, ...counts } });
				return forScreen(outcome);
			});
		})
});
