import type { Day } from '../day';
import { serviceTypeCodes, type ServiceTypeCode } from '../directory/service-types';

/** What the office reports: part I.1 as records, the others as tables with the characteristics of § 99 SGB VIII. */
export const statisticsTables = ['protective', 'risk', 'institutions', 'money'] as const;
export type StatisticsTable = (typeof statisticsTables)[number];

export const statisticsTableLabels: Record<StatisticsTable, string> = {
	protective: 'Vorläufige Schutzmaßnahmen',
	risk: 'Gefährdungseinschätzungen',
	institutions: 'Einrichtungen und Personal',
	money: 'Ausgaben und Einnahmen'
};

export const statisticsTableSources: Record<StatisticsTable, string> = {
	protective: '§ 99 Abs. 2 SGB VIII, Maßnahmen nach §§ 42, 42a',
	risk: '§ 99 Abs. 6 SGB VIII, Einschätzungen nach § 8a',
	institutions: '§ 99 Abs. 9 SGB VIII',
	money: '§ 99 Abs. 10 SGB VIII'
};

const notReported: ReadonlySet<ServiceTypeCode> = new Set(['S13', 'S19', 'A20', 'S21', 'A41A', 'S42', 'S42A']);

/** Part I.1: help for education (§§ 27 to 35), § 35a and § 41. */
export const recordedTypes: readonly ServiceTypeCode[] = serviceTypeCodes.filter((code) => !notReported.has(code));

export const protectiveTypes: readonly ServiceTypeCode[] = ['S42', 'S42A'];

/** Institutions and staff are counted on one day of every second year. */
const institutionsCount = { firstYear: 2020, everyYears: 2, monthAndDay: '12-15' };

/** The day of the count in a report year; null in the years between. */
export function institutionsDay(year: number): Day | null {
	const { firstYear, everyYears, monthAndDay } = institutionsCount;
	return (year - firstYear) % everyYears === 0 ? (`${year}-${monthAndDay}` as Day) : null;
}
