import { resolve } from '$app/paths';
import { selectionToParams, type FigureSelection } from '$lib/domain/figures/selection';

export const figureHref = (selection: FigureSelection, office: string | null = null) => {
	const params = selectionToParams(selection);
	if (office !== null) params.set('traeger', office);
	return resolve(`/zahlen?${params.toString()}`);
};

/** The two rows below the offices have a course as well. */
export const wholes = { alle: { weighted: false }, mittel: { weighted: true } } as const;
export type Whole = keyof typeof wholes;

export const isWhole = (office: string | null): office is Whole => office !== null && Object.hasOwn(wholes, office);

export const wholeName = (whole: Whole, additive: boolean) =>
	whole === 'mittel' ? 'EW-gewichteter Durchschnitt' : additive ? 'Summe' : 'Alle zusammen';

/** The table as a file. */
export function fileHref({ figure, month, serviceType, specialisation }: FigureSelection, format: 'csv' | 'xlsx') {
	const params = new URLSearchParams({ figure, month, format });
	if (serviceType !== null) params.set('serviceType', serviceType);
	if (specialisation !== null) params.set('specialisation', specialisation);
	return `/api/kennzahlen?${params.toString()}`;
}
