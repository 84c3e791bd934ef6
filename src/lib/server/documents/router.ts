import { z } from 'zod';
import { documentKinds } from '../../domain/documents/kinds';
import { recordRead } from '../cases/read-log';
import { permit, router } from '../trpc/procedures';
import { linkTo } from './links';
import { findDocuments, getDocument, getStored } from './queries';
import { warmUp } from './workshop';

const caseId = z.guid({ error: 'Diesen Fall gibt es nicht.' });

const listSchema = z.object({
	caseId,
	text: z.string().trim().max(200, { error: 'Höchstens 200 Zeichen.' }).default(''),
	kind: z.enum(documentKinds, { error: 'Diese Art von Dokument gibt es nicht.' }).nullable().default(null)
});

const documentId = z.guid({ error: 'Dieses Dokument gibt es nicht.' });

const linkSchema = z.object({
	documentId,
	download: z.boolean().default(false)
});

/** That somebody looked what a document is; opening the file itself is an entry of its own. */
const seen = ({ caseId, documentId }: { caseId: string; documentId: string }) => ({
	...{ caseId, action: 'documents/seen', subjectKind: 'document', subjectId: documentId }
});

export const documentsRouter = router({
	/** What lies in the eAkte of a case; `text` searches in titles and in the files themselves. */
	list: permit('cases/read')
		.input(listSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const found = await findDocuments(tx, input);
				const details = { documents: found.rows.length };
				const { caseId } = input;
				await recordRead(tx, ctx.actor, { action: 'documents/listed', caseId, details });
				warmUp();
				return found;
			})
		),

	/** One of them, for the page that shows it; opening the file itself is logged there. */
	get: permit('cases/read')
		.input(z.object({ caseId, documentId }))
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const document = await getDocument(tx, input);
				await recordRead(tx, ctx.actor, seen(input));
				return document;
			})
		),

	/** A way to one file: for this account, for five minutes. */
	link: permit('cases/read')
		.input(linkSchema)
		.query(async ({ ctx, input: { documentId, download } }) => {
			await ctx.scoped(async (tx) => {
				const { caseId } = await getStored(tx, documentId);
				await recordRead(tx, ctx.actor, seen({ caseId, documentId }));
			});
			return linkTo(ctx.settings.secret, { documentId, download, accountId: ctx.viewer.id }, ctx.now);
		})
});
