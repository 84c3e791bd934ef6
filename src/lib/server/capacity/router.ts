import { z } from 'zod';
import { outsideEntrySchema, seenReportSchema, vacancyReportSchema } from '../../domain/capacity/report';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { permit, router } from '../trpc/procedures';
import { confirmVacancies, enterOutside, removeOutside, reportVacancy } from './commands';
import { findVacancies, getCalendar, withAges } from './queries';

const key = { idempotencyKey: idempotencyKeySchema };
const reporting = permit('vacancies/report');

export const vacanciesRouter = router({
	list: reporting.query(({ ctx }) => {
		const judged = { now: ctx.now, limits: ctx.settings.reportLimits };
		return ctx.scoped(async (tx) => withAges(await findVacancies(tx, ctx.viewer, ctx.today), judged));
	}),
	calendar: reporting
		.input(z.object({ offerId: z.uuid() }))
		.query(({ ctx, input }) => ctx.scoped((tx) => getCalendar(tx, ctx.viewer, { ...input, today: ctx.today }))),
	report: reporting
		.input(vacancyReportSchema.safeExtend({ ...key, basedOn: seenReportSchema.optional() }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'vacancies.report', input }, (tx) => reportVacancy(tx, ctx.actor, input))
		),
	confirm: reporting
		.input(
			z.object({
				...{ ...key, offerIds: z.array(z.uuid()).min(1).max(500) },
				/** By offer; an offer without is confirmed as it stands. */
				basedOn: z.record(z.uuid(), seenReportSchema).optional()
			})
		)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'vacancies.confirm', input }, (tx) => confirmVacancies(tx, ctx.actor, input))
		),
	enterOutside: reporting
		.input(outsideEntrySchema.safeExtend(key))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'vacancies.enterOutside', input }, (tx) => enterOutside(tx, ctx.actor, input))
		),
	removeOutside: reporting
		.input(z.object({ ...key, occupancyId: z.uuid() }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'vacancies.removeOutside', input }, (tx) =>
				removeOutside(tx, ctx.actor, input.occupancyId)
			)
		)
});
