import { and, desc, eq, sql } from 'drizzle-orm';
import type { ImportCatalogue } from '../../../domain/offers/import/catalogue';
import { facilityKey, offerKey } from '../../../domain/offers/import/doubles';
import type {
	KnownCapacity,
	KnownDirectory,
	KnownFacility,
	KnownOffer,
	KnownRate
} from '../../../domain/offers/import/known';
import type { ImportStatements } from '../../../domain/offers/import/statement';
import type { Day } from '../../../domain/day';
import type { Db } from '../../db/client';
import { capacitySlice, vacancyReport } from '../../db/schema/capacity';
import { facility, offer, office, postalCode, provider, serviceType, specialisation } from '../../db/schema/directory';
import { rateSlice } from '../../db/schema/rates';

/** All a file is checked against, in a handful of queries however long the file is. */
export async function loadCatalogue(tx: Db): Promise<ImportCatalogue> {
	const serviceTypes = await tx
		.select({
			code: serviceType.code,
			section: serviceType.section,
			name: serviceType.name,
			setting: serviceType.setting
		})
		.from(serviceType)
		.orderBy(serviceType.position);
	const specialisations = await tx
		.select({ code: specialisation.code, name: specialisation.name })
		.from(specialisation)
		.orderBy(specialisation.position);
	const offices = await tx.select({ ags: office.ags, name: office.name }).from(office);
	const postalCodes = await tx
		.select({ code: postalCode.code, allAgs: postalCode.allAgs, lat: postalCode.lat, lon: postalCode.lon })
		.from(postalCode);
	return {
		serviceTypes,
		specialisations,
		offices: new Map(offices.map(({ ags, name }) => [ags, name])),
		postalCodes: new Map(postalCodes.map(({ code, ...where }) => [code, where]))
	};
}

/** One array parameter instead of thousands. */
const anyOf = (values: readonly string[]) => sql`ANY (${sql.param([...values])})`;

/** What is known of the providers a file names, with their offers as they are today. */
export async function findKnown(tx: Db, { facilities }: ImportStatements, today: Day): Promise<KnownDirectory> {
	const names = [...new Set(facilities.map(({ provider }) => provider))];
	const providers = await tx
		.select({ id: provider.id, name: provider.name })
		.from(provider)
		.where(sql`${provider.name} = ${anyOf(names)}`);
	const nameOf = new Map(providers.map(({ id, name }) => [id, name]));
	const knownFacilities = await findFacilities(tx, nameOf);
	return {
		providers: new Map(providers.map(({ id, name }) => [name, id])),
		facilities: new Map(knownFacilities.map(({ key, facts }) => [key, facts])),
		offers: await findOffers(tx, new Map(knownFacilities.map(({ key, facts }) => [facts.id, key])), today)
	};
}

type KeyedFacility = { key: string; facts: KnownFacility };

async function findFacilities(tx: Db, nameOf: ReadonlyMap<string, string>): Promise<KeyedFacility[]> {
	const rows = await tx
		.select({
			id: facility.id,
			providerId: facility.providerId,
			name: facility.name,
			street: facility.street,
			postalCode: facility.postalCode,
			place: facility.place,
			officeAgs: facility.officeAgs,
			lat: facility.lat,
			lon: facility.lon,
			phone: facility.phone,
			email: facility.email,
			licenceFrom: facility.licenceFrom
		})
		.from(facility)
		.where(sql`${facility.providerId} = ${anyOf([...nameOf.keys()])}`);
	return rows.map(({ providerId, name, ...facts }) => ({
		key: facilityKey(nameOf.get(providerId) ?? '', name),
		facts
	}));
}

async function findOffers(tx: Db, facilityKeys: ReadonlyMap<string, string>, today: Day) {
	const rows = await tx
		.select({
			id: offer.id,
			facilityId: offer.facilityId,
			serviceType: offer.serviceType,
			licensed: offer.licensed,
			ageFrom: offer.ageFrom,
			ageTo: offer.ageTo,
			sex: offer.sex,
			specialisations: offer.specialisations,
			note: offer.note,
			serviceDescriptionOn: offer.serviceDescriptionOn,
			agreementOn: offer.agreementOn
		})
		.from(offer)
		.where(sql`${offer.facilityId} = ${anyOf([...facilityKeys.keys()])}`);
	const ids = rows.map(({ id }) => id);
	const capacities = await findCapacities(tx, ids, today);
	const rates = await findRates(tx, ids);
	return new Map<string, KnownOffer>(
		rows.map(({ facilityId, serviceType: code, ...facts }) => {
			const [provider = '', name = ''] = JSON.parse(facilityKeys.get(facilityId) ?? '[]') as string[];
			const known = { ...facts, capacity: capacities.get(facts.id) ?? null, rates: rates.get(facts.id) ?? [] };
			return [offerKey(provider, name, code), known];
		})
	);
}

