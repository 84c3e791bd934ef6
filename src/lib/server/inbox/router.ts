import { z } from 'zod';
import { permit, router } from '../trpc/procedures';
import { markRead } from './commands';
import { countUnread, findMessages } from './queries';

const pageSchema = z.object({
	unreadOnly: z.boolean().default(false),
	before: z.number().int().positive().nullable().default(null),
	pageSize: z.number().int().min(1).max(100).default(50)
});

const readSchema = z.object({ ids: z.array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER)).min(1).max(100) });

export const inboxRouter = router({
	list: permit('inbox/read')
		.input(pageSchema)
		.query(({ ctx, input }) => ctx.scoped((tx) => findMessages(tx, input))),
	unread: permit('inbox/read').query(({ ctx }) => ctx.scoped(async (tx) => ({ unread: await countUnread(tx) }))),
	markRead: permit('inbox/read')
		.input(readSchema)
		.mutation(({ ctx, input }) => ctx.scoped((tx) => markRead(tx, input.ids, ctx.now)))
});
