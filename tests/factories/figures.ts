import type { Month } from '../../src/lib/domain/day';
import { nothing, type BaseCounts } from '../../src/lib/domain/figures/base';
import type { Population } from '../../src/lib/domain/figures/population';
import type { OfficeFigures } from '../../src/lib/domain/figures/table';
import type { MonthCounts } from '../../src/lib/domain/figures/values';

export const counts = (values: Partial<BaseCounts> = {}): BaseCounts => ({ ...nothing, ...values });

/** A month in which all kinds of help are chosen. */
export function monthWith(values: Partial<BaseCounts>): MonthCounts {
	const whole = counts(values);
	return { whole, chosen: whole };
}

type Inhabitants = { year: number; total: number; under18?: number; basis?: string };

export const people = ({ under18, basis = 'Zensus 2022', ...record }: Inhabitants): Population => ({
	...record,
	...{ under18: under18 ?? null, basis }
});

type Values = { sign: string; months: Record<string, Partial<BaseCounts>>; population?: readonly Population[] };

export const officeWith = ({ sign, months, population = [] }: Values): OfficeFigures => ({
	...{ office: sign, sign, name: `Jugendamt ${sign}`, own: sign === 'VG', population },
	months: new Map(Object.entries(months).map(([month, values]) => [month as Month, monthWith(values)]))
});