/** Today's slice and what the last import said; an offer with slices, but none today, has no place today. */
async function findCapacities(tx: Db, offerIds: readonly string[], today: Day): Promise<Map<string, KnownCapacity>> {
	const imported = await tx
		.selectDistinctOn([vacancyReport.offerId], {
			offerId: vacancyReport.offerId,
			occupiedOutside: vacancyReport.occupiedOutside
		})
		.from(vacancyReport)
		.where(and(sql`${vacancyReport.offerId} = ${anyOf(offerIds)}`, eq(vacancyReport.source, 'import')))
		.orderBy(vacancyReport.offerId, desc(vacancyReport.reportedAt), desc(vacancyReport.id));
	const lastImported = new Map(imported.map((report) => [report.offerId, report.occupiedOutside]));
	const onToday = sql`daterange(${capacitySlice.fromDay}, ${capacitySlice.untilDay}) @> ${today}::date`;
	const slices = await tx
		.select({
			offerId: capacitySlice.offerId,
			operable: sql<string>`coalesce(max(${capacitySlice.operable}) FILTER (WHERE ${onToday}), 0.00)`,
			occupiedOutside: sql<string>`coalesce(max(${capacitySlice.occupiedOutside}) FILTER (WHERE ${onToday}), 0.00)`
		})
		.from(capacitySlice)
		.where(sql`${capacitySlice.offerId} = ${anyOf(offerIds)}`)
		.groupBy(capacitySlice.offerId);
	return new Map(
		slices.map(({ offerId, ...today }) => [offerId, { ...today, lastImported: lastImported.get(offerId) ?? null }])
	);
}

async function findRates(tx: Db, offerIds: readonly string[]): Promise<Map<string, KnownRate[]>> {
	const slices = await tx
		.select({ offerId: rateSlice.offerId, from: rateSlice.fromDay, amount: rateSlice.amount })
		.from(rateSlice)
		.where(sql`${rateSlice.offerId} = ${anyOf(offerIds)}`)
		.orderBy(rateSlice.fromDay);
	const rates = new Map<string, KnownRate[]>();
	for (const { offerId, ...rate } of slices) rates.set(offerId, [...(rates.get(offerId) ?? []), rate]);
	return rates;
}

/** Slices in full, of the offers whose rate changes. */
export const findRateSlices = (tx: Db, offerIds: readonly string[]) =>
	tx
		.select({
			offerId: rateSlice.offerId,
			from: rateSlice.fromDay,
			until: rateSlice.untilDay,
			amount: rateSlice.amount,
			mp: rateSlice.mp,
			gp: rateSlice.gp,
			ib: rateSlice.ib,
			pfg: rateSlice.pfg
		})
		.from(rateSlice)
		.where(sql`${rateSlice.offerId} = ${anyOf(offerIds)}`);

/** The database's '-infinity' is the rules' null: since ever. */
export const findCapacitySlices = (tx: Db, offerIds: readonly string[]) =>
	tx
		.select({
			offerId: capacitySlice.offerId,
			from: sql<Day | null>`nullif(${capacitySlice.fromDay}, '-infinity')`,
			until: capacitySlice.untilDay,
			operable: capacitySlice.operable,
			occupiedOutside: capacitySlice.occupiedOutside
		})
		.from(capacitySlice)
		.where(sql`${capacitySlice.offerId} = ${anyOf(offerIds)}`);

/** In the order in which everybody locks them, so that an import waits for a booking and never crosses one. */
export const lockOffers = (tx: Db, { facilities }: ImportStatements) =>
	tx.execute(sql`SELECT o.id FROM offer o JOIN facility f ON f.id = o.facility_id JOIN provider p ON p.id = f.provider_id
		WHERE p.name = ${anyOf(facilities.map(({ provider: name }) => name))} ORDER BY o.id FOR NO KEY UPDATE OF o`);
