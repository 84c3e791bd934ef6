import { z } from 'zod';
import { daySchema } from '../../domain/day-schema';
import { permit, router } from '../trpc/procedures';
import { recordAudit } from './audit';
import { findLog } from './audit-queries';

const listSchema = z.object({
	who: z.string().trim().max(200).default(''),
	action: z.string().max(100).nullable().default(null),
	caseId: z.guid({ error: 'Diesen Fall gibt es nicht.' }).nullable().default(null),
	day: daySchema.nullable().default(null),
	before: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().default(null),
	pageSize: z.number().int().min(1).max(100).default(50)
});

export const auditRouter = router({
	/** Who looks into the log is in it too. */
	list: permit('audit/read')
		.input(listSchema)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const page = await findLog(tx, input);
				if (input.before === null) await recordAudit(tx, ctx.actor, { action: 'audit/read' });
				return page;
			})
		)
});
