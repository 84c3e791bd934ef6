import { resolve } from '$app/paths';
import { selectionToParams, type FigureSelection } from '$lib/domain/figures/selection';

export const figureHref = (selection: FigureSelection, office: string | null = null) => {
	const params = selectionToParams(selection);
	if (office !== null) params.set('traeger', office);
	return resolve(`/zahlen?${params.toString()}`);
};

type Format = 'csv' | 'xlsx';

/** The table as a file, or with `more` another one of the same figure. */
export function fileHref(selection: FigureSelection, format: Format, more: Record<string, string> = {}) {
	const { figure, month, serviceType, specialisation } = selection;
	const params = new URLSearchParams({ figure, month, format, ...more });
	if (serviceType !== null) params.set('serviceType', serviceType);
	if (specialisation !== null) params.set('specialisation', specialisation);
	return `/api/kennzahlen?${params.toString()}`;
}

/** A table of a year as a file. */
export const yearFileHref = (table: 'budget' | 'searches', year: number, format: Format) =>
	`/api/kennzahlen?${table}=${year}&format=${format}`;
