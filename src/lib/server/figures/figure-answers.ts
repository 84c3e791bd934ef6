import { z } from 'zod';
import { monthOf, yearOf } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import { figures } from '../../domain/figures/definitions';
import { evaluationKinds, evaluationNames, type Evaluation } from '../../domain/figures/evaluations';
import { linesOf, type FileCell, type FileStyle } from '../../domain/figures/figure-file';
import { monthInYear } from '../../domain/figures/months';
import { budgetLines, courseLines, partLines, searchLines } from '../../domain/figures/other-files';
import { linesOfParts, partLevelNames, partLevels } from '../../domain/figures/parts';
import { dimensionFields, figureSchema, selectionSchema } from '../../domain/figures/selection';
import { isWhole, wholeName, wholes } from '../../domain/figures/wholes';
import { permitted } from '../documents/permitted';
import type { Context } from '../trpc/context';
import { fieldsOf } from '../trpc/errors';
import { found } from '../trpc/procedures';
import { getBudgetYear } from './budget-year';
import { getEvaluation } from './evaluations';
import { findOfficesOfLand } from './offices';
import { getOwnParts, getPartCourse } from './own-parts';
import { partKeySchema } from './part-schema';
import { getSeries, getTable } from './queries';
import { findFruitless } from './searches';
import { yearSchema } from './year-schema';

/** What a file is called, the heading of its sheet, its lines. */
export type FileAnswer = { name: string; title?: string; lines: FileCell[][] };

type Params = Record<string, string>;
type Read = (context: Context, params: Params, style: FileStyle) => Promise<FileAnswer>;

/** @throws InvalidInput with a sentence at each field */
export function parsed<T extends z.ZodType>(schema: T, params: Record<string, unknown>): z.infer<T> {
	const result = schema.safeParse(params);
	if (!result.success) throw new InvalidInput(fieldsOf(result.error) ?? {});
	return result.data;
}

const yearIn = (text: string | undefined) => parsed(z.object({ year: yearSchema }), { year: Number(text) }).year;

/** By the parameter that asks for it; without any of them it is the table of a figure. */
const others: Record<string, Read> = {
	evaluation: async (context, params) => {
		const { actor, scoped } = permitted(context, 'figures/read');
		const { evaluation } = parsed(z.object({ evaluation: z.enum(evaluationKinds) }), params);
		const read = await scoped((tx) => getEvaluation(tx, actor, evaluation));
		return { name: `auswertung-${evaluation}`, title: evaluationNames[evaluation], lines: linesOfEvaluation(read) };
	},
	budget: async (context, params, style) => {
		const { actor, scoped } = permitted(context, 'figures/read');
		const year = yearIn(params['budget']);
		const { rows, total } = await scoped((tx) => getBudgetYear(tx, actor, year));
		return { name: `budget-${year}`, title: `Budget ${year}`, lines: budgetLines(year, [...rows, total], style) };
	},
	searches: async (context, params, style) => {
		const { actor, scoped } = permitted(context, 'figures/detail');
		const year = yearIn(params['searches']);
		const to = year === yearOf(actor.today) ? monthOf(actor.today) : monthInYear(year, 12);
		const read = await scoped((tx) => findFruitless(tx, actor.today, { from: monthInYear(year, 1), to }));
		return { name: `suchen-${year}`, title: `Erfolglose Suchen ${year}`, lines: searchLines(year, read, style) };
	},
	part: async (context, params, style) => {
		const { actor, scoped } = permitted(context, 'figures/detail');
		const asked = parsed(selectionSchema.extend({ level: z.enum(partLevels), part: partKeySchema }), params);
		const { figure, level } = asked;
		const { name, points } = await scoped((tx) => getPartCourse(tx, actor, asked));
		return {
			...{ name: `${figure}-verlauf-${level}`, title: `${figures[figure].name} Verlauf` },
			lines: courseLines({ figure, name, points, of: partLevelNames[level] }, style)
		};
	},
	level: async (context, params, style) => {
		const { actor, scoped } = permitted(context, 'figures/detail');
		const asked = parsed(selectionSchema.extend({ level: z.enum(partLevels) }), params);
		const { level, figure, month } = asked;
		const parts = await scoped((tx) => getOwnParts(tx, actor, asked));
		const lines = partLines({ level, figure, month, lines: linesOfParts(parts) }, style);
		return { name: `${figure}-${level}-${month}`, title: `${figures[figure].name} ${partLevelNames[level]}`, lines };
	},
	series: async (context, params, style) => {
		const { actor, scoped } = permitted(context, 'figures/read');
		const asked = parsed(seriesSchema, params);
		const { figure, series: of } = asked;
		const whose = isWhole(of) ? { office: null, ...wholes[of] } : { office: of, weighted: false };
		const { points, name } = await scoped(async (tx) => ({
			...(await getSeries(tx, actor, { ...asked, ...whose, from: null, to: null })),
			name: isWhole(of)
				? wholeName(of, figures[figure].additive)
				: found((await findOfficesOfLand(tx, actor.viewer)).find(({ ags }) => ags === of)).name
		}));
		const lines = courseLines({ figure, name, points }, style);
		return { name: `${figure}-verlauf-${of}`, title: `${figures[figure].name} Verlauf`, lines };
	}
};

const seriesSchema = z.object({
	figure: figureSchema,
	series: z.string().regex(/^(\d{5}|alle|mittel)$/, { error: 'Diesen örtlichen Träger gibt es nicht.' }),
	...dimensionFields
});

const tableOfFigure: Read = async (context, params, style) => {
	const { actor, scoped } = permitted(context, 'figures/read');
	const selection = parsed(selectionSchema, params);
	const { figure, month } = selection;
	const table = await scoped((tx) => getTable(tx, actor, selection));
	return { name: `${figure}-${month}`, title: figures[figure].name, lines: linesOf(selection, table, style) };
};

/** The table that the parameters ask for, to whoever may read it. */
export const readAnswer: Read = (context, params, style) => {
	const [, read = tableOfFigure] = Object.entries(others).find(([name]) => params[name] !== undefined) ?? [];
	return read(context, params, style);
};

const linesOfEvaluation = ({ columns, rows }: Evaluation): FileCell[][] => [
	columns.map(({ label }) => ({ text: label })),
	...rows.map((cells) =>
		cells.map((cell, index) =>
			cell === null ? null : columns[index]?.kind === 'text' ? { text: cell } : { number: cell }
		)
	)
];
