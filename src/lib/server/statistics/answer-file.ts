import { InvalidInput } from '../../domain/errors';
import { toCsv } from '../../domain/statistics/csv';
import { statisticsTables, type StatisticsTable } from '../../domain/statistics/kinds';
import { FIRST_REPORT_YEAR } from '../../domain/statistics/layouts';
import { answering } from '../documents/answers';
import { permitted } from '../documents/permitted';
import type { Context } from '../trpc/context';
import { exportYear } from './export';
import { getTable } from './tables';

type Asked = { year: string; part: string };

/** A statistic as a file: the records of part I.1, or one of the tables as CSV. */
export const answerStatistics = (context: Context, asked: Asked): Promise<Response> =>
	answering('statistics.export', async () => {
		const { actor, scoped } = permitted(context, 'statistics/export');
		const { year, part } = understood(asked);
		if (part === 'I.1') {
			const { name, content } = await scoped((tx) => exportYear(tx, actor, year));
			return file(name, { type: 'text/plain; charset=iso-8859-1', content });
		}
		const { title, ...table } = await scoped((tx) => getTable(tx, actor, { year, part }));
		const name = `${title.replaceAll(' ', '-')}-${String(year)}.csv`;
		return file(name, { type: 'text/csv; charset=utf-8', content: new TextEncoder().encode(toCsv(table)) });
	});

function understood({ year, part }: Asked): { year: number; part: StatisticsTable | 'I.1' } {
	const table = statisticsTables.find((known) => known === part);
	const known = part === 'I.1' ? part : table;
	if (!/^\d{4}$/.test(year) || Number(year) < FIRST_REPORT_YEAR || known === undefined) {
		throw new InvalidInput({ year: 'Diese Statistik gibt es nicht.' });
	}
	return { year: Number(year), part: known };
}

type Content = { type: string; content: Uint8Array };

const file = (name: string, { type, content }: Content) =>
	new Response(Buffer.from(content), {
		headers: {
			...{ 'content-type': type, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
		}
	});
