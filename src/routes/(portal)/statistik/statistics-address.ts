import { statisticsTables, type StatisticsTable } from '$lib/domain/statistics/kinds';
import { FIRST_REPORT_YEAR } from '$lib/domain/statistics/layouts';

/** The parts of the screen: the records of part I.1, a table, the keys of the statistical office. */
export type StatisticsSheet = 'I.1' | StatisticsTable | 'schluessel';

export type StatisticsAddress = { year: number; sheet: StatisticsSheet; page: number };

const wholeIn = (text: string | null) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 0);

/** What the address says; in the first half of a year the year before is what has to be reported. */
export function statisticsFromParams(params: URLSearchParams, today: string): StatisticsAddress {
	const year = wholeIn(params.get('jahr'));
	const usual = Number(today.slice(0, 4)) - (today.slice(5, 7) <= '06' ? 1 : 0);
	const sheets: readonly StatisticsSheet[] = [...statisticsTables, 'schluessel'];
	return {
		year: year >= FIRST_REPORT_YEAR && year <= 2199 ? year : usual,
		sheet: sheets.find((known) => known === params.get('blatt')) ?? 'I.1',
		page: Math.max(1, wholeIn(params.get('seite')))
	};
}

export function statisticsPath({ year, sheet, page }: StatisticsAddress): `/statistik?${string}` {
	const params = new URLSearchParams({ jahr: String(year), ...(sheet !== 'I.1' && { blatt: sheet }) });
	if (page > 1) params.set('seite', String(page));
	return `/statistik?${params.toString()}`;
}
