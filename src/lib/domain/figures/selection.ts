import { z } from 'zod';
import type { Month } from '../day';
import { serviceTypeCodes, isServiceTypeCode, type ServiceTypeCode } from '../directory/service-types';
import { specialisations } from '../directory/specialisations';
import { figureCodes, isFigureCode, type FigureCode } from './definitions';
import { addMonths } from './months';

/** What a page of figures shows; null = all. */
export type FigureSelection = {
	figure: FigureCode;
	month: Month;
	serviceType: ServiceTypeCode | null;
	specialisation: string | null;
};

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/;

export const monthSchema = z
	.string({ error: 'Bitte einen Monat wählen.' })
	.regex(MONTH, { error: 'Bitte einen Monat angeben, zum Beispiel 2027-06.' })
	.transform((value) => value as Month);

export const figureSchema = z.enum(figureCodes, { error: 'Diese Kennzahl gibt es nicht.' });

const codes = new Set(specialisations.map(({ code }) => code));

export const dimensionFields = {
	serviceType: z.enum(serviceTypeCodes, { error: 'Diese Hilfeart gibt es nicht.' }).nullable().default(null),
	specialisation: z
		.string()
		.refine((code) => codes.has(code), { error: 'Diese Spezialisierung gibt es nicht.' })
		.nullable()
		.default(null)
};

export const selectionSchema = z.object({ figure: figureSchema, month: monthSchema, ...dimensionFields });

/** The last month that is over: the running one is not whole yet. */
export const lastWholeMonth = (current: Month) => addMonths(current, -1);

/** From an address; what is missing or unknown falls back to cases of the last whole month. */
export function selectionFromParams(params: URLSearchParams, current: Month): FigureSelection {
	const [figure, month, type, able] = ['kennzahl', 'monat', 'art', 'kann'].map((name) => params.get(name) ?? '');
	return {
		figure: isFigureCode(figure ?? '') ? (figure as FigureCode) : 'cases',
		month: MONTH.test(month ?? '') ? (month as Month) : lastWholeMonth(current),
		serviceType: isServiceTypeCode(type ?? '') ? (type as ServiceTypeCode) : null,
		specialisation: codes.has(able ?? '') ? (able ?? null) : null
	};
}

export function selectionToParams({ figure, month, serviceType, specialisation }: FigureSelection): URLSearchParams {
	const params = new URLSearchParams({ kennzahl: figure, monat: month });
	if (serviceType !== null) params.set('art', serviceType);
	if (specialisation !== null) params.set('kann', specialisation);
	return params;
}
