import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Population } from '../../domain/figures/population';
import { inUsualOrder } from '../../domain/figures/table';
import type { Viewer } from '../../domain/access/viewer';
import type { Db } from '../db/client';
import { office, population } from '../db/schema/directory';

export type OfficeOfLand = { ags: string; sign: string; name: string; own: boolean; population: readonly Population[] };

/** The offices that take part in the Land of the own one, each with all its numbers of inhabitants. */
export async function findOfficesOfLand(db: Db, viewer: Viewer): Promise<OfficeOfLand[]> {
	const own = db
		.select({ land: office.landCode })
		.from(office)
		.where(eq(office.ags, viewer.office ?? ''));
	const rows = await db
		.select({ ags: office.ags, sign: sql<string>`coalesce(${office.sign}, ${office.ags})`, name: office.name })
		.from(office)
		.where(and(eq(office.active, true), eq(office.landCode, own)));
	const people = await findPopulations(
		db,
		rows.map(({ ags }) => ags)
	);
	return inUsualOrder(rows).map((row) => ({
		...row,
		own: row.ags === viewer.office,
		population: people.filter(({ officeAgs }) => officeAgs === row.ags)
	}));
}

const findPopulations = (db: Db, offices: string[]) =>
	db
		.select({
			officeAgs: population.officeAgs,
			year: population.year,
			total: population.total,
			under18: population.under18,
			basis: population.basis
		})
		.from(population)
		.where(inArray(population.officeAgs, offices))
		.orderBy(population.year);
