import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Viewer } from '../../domain/access/viewer';
import { reportAge, type ReportLimits } from '../../domain/capacity/report-age';
import { vacancyParts, weeksAhead, type Ledger } from '../../domain/capacity/vacancy-parts';
import type { Day } from '../../domain/day';
import type { Db } from '../db/client';
import { occupancy, offerSearch, vacancyReport } from '../db/schema/capacity';
import { facility, offer, serviceType } from '../db/schema/directory';
import { found } from '../trpc/procedures';
import { findLedgers } from './ledger';

/** Offers of the own provider in the facilities granted; nobody else's. */
export const ownOffers = ({ providerId, facilityIds }: Viewer) =>
	and(
		sql`${facility.providerId} = ${providerId}`,
		facilityIds === null ? undefined : inArray(facility.id, [...facilityIds])
	);

const columns = {
	offerId: offer.id,
	facilityId: facility.id,
	facility: facility.name,
	place: facility.place,
	serviceType: serviceType.code,
	serviceName: serviceType.name,
	unit: serviceType.unit,
	licensed: offer.licensed,
	note: offer.note,
	reportedAt: offerSearch.reportedAt
};

const findOwnOffers = (tx: Db, viewer: Viewer) =>
	tx
		.select(columns)
		.from(offer)
		.innerJoin(facility, eq(facility.id, offer.facilityId))
		.innerJoin(serviceType, eq(serviceType.code, offer.serviceType))
		.leftJoin(offerSearch, eq(offerSearch.offerId, offer.id))
		.where(ownOffers(viewer))
		.orderBy(asc(facility.name), asc(serviceType.position));

/** Every own offer with how its places are used today; the parts add up. */
export async function findVacancies(tx: Db, viewer: Viewer, today: Day) {
	const offers = await findOwnOffers(tx, viewer);
	const ledgers = await findLedgers(tx, { offerIds: offers.map(({ offerId }) => offerId), from: today });
	return offers.map((own) => {
		const ledger = ledgers.get(own.offerId) ?? NOTHING;
		return { ...own, parts: vacancyParts(ledger, today), current: reportedOn(ledger, today) };
	});
}

/** How old each report is, as a search judges it; null where there is none. */
export const withAges = <T extends { reportedAt: string | null }>(
	offers: readonly T[],
	{ now, limits }: { now: string; limits: ReportLimits }
) =>
	offers.map((own) => ({
		...own,
		reportAge: own.reportedAt === null ? null : reportAge(own.reportedAt, now, limits)
	}));

const NOTHING: Ledger = { slices: [], occupancies: [] };

/** What was last said for this day; all zero when nothing was. */
export function reportedOn({ slices }: Ledger, day: Day) {
	const slice = slices.find(({ from, until }) => (from === null || from <= day) && (until === null || day < until));
	return { operable: slice?.operable ?? '0.00', occupiedOutside: slice?.occupiedOutside ?? '0.00' };
}

export async function getOwnOffer(tx: Db, viewer: Viewer, offerId: string) {
	const [own] = await tx
		.select({ ...columns, providerId: facility.providerId })
		.from(offer)
		.innerJoin(facility, eq(facility.id, offer.facilityId))
		.innerJoin(serviceType, eq(serviceType.code, offer.serviceType))
		.leftJoin(offerSearch, eq(offerSearch.offerId, offer.id))
		.where(and(eq(offer.id, offerId), ownOffers(viewer)));
	return found(own);
}

/** The next 26 weeks of one own offer, its dated entries from outside the portal, and what was reported lately. */
export async function getCalendar(tx: Db, viewer: Viewer, { offerId, today }: { offerId: string; today: Day }) {
	const own = await getOwnOffer(tx, viewer, offerId);
	const ledger = (await findLedgers(tx, { offerIds: [offerId], from: today })).get(offerId) ?? NOTHING;
	return {
		...own,
		current: reportedOn(ledger, today),
		parts: vacancyParts(ledger, today),
		weeks: weeksAhead(ledger, today),
		slices: ledger.slices,
		entries: await findOutsideEntries(tx, offerId, today),
		reports: await findReports(tx, offerId)
	};
}

const findOutsideEntries = (tx: Db, offerId: string, today: Day) =>
	tx
		.select({
			occupancyId: occupancy.id,
			kind: occupancy.kind,
			amount: occupancy.amount,
			begin: sql<Day>`lower(${occupancy.period})`,
			end: sql<Day>`(upper(${occupancy.period}) - 1)`,
			note: occupancy.note
		})
		.from(occupancy)
		.where(
			and(
				eq(occupancy.offerId, offerId),
				inArray(occupancy.kind, ['foreign', 'blocked']),
				sql`upper(${occupancy.period}) > ${today}`
			)
		)
		.orderBy(sql`lower(${occupancy.period})`);

const findReports = (tx: Db, offerId: string) =>
	tx
		.select({
			reportedAt: vacancyReport.reportedAt,
			from: sql<Day | null>`nullif(${vacancyReport.fromDay}, '-infinity')`,
			until: vacancyReport.untilDay,
			operable: vacancyReport.operable,
			occupiedOutside: vacancyReport.occupiedOutside
		})
		.from(vacancyReport)
		.where(eq(vacancyReport.offerId, offerId))
		.orderBy(sql`${vacancyReport.id} DESC`)
		.limit(10);
