import { z } from 'zod';
import { entrySchema } from '../../domain/statistics/entry';
import { incomeSchema } from '../../domain/statistics/income';
import { statisticsTables } from '../../domain/statistics/kinds';
import { FIRST_REPORT_YEAR } from '../../domain/statistics/layouts';
import { protectiveSchema } from '../../domain/statistics/protective';
import { assessmentSchema } from '../../domain/statistics/risk-assessments';
import { settingSchema } from '../../domain/statistics/settings';
import { recordAudit } from '../access/audit';
import { idempotencyKeySchema, runCommand } from '../access/run-command';
import { recordRead } from '../cases/read-log';
import { permit, router } from '../trpc/procedures';
import { getStatistics } from './case-queries';
import { checkYear } from './check';
import { saveRecord } from './commands';
import { exportYear } from './export';
import { findIncome, saveIncome } from './income';
import { assessmentGaps, removeAssessment, saveAssessment } from './assessments';
import { measureGaps, saveMeasure } from './measures';
import { saveSetting } from './settings';
import { getTable } from './tables';

const key = { idempotencyKey: idempotencyKeySchema };
const caseId = z.uuid({ error: 'Bitte einen Fall wählen.' });
const assessmentId = z.uuid({ error: 'Diese Gefährdungseinschätzung gibt es nicht.' });
const year = z
	.int({ error: 'Bitte ein Berichtsjahr wählen.' })
	.min(FIRST_REPORT_YEAR, { error: `Berichtsjahre beginnen mit ${FIRST_REPORT_YEAR}.` })
	.max(2199, { error: 'Dieses Berichtsjahr gibt es nicht.' });
const part = z.enum(statisticsTables, { error: 'Bitte eine Statistik wählen.' });

const reading = permit('statistics/check');
const exporting = permit('statistics/export');
const taking = permit('statistics/income');
const writing = permit('cases/write');

export const statisticsRouter = router({
	/** What the official record of each help of a case knows and lacks. */
	get: reading.input(z.object({ caseId })).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const statistics = await getStatistics(tx, input.caseId, ctx.today);
			await recordRead(tx, ctx.actor, { action: 'statistics/read', ...input });
			return statistics;
		})
	),
	save: writing
		.input(z.object({ ...key, placementId: z.uuid({ error: 'Diese Hilfe gibt es nicht.' }), entry: entrySchema }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'statistics.save', input }, (tx) => saveRecord(tx, ctx.actor, input))
		),
	saveMeasure: writing
		.input(
			z.object({ ...key, placementId: z.uuid({ error: 'Diese Maßnahme gibt es nicht.' }), entry: protectiveSchema })
		)
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'statistics.saveMeasure', input }, (tx) => saveMeasure(tx, ctx.actor, input))
		),
	saveAssessment: writing
		.input(assessmentSchema.safeExtend({ ...key, caseId, assessmentId: assessmentId.nullable().default(null) }))
		.mutation(({ ctx, input: { idempotencyKey, ...said } }) =>
			runCommand(ctx, { name: 'statistics.saveAssessment', input: { idempotencyKey, ...said } }, (tx) =>
				saveAssessment(tx, ctx.actor, said)
			)
		),
	removeAssessment: writing
		.input(z.object({ ...key, caseId, assessmentId }))
		.mutation(({ ctx, input }) =>
			runCommand(ctx, { name: 'statistics.removeAssessment', input }, (tx) => removeAssessment(tx, ctx.actor, input))
		),

	/** The cases whose records cannot be exported yet, with what is wrong and where it is entered. */
	check: reading
		.input(
			z.object({
				year,
				page: z.int({ error: 'Diese Seite gibt es nicht.' }).min(1).max(100_000).default(1),
				pageSize: z.int().min(1).max(200).default(50)
			})
		)
		.query(({ ctx, input }) =>
			ctx.scoped(async (tx) => {
				const checked = await checkYear(tx, input, ctx.today);
				const details = { year: input.year, faulty: checked.faulty };
				await recordAudit(tx, ctx.actor, { action: 'statistics/checked', details });
				return checked;
			})
		),
	/** Protective measures to report of which something is missing, by case and field. */
	measureGaps: reading.input(z.object({ year })).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const gaps = await measureGaps(tx, input.year);
			await recordAudit(tx, ctx.actor, {
				action: 'statistics/checked',
				details: { year: input.year, part: 'protective', faulty: gaps.rows.length }
			});
			return gaps;
		})
	),
	/** Assessments of risk to report of which something is missing, by case and field. */
	assessmentGaps: reading.input(z.object({ year })).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const gaps = await assessmentGaps(tx, input.year);
			await recordAudit(tx, ctx.actor, {
				action: 'statistics/checked',
				details: { year: input.year, part: 'risk', faulty: gaps.rows.length }
			});
			return gaps;
		})
	),
	saveSetting: exporting
		.input(settingSchema.extend({ ...key, year }))
		.mutation(({ ctx, input: { idempotencyKey, ...setting } }) =>
			runCommand(ctx, { name: 'statistics.saveSetting', input: { idempotencyKey, ...setting } }, (tx) =>
				saveSetting(tx, ctx.actor, setting)
			)
		),
	income: taking
		.input(z.object({ year }))
		.query(({ ctx, input }) => ctx.scoped((tx) => findIncome(tx, ctx.viewer.office, input.year))),
	saveIncome: taking
		.input(incomeSchema.extend({ ...key, year }))
		.mutation(({ ctx, input: { idempotencyKey, ...income } }) =>
			runCommand(ctx, { name: 'statistics.saveIncome', input: { idempotencyKey, ...income } }, (tx) =>
				saveIncome(tx, ctx.actor, income)
			)
		),
	/** The file of part I.1, for other programs; people take it from `/api/statistik`. */
	export: exporting.input(z.object({ year })).query(({ ctx, input }) =>
		ctx.scoped(async (tx) => {
			const { content, ...file } = await exportYear(tx, ctx.actor, input.year);
			return { ...file, content: Buffer.from(content).toString('base64') };
		})
	),
	tables: exporting
		.input(z.object({ year, part }))
		.query(({ ctx, input }) => ctx.scoped((tx) => getTable(tx, ctx.actor, input)))
});
