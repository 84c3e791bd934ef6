import { z } from 'zod';
import { csvOf } from '../../domain/figures/figure-file';
import { answering } from '../documents/answers';
import type { Context } from '../trpc/context';
import { parsed, readAnswer, type FileAnswer } from './figure-answers';
import { workbookOf } from './write-workbook';

const fileSchema = z.object({
	format: z.enum(['csv', 'xlsx'], { error: 'Bitte CSV oder Excel wählen.' }).default('csv'),
	style: z.enum(['german', 'machine'], { error: 'Bitte german oder machine angeben.' }).default('german')
});

/** Any table of figures as a file. */
export const answerFigureFile = (context: Context, url: URL): Promise<Response> =>
	answering('figures', async () => {
		const params = Object.fromEntries(url.searchParams);
		const file = parsed(fileSchema, params);
		return fileResponse(await readAnswer(context, params, file.style), file);
	});

async function fileResponse({ name, title = name, lines }: FileAnswer, { format, style }: z.infer<typeof fileSchema>) {
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
