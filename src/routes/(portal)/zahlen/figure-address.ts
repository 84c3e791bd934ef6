import { resolve } from '$app/paths';
import { selectionToParams, type FigureSelection } from '$lib/domain/figures/selection';

export const figureHref = (selection: FigureSelection, office: string | null = null) => {
	const params = selectionToParams(selection);
	if (office !== null) params.set('traeger', office);
	return resolve(`/zahlen?${params.toString()}`);
};

/** The table as a file. */
export function fileHref({ figure, month, serviceType, specialisation }: FigureSelection, format: 'csv' | 'xlsx') {
	const params = new URLSearchParams({ figure, month, format });
	if (serviceType !== null) params.set('serviceType', serviceType);
	if (specialisation !== null) params.set('specialisation', specialisation);
	return `/api/kennzahlen?${params.toString()}`;
}
