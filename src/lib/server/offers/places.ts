import { eq, inArray } from 'drizzle-orm';
import type { GeoPoint } from '../../domain/offers/distance';
import type { Db } from '../db/client';
import { office, postalCode, region } from '../db/schema/directory';

const points = new WeakMap<Db, Map<string, GeoPoint>>();

/** Where a postal code lies; null when nobody knows it. Postal codes change with the program, never while it runs. */
export async function pointOf(db: Db, code: string): Promise<GeoPoint | null> {
	const known = points.get(db) ?? new Map<string, GeoPoint>();
	points.set(db, known);
	const remembered = known.get(code);
	if (remembered) return remembered;
	const [found] = await db
		.select({ lat: postalCode.lat, lon: postalCode.lon })
		.from(postalCode)
		.where(eq(postalCode.code, code));
	if (!found) return null;
	known.set(code, found);
	return found;
}

/** What areas a search may name, and the sign that stands for an office on screen. */
export type Areas = { signs: ReadonlyMap<string, string | null>; officeOfRegion: ReadonlyMap<string, string> };

type Wanted = { offices: readonly string[]; regions: readonly string[] };
type Kept = { areas: Promise<Areas>; readAt: number };

const kept = new WeakMap<Db, Kept>();
/** Offices and regions are named and renamed by people, rarely. */
const KEEP_MS = 60_000;
const KEEP_AFTER_MISS_MS = 1_000;

/**
 * Offices and regions from memory; read anew after a minute, or at once when something unknown is asked for. A
 * transaction remembers nothing, so it reads only what is wanted.
 */
export async function areasFor(db: Db, wanted: Wanted, now: string): Promise<Areas> {
	if (!('$client' in db)) return readAreas(db, wanted);
	const areas = await areasOf(db, now, KEEP_MS);
	const known =
		wanted.offices.every((ags) => areas.signs.has(ags)) && wanted.regions.every((id) => areas.officeOfRegion.has(id));
	return known ? areas : areasOf(db, now, KEEP_AFTER_MISS_MS);
}

async function areasOf(db: Db, now: string, keepMs: number): Promise<Areas> {
	const moment = Date.parse(now);
	const last = kept.get(db);
	if (last && Math.abs(moment - last.readAt) < keepMs) return last.areas;
	const areas = readAreas(db, null);
	kept.set(db, { areas, readAt: moment });
	areas.catch(() => kept.delete(db));
	return areas;
}

async function readAreas(db: Db, wanted: Wanted | null): Promise<Areas> {
	const offices = await db
		.select({ ags: office.ags, sign: office.sign })
		.from(office)
		.where(wanted ? inArray(office.ags, [...wanted.offices]) : undefined);
	const regions = await db
		.select({ id: region.id, officeAgs: region.officeAgs })
		.from(region)
		.where(wanted ? inArray(region.id, [...wanted.regions]) : undefined);
	return {
		signs: new Map(offices.map(({ ags, sign }) => [ags, sign])),
		officeOfRegion: new Map(regions.map(({ id, officeAgs }) => [id, officeAgs]))
	};
}
