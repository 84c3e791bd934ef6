/** Inhabitants of an office's area at the end of a year, with the census the number rests on. */
export type Population = { year: number; total: number; under18: number | null; basis: string };

/** The latest year on record not after the figure's year; null when there is none. */
export const populationFor = (records: readonly Population[], year: number): Population | null =>
	latest(records.filter((record) => record.year <= year));

/** Those under 18 are not known for every year: the latest one in which they are. */
export const under18For = (records: readonly Population[], year: number): Population | null =>
	latest(records.filter((record) => record.year <= year && record.under18 !== null));

const latest = (records: readonly Population[]) =>
	records.reduce<Population | null>((best, record) => (best === null || record.year > best.year ? record : best), null);
