import { firstFreeDay } from '../../domain/capacity/free-steps';
import { reportAge, type ReportAge } from '../../domain/capacity/report-age';
import type { Day } from '../../domain/day';
import { fromHundredths } from '../../domain/hundredths';
import type { Euro, WholeEuro } from '../../domain/money';
import type { UnavailableReason } from '../../domain/offers/availability';
import { shownKm } from '../../domain/offers/distance';
import type { OfferRow } from '../../domain/offers/search-offers';
import { freeStepsOf } from '../capacity/free-steps';
import type { Criteria } from './criteria';

/** One row as the search statements give it. */
export type FoundRow = {
	offer_id: string;
	provider: string;
	facility: string;
	place: string;
	note: string | null;
	office_ags: string;
	lat: number;
	lon: number;
	reported_at: string | null;
	facility_id: string;
	photo_id: string | null;
	age_from: number;
	age_to: number;
	available: boolean;
	km: number | null;
	fee: number | null;
	/** The price on the first day, in cents, and its parts. */
	cents: number | null;
	parts: (number | null)[] | null;
	least_free: number | null;
	/** Only in the list of all, for offers that cannot be taken. */
	step_days?: string[] | null;
	step_free?: number[] | null;
};

export type RateParts = { mp: Euro | null; gp: Euro | null; ib: Euro | null; pfg: Euro | null };

/** A row of the list, with what only a screen that is online shows. */
export type SearchRow = OfferRow & {
	facilityId: string;
	photoId: string | null;
	officeSign: string | null;
	ageFrom: number;
	ageTo: number;
	rateParts: RateParts | null;
};

export function searchRow(row: FoundRow, criteria: Criteria, cheapest: number | null): SearchRow {
	const { areas, need } = criteria;
	const reportedAt = row.reported_at === null ? null : new Date(row.reported_at).toISOString();
	return {
		offerId: row.offer_id,
		provider: row.provider,
		facility: row.facility,
		place: row.place,
		office: row.office_ags,
		officeSign: areas.signs.get(row.office_ags) ?? null,
		serviceType: need.serviceType,
		note: row.note ?? '',
		facilityId: row.facility_id,
		photoId: row.photo_id,
		ageFrom: row.age_from,
		ageTo: row.age_to,
		lat: row.lat,
		lon: row.lon,
		distanceKm: row.km === null ? null : shownKm(row.km),
		reportedAt,
		reportAge: ageOf(reportedAt, criteria),
		...priceOf(row),
		...comparedWith(cheapest, row.fee),
		...vacancyOf(row, reportedAt, criteria)
	};
}

const ageOf = (reportedAt: string | null, { judged: { now, limits } }: Criteria): ReportAge | null =>
	reportedAt === null ? null : reportAge(reportedAt, now, limits);

const comparedWith = (cheapest: number | null, fee: number | null) => ({
	targetFee: fee === null ? null : (String(fee) as WholeEuro),
	difference: fee === null || cheapest === null ? null : (String(fee - cheapest) as WholeEuro),
	best: fee !== null && fee === cheapest
});

function priceOf({ cents, parts }: FoundRow): { rate: Euro | null; rateParts: RateParts | null } {
	if (cents === null) return { rate: null, rateParts: null };
	const [mp = null, gp = null, ib = null, pfg = null] = parts ?? [];
	return { rate: inEuro(cents), rateParts: { mp: inEuro(mp), gp: inEuro(gp), ib: inEuro(ib), pfg: inEuro(pfg) } };
}

const inEuro = (cents: number | null) => (cents === null ? null : (fromHundredths(cents) as Euro));

type Vacancy = { free: string; unavailable: UnavailableReason | null; freeFrom: Day | null };

function vacancyOf(row: FoundRow, reportedAt: string | null, criteria: Criteria): Vacancy {
	const least = Math.max(0, row.least_free ?? 0);
	const free = fromHundredths(least);
	if (row.available) return { free, unavailable: null, freeFrom: null };
	if (reportedAt === null) return { free, unavailable: 'no-report', freeFrom: null };
	if (least >= criteria.capacity) return { free, unavailable: 'report-too-old', freeFrom: null };
	return { free, unavailable: 'full', freeFrom: freeFromOf(row, criteria) };
}

const freeFromOf = ({ step_days: days, step_free: free }: FoundRow, { need, days: lengthDays, capacity }: Criteria) =>
	firstFreeDay(freeStepsOf(days ?? [], free ?? []), {
		from: need.begin,
		lengthDays,
		amount: fromHundredths(capacity)
	});
