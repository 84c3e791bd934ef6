import type { Catalogue } from '$lib/client/catalogue';
import { serviceTypeOf } from '$lib/domain/directory/service-types';
import { unitsPerWeek, type Need } from '$lib/domain/offers/need';
import { plannedUnits } from '$lib/domain/rates/planned-units';
import { formatAmount } from '$lib/ui/amounts';

/** 'Greifswald + 50 km', 'VG', 'ganzes Land': the search area in a few words. */
export function describeArea({ near, offices, regions }: Need, catalogue: Catalogue): string {
	const signs = catalogue.offices.filter(({ ags }) => offices.includes(ags)).map(({ sign, name }) => sign ?? name);
	const parts = catalogue.offices.flatMap((office) => office.regions).filter(({ id }) => regions.includes(id));
	const areas = [...signs, ...parts.map(({ name }) => name)];
	const around = near === null ? null : `${near.postalCode} + ${formatAmount(near.radiusKm)} km`;
	return (
		[around, areas.length > 0 ? areas.join(', ') : null].filter((part) => part !== null).join(' · ') || 'ganzes Land'
	);
}

/** '182 Tage Hilfe' or '78 Stunden': what the intensity comes to over the period. */
export function plannedUnitsText(need: Need): string {
	const units = formatAmount(plannedUnits(need, unitsPerWeek(need)));
	return serviceTypeOf(need.serviceType).unit === 'hour' ? `${units} Stunden` : `${units} Hilfetage`;
}

export const sexOptions = [
	{ value: 'f', label: 'weiblich' },
	{ value: 'm', label: 'männlich' },
	{ value: 'd', label: 'divers' }
] as const;
