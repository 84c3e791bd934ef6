import type { AllowanceFacts } from '../../domain/billing/allowances';
import { agreedRates, inForce } from '../../domain/billing/agreed-rates';
import type {
	Appointment,
	BilledAbsence,
	BilledAgreement,
	BilledRecord,
	BillingFacts
} from '../../domain/billing/facts';
import { minutesBefore } from '../../domain/billing/record-rules';
import { appointmentsBetween, withoutAwaited } from '../../domain/billing/weekly-appointments';
import { clockInGermany } from '../../domain/consultations/local-time';
import { earlierOf, firstOfMonth, lastOfMonth, type Day, type Month } from '../../domain/day';
import type { ServiceUnit } from '../../domain/directory/kinds';
import { serviceTypeOf } from '../../domain/directory/service-types';
import { groupedBy } from '../../domain/grouped';
import type { Db } from '../db/client';
import * as rows from './facts-rows';

type Found<Find extends (...args: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<Find>>[number];

/** Everything on record for the stays, by stay or by offer. */
type Records = {
	absences: Map<string, Found<typeof rows.findAbsences>[]>;
	slices: Map<string, Found<typeof rows.findSlices>[]>;
	agreements: Map<string, Found<typeof rows.findAgreements>[]>;
	weekly: Map<string, Found<typeof rows.findWeekly>[]>;
	records: Map<string, Found<typeof rows.findRecords>[]>;
	grants: Map<string, Found<typeof rows.findGrants>[]>;
	/** Of those with grants, which go by age. */
	birthDates: Map<string, Day | null>;
	tables: Map<string, Found<typeof rows.findAllowanceTables>[]>;
	placesInUse: Map<string, Found<typeof rows.findPlacesInUse>[]>;
};

/** A month, and the day from which a month that still goes on is looked at. */
type Span = { month: Month; today?: Day };

/**
 * What decides a month of many stays, in a fixed number of statements. Stays that the viewer may not see, or that have
 * not begun, are missing in the answer.
 */
export async function loadFacts(
	tx: Db,
	{ placementIds, ...span }: Span & { placementIds: readonly string[] }
): Promise<Map<string, BillingFacts>> {
	const stays = await rows.findStays(tx, placementIds);
	const found = await findRecords(tx, stays, span.month);
	return new Map(stays.map((stay) => [stay.placementId, factsOf(stay, found, span)]));
}

/** All at once: the statements travel together, and none needs the answer of another but the birth dates. */
async function findRecords(tx: Db, stays: readonly rows.StayRow[], month: Month): Promise<Records> {
	const ids = stays.map(({ placementId }) => placementId);
	const offerIds = distinct(stays.map(({ offerId }) => offerId));
	const landCodes = distinct(stays.map(({ landCode }) => landCode));
	const [absences, slices, agreements, weekly, records, grants, tables, placesInUse] = await Promise.all([
		rows.findAbsences(tx, ids),
		rows.findSlices(tx, offerIds),
		rows.findAgreements(tx, offerIds),
		rows.findWeekly(tx, ids),
		rows.findRecords(tx, ids, lastOfMonth(month)),
		rows.findGrants(tx, ids),
		rows.findAllowanceTables(tx, landCodes),
		rows.findPlacesInUse(tx, offerIds, lastOfMonth(month))
	]);
	return {
		...{ absences: byStay(absences), weekly: byStay(weekly), records: byStay(records), grants: byStay(grants) },
		...{ slices: byOffer(slices), agreements: byOffer(agreements), placesInUse: byOffer(placesInUse) },
		birthDates: await birthDatesOf(tx, distinct(grants.map(({ placementId }) => placementId))),
		tables: groupedBy(tables, ({ landCode }) => landCode)
	};
}

const byStay = <Row extends { placementId: string }>(found: readonly Row[]) =>
	groupedBy(found, ({ placementId }) => placementId);

const byOffer = <Row extends { offerId: string }>(found: readonly Row[]) => groupedBy(found, ({ offerId }) => offerId);

async function birthDatesOf(tx: Db, placementIds: readonly string[]): Promise<Records['birthDates']> {
	if (placementIds.length === 0) return new Map();
	const found = await rows.findBirthDates(tx, placementIds);
	return new Map(found.map(({ placementId, birthDate }) => [placementId, birthDate]));
}

const distinct = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))];

