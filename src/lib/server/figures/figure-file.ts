import { z } from 'zod';
import { csvOf, linesOf, type FileCell } from '../../domain/figures/figure-file';
import { evaluationKinds, type Evaluation } from '../../domain/figures/evaluations';
import { figures } from '../../domain/figures/definitions';
import { selectionSchema } from '../../domain/figures/selection';
import { InvalidInput } from '../../domain/errors';
import { answering } from '../documents/answers';
import { permitted } from '../documents/permitted';
import type { Context } from '../trpc/context';
import { fieldsOf } from '../trpc/errors';
import { getEvaluation } from './evaluations';
import { getTable } from './queries';
import { workbookOf } from './write-workbook';

const fileSchema = z.object({
	format: z.enum(['csv', 'xlsx'], { error: 'Bitte CSV oder Excel wählen.' }).default('csv'),
	style: z.enum(['german', 'machine'], { error: 'Bitte german oder machine angeben.' }).default('german')
});

/** The table of a figure, or a quick evaluation, as a file. */
export const answerFigureFile = (context: Context, url: URL): Promise<Response> =>
	answering('figures', async () => {
		const { actor, scoped } = permitted(context, 'figures/read');
		const params = Object.fromEntries(url.searchParams);
		const file = parsed(fileSchema, params);
		if (params['evaluation'] !== undefined) {
			const { evaluation } = parsed(z.object({ evaluation: z.enum(evaluationKinds) }), params);
			const found = await scoped((tx) => getEvaluation(tx, actor, evaluation));
			return fileResponse(`auswertung-${evaluation}`, linesOfEvaluation(found), file);
		}
		const selection = parsed(selectionSchema, params);
		const table = await scoped((tx) => getTable(tx, actor, selection));
		const name = `${selection.figure}-${selection.month}`;
		return fileResponse(name, linesOf(selection, table, file.style), {
			...file,
			title: figures[selection.figure].name
		});
	});

function parsed<T extends z.ZodType>(schema: T, params: Record<string, string>): z.infer<T> {
	const result = schema.safeParse(params);
	if (!result.success) throw new InvalidInput(fieldsOf(result.error) ?? {});
	return result.data;
}

const linesOfEvaluation = ({ columns, rows }: Evaluation): FileCell[][] => [
	columns.map(({ label }) => ({ text: label })),
	...rows.map((cells) =>
		cells.map((cell, index) =>
			cell === null ? null : columns[index]?.kind === 'text' ? { text: cell } : { number: cell }
		)
	)
];

type Wanted = z.infer<typeof fileSchema> & { title?: string };

async function fileResponse(name: string, lines: FileCell[][], { format, style, title = name }: Wanted) {
	const [type, body] =
		format === 'csv'
			? ['text/csv; charset=utf-8', csvOf(lines, style)]
			: [
					'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
					new Uint8Array(await workbookOf(title, lines))
				];
	return new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
}
