import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { applyReport } from '../../../domain/capacity/report-slices';
import type { CapacitySlice } from '../../../domain/capacity/free-steps';
import type { Day } from '../../../domain/day';
import type { KnownDirectory } from '../../../domain/offers/import/known';
import type { FacilityWrite, ImportPlan, OfferWrite, RateWrite, ReportWrite } from '../../../domain/offers/import/plan';
import { withNewRate } from '../../../domain/rates/rate-slices';
import type { Db } from '../../db/client';
import { capacitySlice, vacancyReport } from '../../db/schema/capacity';
import { facility, offer, provider } from '../../db/schema/directory';
import { rateSlice } from '../../db/schema/rates';
import { insertMany, updateMany } from './bulk';
import { findCapacitySlices, findRateSlices } from './queries';

/** Who reports, and when: the account is null at the command line. */
export type Importer = { accountId: string | null; today: Day; now: string };

/** Writes a plan: a fixed number of statements, however long the list is. */
export async function writePlan(
	tx: Db,
	{ plan, known }: { plan: ImportPlan; known: KnownDirectory },
	importer: Importer
) {
	const providerIds = await writeProviders(tx, plan.providers, known.providers);
	const facilityIds = new Map([...known.facilities].map(([key, { id }]) => [key, id]));
	await writeFacilities(tx, plan.facilities, { providerIds, facilityIds });
	const offerIds = new Map([...known.offers].map(([key, { id }]) => [key, id]));
	await writeOffers(tx, plan.offers, { facilityIds, offerIds });
	await writeRates(tx, plan.rates, offerIds);
	await writeReports(tx, { reports: plan.reports, offerIds }, importer);
}

type Ids = Map<string, string>;

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
	const id = ids.get(key);
	if (id === undefined) throw new Error('the plan names something it does not create');
	return id;
}

async function writeProviders(tx: Db, names: readonly string[], known: ReadonlyMap<string, string>): Promise<Ids> {
	const created = names.map((name) => ({ id: randomUUID(), name }));
	await insertMany(tx, provider, created);
	return new Map([...known, ...created.map(({ id, name }) => [name, id] as const)]);
}

async function writeFacilities(
	tx: Db,
	writes: readonly FacilityWrite[],
	{ providerIds, facilityIds }: { providerIds: Ids; facilityIds: Ids }
) {
	const created = writes.filter(({ id }) => id === null);
	for (const { key } of created) facilityIds.set(key, randomUUID());
	const row = ({ key, provider: owner, name, facts }: FacilityWrite) => ({
		...{ id: idOf(facilityIds, key), providerId: idOf(providerIds, owner), name },
		...facts
	});
	await insertMany(tx, facility, created.map(row));
	await updateMany(tx, facility, { key: ['id'], rows: writes.filter(({ id }) => id !== null).map(row) });
	await leaveForeignRegions(tx, writes);
}

/** A region belongs to an office: a facility that moved to another county has none until somebody says which. */
async function leaveForeignRegions(tx: Db, writes: readonly FacilityWrite[]) {
	const moved = writes.flatMap(({ id }) => (id === null ? [] : [id]));
	if (moved.length === 0) return;
	await tx.execute(sql`UPDATE facility SET region_id = NULL WHERE id = ANY (${sql.param(moved)}) AND region_id IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM region r WHERE r.id = facility.region_id AND r.office_ags = facility.office_ags)`);
}

async function writeOffers(
	tx: Db,
	writes: readonly OfferWrite[],
	{ facilityIds, offerIds }: { facilityIds: Ids; offerIds: Ids }
) {
	const created = writes.filter(({ id }) => id === null);
	for (const { key } of created) offerIds.set(key, randomUUID());
	const row = ({ key, facilityKey, serviceType, facts }: OfferWrite) => ({
		...{ id: idOf(offerIds, key), facilityId: idOf(facilityIds, facilityKey), serviceType },
		...facts,
		specialisations: [...facts.specialisations]
	});
	await insertMany(tx, offer, created.map(row));
	await updateMany(tx, offer, { key: ['id'], rows: writes.filter(({ id }) => id !== null).map(row) });
}

function grouped<T>(entries: readonly T[], keyOf: (entry: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const entry of entries) {
		const group = groups.get(keyOf(entry));
		if (group) group.push(entry);
		else groups.set(keyOf(entry), [entry]);
	}
	return groups;
}

/** Parts of a rate say how its amount comes about: with another amount they would no longer add up. */
const noParts = { mp: null, gp: null, ib: null, pfg: null };

async function writeRates(tx: Db, writes: readonly RateWrite[], offerIds: Ids) {
	const byOffer = grouped(writes, ({ offerKey }) => idOf(offerIds, offerKey));
	const before = grouped(await findRateSlices(tx, [...byOffer.keys()]), ({ offerId }) => offerId);
	const changed: (typeof rateSlice.$inferInsert)[] = [];
	const added: (typeof rateSlice.$inferInsert)[] = [];
	for (const [offerId, rates] of byOffer) {
		const known = before.get(offerId) ?? [];
		const after = rates.reduce<typeof known>(
			(slices, { from, amount }) => withNewRate(slices, { offerId, from, amount, ...noParts }),
			known
		);
		for (const slice of after.filter((entry) => !known.includes(entry))) {
			const { from, until, ...rest } = slice;
			const target = known.some((entry) => entry.from === from) ? changed : added;
			target.push({ fromDay: from, untilDay: until, ...rest });
		}
	}
	// Closing the running slice first: two slices of one offer must not overlap, not for one statement.
	await updateMany(tx, rateSlice, { key: ['offerId', 'fromDay'], rows: changed });
	await insertMany(tx, rateSlice, added);
}

type Reports = { reports: readonly ReportWrite[]; offerIds: Ids };

/** The first report of an offer counts since ever, every later one from the day of the import on. */
async function writeReports(tx: Db, { reports, offerIds }: Reports, { accountId, today, now }: Importer) {
	const said = reports.map(({ offerKey, operable, occupiedOutside, first }) => ({
		...{ offerId: idOf(offerIds, offerKey), operable, occupiedOutside },
		...{ from: first ? null : today, until: null }
	}));
	const again = said.flatMap(({ offerId, from }) => (from === null ? [] : [offerId]));
	const before = grouped(await findCapacitySlices(tx, again), ({ offerId }) => offerId);
	if (again.length > 0) await tx.execute(sql`DELETE FROM capacity_slice WHERE offer_id = ANY (${sql.param(again)})`);
	const slices = said.flatMap(({ offerId, ...report }) =>
		applyReport((before.get(offerId) ?? []).map(withoutOffer), report).map(({ from, until, ...amounts }) => ({
			...{ offerId, fromDay: from ?? SINCE_EVER, untilDay: until },
			...amounts
		}))
	);
	await insertMany(tx, capacitySlice, slices);
	const common = { untilDay: null, reportedAt: now, reportedBy: accountId, source: 'import' as const };
	await insertMany(
		tx,
		vacancyReport,
		said.map(({ from, until: _until, ...report }) => ({ ...report, fromDay: from ?? SINCE_EVER, ...common }))
	);
}

const SINCE_EVER = '-infinity' as Day;

const withoutOffer = ({ offerId: _offerId, ...slice }: CapacitySlice & { offerId: string }): CapacitySlice => slice;
