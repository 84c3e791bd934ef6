import { createHash } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { findInPlaces, placeIndex, type PlaceIndex } from '../../domain/directory/places';
import type { Db } from '../db/client';
import {
	directoryDocument,
	facilityPhoto,
	land,
	office,
	postalCode,
	region,
	serviceType,
	specialisation
} from '../db/schema/directory';

/** Länder that take part: the choice at sign-in. */
export const findLands = (db: Db) =>
	db.select({ code: land.code, name: land.name }).from(land).where(eq(land.active, true)).orderBy(asc(land.name));

/**
 * Everything a need is chosen from. `version` changes with any of it, so that a device knows whether its copy is good.
 * Small (a few kB) and the same for everybody.
 */
export async function getCatalogue(db: Db) {
	const content = {
		serviceTypes: await findServiceTypes(db),
		specialisationGroups: await findSpecialisationGroups(db),
		offices: await findOffices(db)
	};
	const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
	return { version, ...content };
}

const findServiceTypes = (db: Db) =>
	db
		.select({
			code: serviceType.code,
			section: serviceType.section,
			name: serviceType.name,
			setting: serviceType.setting,
			unit: serviceType.unit
		})
		.from(serviceType)
		.orderBy(asc(serviceType.position));

async function findSpecialisationGroups(db: Db) {
	const entries = await db
		.select({ code: specialisation.code, name: specialisation.name, group: specialisation.groupName })
		.from(specialisation)
		.orderBy(asc(specialisation.position));
	const groups = new Map<string, { code: string; name: string }[]>();
	for (const { group, ...entry } of entries) groups.set(group, [...(groups.get(group) ?? []), entry]);
	return [...groups].map(([name, specialisations]) => ({ name, specialisations }));
}

/** Offices that take part, with the regions of their area, in German order. */
async function findOffices(db: Db) {
	const offices = await db
		.select({ ags: office.ags, sign: office.sign, name: office.name })
		.from(office)
		.where(eq(office.active, true))
		.orderBy(sql`${office.name} COLLATE "de-x-icu"`);
	const regions = await db
		.select({ id: region.id, name: region.name, officeAgs: region.officeAgs })
		.from(region)
		.orderBy(sql`${region.name} COLLATE "de-x-icu"`);
	return offices.map((row) => ({
		...row,
		regions: regions.filter(({ officeAgs }) => officeAgs === row.ags).map(({ id, name }) => ({ id, name }))
	}));
}

const indexes = new WeakMap<Db, Promise<PlaceIndex>>();

/** Postal codes change with the program, never while it runs: read once, then answered from memory at every key press. */
export async function findPlaces(db: Db, text: string) {
	const known = indexes.get(db) ?? readPlaces(db);
	indexes.set(db, known);
	try {
		return findInPlaces(await known, text);
	} catch (error) {
		indexes.delete(db);
		throw error;
	}
}

const placeColumns = {
	postalCode: postalCode.code,
	place: postalCode.place,
	officeAgs: postalCode.officeAgs,
	furtherPlaces: postalCode.furtherPlaces,
	ofCompany: postalCode.ofCompany,
	active: sql<boolean>`coalesce(${office.active}, false)`
};

const readPlaces = async (db: Db) =>
	placeIndex(await db.select(placeColumns).from(postalCode).leftJoin(office, eq(office.ags, postalCode.officeAgs)));

/** `land` is the first two figures of its offices' AGS. */
export const findPlacesOfLand = (db: Db, land: string) =>
	db
		.select({ ...placeColumns, lat: postalCode.lat, lon: postalCode.lon })
		.from(postalCode)
		.leftJoin(office, eq(office.ags, postalCode.officeAgs))
		.where(sql`left(${postalCode.officeAgs}, 2) = ${land}`)
		.orderBy(asc(postalCode.code), asc(postalCode.place));

export async function getPoint(db: Db, code: string) {
	const [point] = await db
		.select({ lat: postalCode.lat, lon: postalCode.lon })
		.from(postalCode)
		.where(eq(postalCode.code, code));
	return point ?? null;
}

const idSchema = z.guid();

/** Null for what does not exist and for what cannot exist. */
export async function findPhoto(db: Db, id: string) {
	if (!idSchema.safeParse(id).success) return null;
	const [row] = await db
		.select({ mediaType: facilityPhoto.mediaType, content: facilityPhoto.content })
		.from(facilityPhoto)
		.where(eq(facilityPhoto.id, id));
	return row ?? null;
}

export async function findDocument(db: Db, id: string) {
	if (!idSchema.safeParse(id).success) return null;
	const [row] = await db
		.select({ kind: directoryDocument.kind, content: directoryDocument.content })
		.from(directoryDocument)
		.where(eq(directoryDocument.id, id));
	return row ?? null;
}
