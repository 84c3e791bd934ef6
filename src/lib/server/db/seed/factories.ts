import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { DEMO_PASSWORD } from '../../../domain/access/demo-accounts';
import { sideOf, type Role } from '../../../domain/access/permissions';
import type { Day } from '../../../domain/day';
import { euro, type Euro } from '../../../domain/money';
import { hashPassword } from '../../access/password-hash';
import { currentMoment } from '../../clock';
import type { Db } from '../client';
import { account, facilityGrant } from '../schema/access';
import { capacitySlice, vacancyReport } from '../schema/capacity';
import { budget } from '../schema/cases';
import { facility, offer, office, provider, region } from '../schema/directory';
import { rateSlice } from '../schema/rates';

/**
 * One call per thing of the field, inserted as the database's owner, with a plain and valid default for everything that
 * is not said. They expect the catalogues to be installed. Cases and placements are in `case-factories.ts`.
 */

export const TEST_PASSWORD = DEMO_PASSWORD;

/** Vorpommern-Greifswald, and the market place of Greifswald. */
export const OFFICE = '13075';
const GREIFSWALD = { postalCode: '17489', place: 'Greifswald', lat: 54.0965, lon: 13.3815 };

const FIRST_DAY = '-infinity' as Day;
const LONG_AGO = '2020-01-01' as Day;

const unnamed = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;

export function only<T>(rows: readonly T[]): T {
	const [row] = rows;
	if (row === undefined) throw new Error('the insert returned no row');
	return row;
}

type Values<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>;

/** Makes one of the 400 counties an active office (the eight of M-V already are). */
export async function makeOffice(db: Db, { ags = OFFICE, ...values }: Values<typeof office> = {}) {
	const set = { active: true, sign: sql<string>`coalesce(${office.sign}, ${`K${ags}`})`, ...values };
	return only(await db.update(office).set(set).where(eq(office.ags, ags)).returning());
}

export const makeRegion = async (db: Db, values: Values<typeof region> = {}) =>
	only(
		await db
			.insert(region)
			.values({ officeAgs: OFFICE, name: unnamed('Region'), ...values })
			.returning()
	);

export const makeProvider = async (db: Db, values: Values<typeof provider> = {}) =>
	only(
		await db
			.insert(provider)
			.values({ name: unnamed('Träger'), ...values })
			.returning()
	);

export async function makeFacility(db: Db, values: Values<typeof facility> = {}) {
	const providerId = values.providerId ?? (await makeProvider(db)).id;
	const row = { name: unnamed('Haus'), officeAgs: OFFICE, licenceFrom: LONG_AGO, ...GREIFSWALD, ...values, providerId };
	return only(await db.insert(facility).values(row).returning());
}

type OfferValues = Values<typeof offer> & {
	/** Operable (and, unless told otherwise, licensed) places, or hours a week. */
	places?: string;
	occupiedOutside?: string;
	/** Price per day or hour; null = no rate at all. */
	rate?: string | null;
	rateFrom?: string;
	/** Null = the provider never reported anything: no capacity on record. */
	reportedAt?: string | null;
	/** Of the facility that is made when none is named. */
	facility?: Values<typeof facility>;
};

/** An offer with its first vacancy report and one open rate; `providerId` is that of its facility. */
export async function makeOffer(db: Db, values: OfferValues = {}) {
	const { places = '8.00', occupiedOutside = '0.00', rate = '150.00', rateFrom, reportedAt, ...rest } = values;
	const { facility: house, facilityId, ...columns } = rest;
	const home = facilityId ? await facilityOf(db, facilityId) : await makeFacility(db, house);
	const row = { serviceType: 'S34', licensed: places, ageFrom: 6, ageTo: 17, ...columns, facilityId: home.id };
	const made = only(await db.insert(offer).values(row).returning());
	if (reportedAt !== null) {
		await reportVacancy(db, { offerId: made.id, operable: places, occupiedOutside, ...(reportedAt && { reportedAt }) });
	}
	if (rate !== null)
		await makeRate(db, { offerId: made.id, amount: euro(rate), ...(rateFrom && { fromDay: rateFrom as Day }) });
	return { ...made, providerId: home.providerId, officeAgs: home.officeAgs };
}

const facilityOf = async (db: Db, id: string) => only(await db.select().from(facility).where(eq(facility.id, id)));

type Report = { offerId: string; operable: string; occupiedOutside?: string; fromDay?: Day; reportedAt?: string };

/** The first report of an offer: it counts on every day. */
async function reportVacancy(db: Db, { fromDay = FIRST_DAY, reportedAt = currentMoment(), ...report }: Report) {
	const row = { occupiedOutside: '0.00', ...report, fromDay };
	await db.insert(capacitySlice).values(row);
	await db.insert(vacancyReport).values({ ...row, reportedAt, source: 'portal' });
}

type RateValues = Values<typeof rateSlice> & { offerId: string };

export const makeRate = async (db: Db, values: RateValues) =>
	only(
		await db
			.insert(rateSlice)
			.values({ fromDay: LONG_AGO, amount: '150.00' as Euro, ...values })
			.returning()
	);

export const makeBudget = async (db: Db, values: Values<typeof budget> = {}) =>
	only(
		await db
			.insert(budget)
			.values({ officeAgs: OFFICE, year: 2026, amount: '12000000.00' as Euro, ...values })
			.returning()
	);

type AccountValues = Values<typeof account> & { role?: Role; password?: string; facilityIds?: readonly string[] };

/** An account that may sign in at once. Its side follows from the role: office 13075, a new provider, or neither. */
export async function makeAccount(db: Db, values: AccountValues = {}) {
	const { role = 'case-worker', password = TEST_PASSWORD, facilityIds = [], ...columns } = values;
	const row = {
		...{ email: `${randomUUID()}@test.example`, name: 'Test Person', landCode: 'MV', mustChangePassword: false },
		...{ officeAgs: sideOf[role] === 'office' ? OFFICE : null, passwordHash: await hashOf(password) },
		...{ providerId: await ownProvider(db, role, values), ...columns, role }
	};
	const made = only(await db.insert(account).values(row).returning());
	for (const facilityId of facilityIds) await db.insert(facilityGrant).values({ accountId: made.id, facilityId });
	return made;
}

async function ownProvider(db: Db, role: Role, { providerId }: AccountValues) {
	if (providerId !== undefined) return providerId;
	return sideOf[role] === 'provider' ? (await makeProvider(db)).id : null;
}

const hashes = new Map<string, Promise<string>>();

/** Slow on purpose, so each password is hashed once. */
function hashOf(password: string) {
	const known = hashes.get(password) ?? hashPassword(password);
	hashes.set(password, known);
	return known;
}
