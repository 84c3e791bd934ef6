import { z } from 'zod';
import { evaluationKinds } from '../../domain/figures/evaluations';
import { partLevels } from '../../domain/figures/parts';
import { dimensionFields, figureSchema, monthSchema, selectionSchema } from '../../domain/figures/selection';
import { permit, router } from '../trpc/procedures';
import { getBudgetYear } from './budget-year';
import { getEvaluation } from './evaluations';
import { getOwnParts, getPartCourse } from './own-parts';
import { partKeySchema } from './part-schema';
import { allDefinitions, getSeries, getTable } from './queries';
import { findFruitless } from './searches';
import { yearSchema } from './year-schema';

const read = permit('figures/read');

const seriesSchema = z.object({
	figure: figureSchema,
	/** AGS; null = all offices together. */
	office: z
		.string()
		.regex(/^\d{5}$/, { error: 'Diesen örtlichen Träger gibt es nicht.' })
		.nullable()
		.default(null),
	/** Of all offices their mean by inhabitants. */
	weighted: z.boolean().default(false),
	...dimensionFields,
	from: monthSchema.nullable().default(null),
	to: monthSchema.nullable().default(null)
});

const detailSchema = selectionSchema.extend({
	level: z.enum(partLevels, { error: 'Bitte Regionen, Einrichtungen oder Teams wählen.' })
});

export const figuresRouter = router({
	definitions: read.query(() => allDefinitions()),

	table: read.input(selectionSchema).query(({ ctx, input }) => ctx.scoped((tx) => getTable(tx, ctx, input))),

	series: read.input(seriesSchema).query(({ ctx, input }) => ctx.scoped((tx) => getSeries(tx, ctx, input))),

	detail: permit('figures/detail')
		.input(detailSchema)
		.query(({ ctx, input }) => ctx.scoped((tx) => getOwnParts(tx, ctx, input))),

	partSeries: permit('figures/detail')
		.input(detailSchema.extend({ part: partKeySchema }))
		.query(({ ctx, input }) => ctx.scoped((tx) => getPartCourse(tx, ctx, input))),

	searches: permit('figures/detail')
		.input(z.object({ from: monthSchema, to: monthSchema }))
		.query(({ ctx, input }) => ctx.scoped((tx) => findFruitless(tx, ctx.today, input))),

	budget: read
		.input(z.object({ year: yearSchema }))
		.query(({ ctx, input }) => ctx.scoped((tx) => getBudgetYear(tx, ctx, input.year))),

	evaluation: read
		.input(z.object({ kind: z.enum(evaluationKinds, { error: 'Diese Auswertung gibt es nicht.' }) }))
		.query(({ ctx, input }) => ctx.scoped((tx) => getEvaluation(tx, ctx, input.kind)))
});
