import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import type { Database } from '../../src/lib/server/db/client';
import { capacitySlice, vacancyReport } from '../../src/lib/server/db/schema/capacity';
import { facility, offer, provider } from '../../src/lib/server/db/schema/directory';
import { rateSlice } from '../../src/lib/server/db/schema/rates';
import { makeAccount } from '../../src/lib/server/db/seed/factories';
import { csvFile, offerRow, upload, type FileRow } from '../factories/offer-file';
import { callerFor, viewerAs } from './caller';

export const now = currentMoment();
export const today = dayInGermany(now);
export const key = () => crypto.randomUUID();

/** An administrator of an office, or of the system, who imports. */
export async function importer(owner: Database, db: Database, office: string | null = null) {
	const role = office === null ? 'system-admin' : 'office-admin';
	const account = await makeAccount(owner, { role, officeAgs: office });
	const caller = callerFor({ db, viewer: viewerAs(role, { id: account.id, office }), now });
	const apply = (rows: readonly FileRow[]) => caller.imports.save({ ...upload(csvFile(rows)), idempotencyKey: key() });
	return { caller, apply, account };
}

/** A provider of its own for each test, so that tests do not meet. */
export const ownRow = (values: FileRow = {}): FileRow => ({ ...offerRow, Träger: `Träger ${key()}`, ...values });

/** What the database holds of the first offer of a row's provider. */
export async function written(owner: Database, row: FileRow) {
	const facilities = await owner
		.select({ facility })
		.from(facility)
		.innerJoin(provider, eq(provider.id, facility.providerId))
		.where(eq(provider.name, String(row['Träger'])));
	const home = facilities[0]?.facility;
	if (!home) return null;
	const [made] = await owner.select().from(offer).where(eq(offer.facilityId, home.id));
	const id = made?.id ?? '';
	const slices = await owner
		.select()
		.from(capacitySlice)
		.where(eq(capacitySlice.offerId, id))
		.orderBy(capacitySlice.fromDay);
	const rates = await owner.select().from(rateSlice).where(eq(rateSlice.offerId, id)).orderBy(rateSlice.fromDay);
	const reports = await owner
		.select()
		.from(vacancyReport)
		.where(eq(vacancyReport.offerId, id))
		.orderBy(vacancyReport.id);
	return { facility: home, offer: made, slices, rates, reports };
}

export const slicesOf = (found: Awaited<ReturnType<typeof written>>) =>
	found?.slices.map(({ fromDay, untilDay, operable, occupiedOutside }) => [
		fromDay,
		untilDay,
		operable,
		occupiedOutside
	]);
export const ratesOf = (found: Awaited<ReturnType<typeof written>>) =>
	found?.rates.map(({ fromDay, untilDay, amount }) => [fromDay, untilDay, amount]);

export async function noStaleSearch(owner: Database) {
	expect((await owner.execute(sql`SELECT offer_id FROM stale_offer_search()`)).rows).toEqual([]);
}