function factsOf(stay: rows.StayRow, found: Records, { month, today }: Span): BillingFacts {
	const { placementId, entry, leaving, serviceType } = stay;
	const absences = (found.absences.get(placementId) ?? []).map(absenceOf);
	const appointments = appointmentsOf(found.weekly.get(placementId) ?? [], absences, month);
	return {
		month,
		agreement: agreementOf(stay, found, month),
		stay: { entry, leaving, setting: serviceTypeOf(serviceType).setting },
		absences,
		appointments: today === undefined ? appointments : withoutAwaited(appointments, absences, today),
		records: (found.records.get(placementId) ?? []).map(recordOf),
		allowances: allowancesOf(stay, found),
		placesInUse: (found.placesInUse.get(stay.offerId ?? '') ?? []).map(({ day }) => day)
	};
}

const dayInGermany = (instant: string) => clockInGermany(instant).day;

function absenceOf({
	placementId: _of,
	decision,
	decidedAt,
	...absence
}: Found<typeof rows.findAbsences>): BilledAbsence {
	const isDecided = decision !== null && decidedAt !== null;
	return { ...absence, decision: isDecided ? { pays: decision, on: dayInGermany(decidedAt) } : null };
}

function recordOf(row: Found<typeof rows.findRecords>): BilledRecord {
	const { day, from, kind, minutes, participants, cancelledAt, catchUp, catchUpConsentedAt } = row;
	const consentedOn = catchUpConsentedAt === null ? null : dayInGermany(catchUpConsentedAt);
	return {
		...{ day, kind, minutes, participants, catchUp: catchUp ? { consentedOn } : null },
		cancelledBefore: cancelledAt === null ? null : minutesBefore({ day, from }, cancelledAt)
	};
}

/** By which contract an offer is billed that has no agreement on record. */
const ruleSetByUnit: Record<ServiceUnit, string> = { day: 'AVV-SH', hour: 'LRV-MV' };

function agreementOf(stay: rows.StayRow, found: Records, month: Month): BilledAgreement {
	const { slices, agreements } = pricesOf(stay, found);
	const agreement = inForce(agreements, lastOfMonth(month));
	return {
		ruleSet: agreement?.ruleSet ?? ruleSetByUnit[serviceTypeOf(stay.serviceType).unit],
		rates: agreedRates(slices, agreements),
		switches: agreement?.switches ?? {}
	};
}

/** Outside the portal there is no offer with prices: the one that was agreed for the stay holds. */
function pricesOf({ offerId, rate, entry }: rows.StayRow, { slices, agreements }: Records) {
	if (offerId !== null) return { slices: slices.get(offerId) ?? [], agreements: agreements.get(offerId) ?? [] };
	return { slices: rate === null ? [] : [{ from: entry, amount: rate, pfg: null }], agreements: [] };
}

/** From the begin of the oldest absence that reaches into the month: its days are counted from there. */
function appointmentsOf(
	weekly: readonly Found<typeof rows.findWeekly>[],
	absences: readonly BilledAbsence[],
	month: Month
): Appointment[] {
	const start = absences
		.filter(({ to }) => to === null || to >= firstOfMonth(month))
		.reduce<Day>((first, { from }) => earlierOf(first, from), firstOfMonth(month));
	return appointmentsBetween(weekly, start, lastOfMonth(month));
}

function allowancesOf({ placementId, landCode }: rows.StayRow, found: Records): AllowanceFacts | null {
	const grants = found.grants.get(placementId);
	if (!grants) return null;
	const table = (landCode === null ? undefined : found.tables.get(landCode)) ?? [];
	return { birthDate: found.birthDates.get(placementId) ?? null, grants, table };
}
