import { ageOn, daysBetween } from '../../domain/day';
import { specialisations } from '../../domain/directory/specialisations';
import { serviceTypeOf } from '../../domain/directory/service-types';
import type { ServiceUnit } from '../../domain/directory/kinds';
import { InvalidInput } from '../../domain/errors';
import { toHundredths } from '../../domain/hundredths';
import type { Judged } from '../../domain/offers/availability';
import { boxAround, type GeoBox, type GeoPoint } from '../../domain/offers/distance';
import { capacityNeeded, unitsPerWeek, type Need } from '../../domain/offers/need';
import { searchWords } from '../../domain/offers/search-text';
import type { Db } from '../db/client';
import { areasFor, pointOf, type Areas } from './places';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A need in the terms of the search table: everything looked up and worked out once. */
export type Criteria = {
	need: Need;
	areas: Areas;
	unit: ServiceUnit;
	/** End − begin. */
	days: number;
	/** Hundredths of days or hours a week. */
	units: number;
	/** Hundredths of places or hours a week that must be free. */
	capacity: number;
	age: number | null;
	/** Those an offer may take; null = whoever. */
	sexes: readonly string[] | null;
	/** Bits of the specialisations, as text because a bit mask has 63 of them; null = none asked for. */
	mask: string | null;
	words: readonly string[];
	/** Within the offices, or in one of the regions; null = everywhere. */
	area: { offices: readonly string[]; regions: readonly string[]; within: readonly string[] } | null;
	circle: { origin: GeoPoint; radiusKm: number; box: GeoBox } | null;
	/** Reports before this moment no longer count. */
	oldestReport: string;
	judged: Judged;
};

/** Refuses what the schema alone cannot know: codes, offices, regions and postal codes that do not exist. */
export async function criteriaOf(db: Db, need: Need, judged: Judged): Promise<Criteria> {
	const areas = await areasFor(db, need, judged.now);
	const origin = need.near === null ? null : await pointOf(db, need.near.postalCode);
	refuseUnknown(need, areas, origin);
	const { birthDate, sex, begin, end } = need;
	return {
		...{ need, areas, judged },
		unit: serviceTypeOf(need.serviceType).unit,
		days: daysBetween(begin, end),
		units: toHundredths(unitsPerWeek(need)),
		capacity: toHundredths(capacityNeeded(need)),
		age: birthDate === null ? null : ageOn(birthDate, begin),
		sexes: sex === null ? null : sex === 'd' ? ['any'] : ['any', sex],
		mask: maskOf(need.specialisations),
		words: searchWords(need.text),
		area: areaOf(need, areas),
		circle: circleOf(need, origin),
		oldestReport: new Date(Date.parse(judged.now) - judged.limits.staleDays * DAY).toISOString()
	};
}

function refuseUnknown(
	{ offices, regions, near, specialisations: codes }: Need,
	areas: Areas,
	origin: GeoPoint | null
) {
	const fields: Record<string, string> = {};
	const first = <T>(list: readonly T[], unknown: (item: T) => boolean) => list.findIndex(unknown);
	const office = first(offices, (ags) => !areas.signs.has(ags));
	const region = first(regions, (id) => !areas.officeOfRegion.has(id));
	const code = first(codes, (value) => !bits.has(value));
	if (office >= 0) fields[`offices.${office}`] = 'Dieser örtliche Träger ist nicht bekannt.';
	if (region >= 0) fields[`regions.${region}`] = 'Diese Region ist nicht bekannt.';
	if (code >= 0) fields[`specialisations.${code}`] = 'Diese Spezialisierung ist nicht bekannt.';
	if (near !== null && origin === null) fields['near.postalCode'] = 'Diese Postleitzahl ist nicht bekannt.';
	if (Object.keys(fields).length > 0) throw new InvalidInput(fields);
}

const bits = new Map(specialisations.map(({ code, bit }) => [code, bit]));

export function maskOf(codes: readonly string[]): string | null {
	if (codes.length === 0) return null;
	return String(codes.reduce((mask, code) => mask | (1n << BigInt(bits.get(code) ?? 0)), 0n));
}

function areaOf({ offices, regions }: Need, { officeOfRegion }: Areas): Criteria['area'] {
	if (offices.length === 0 && regions.length === 0) return null;
	const around = regions.flatMap((id) => officeOfRegion.get(id) ?? []);
	return { offices, regions, within: [...new Set([...offices, ...around])] };
}

/** Wider by a hair than asked for: the box only saves work, the distance decides. */
const BOX_MARGIN = 1.000_001;

function circleOf({ near }: Need, origin: GeoPoint | null): Criteria['circle'] {
	if (near === null || origin === null) return null;
	return { origin, radiusKm: near.radiusKm, box: boxAround(origin, near.radiusKm * BOX_MARGIN) };
}
