import type { FactName } from './facts';
import type { Layout } from './layout';
import { layout2010 } from './layout-2010';

/** Every layout there was, with its report years; a new one is a new row. */
export const layouts: readonly Layout[] = [layout2010];

/** The layout of a report year; null when none is on record. */
export const layoutOf = (year: number): Layout | null =>
	layouts.find(({ fromYear, untilYear }) => fromYear <= year && (untilYear === null || year <= untilYear)) ?? null;

export const FIRST_REPORT_YEAR = Math.min(...layouts.map(({ fromYear }) => fromYear));

/** How the layout of a report year calls a field. */
export const fieldLabelOf = (year: number, name: FactName): string =>
	layoutOf(year)?.fields.find((field) => field.name === name)?.label ?? name;
