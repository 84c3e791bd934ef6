import { and, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { addYears, type Day } from '../../domain/day';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import {
	allowanceGrant,
	allowanceRate,
	billingAgreement,
	serviceRecord,
	weeklyAppointment
} from '../db/schema/billing';
import { client } from '../db/schema/cases';
import { office } from '../db/schema/directory';
import { absence, placement, placementIdentity } from '../db/schema/placements';
import { rateSlice } from '../db/schema/rates';

/** However many ids there are, they travel as one value. */
const among = (column: PgColumn, ids: readonly string[]): SQL => sql`${column} = ANY (${sql.param([...ids])})`;

/** 'HH:MM', as the rules know times. */
const clock = (column: PgColumn) => sql<string | null>`to_char(${column}, 'HH24:MI')`;

/** Stays that have begun. */
export const findStays = (tx: Db, placementIds: readonly string[]) =>
	tx
		.select({
			...{ placementId: placement.id, offerId: placement.offerId, landCode: office.landCode },
			serviceType: sql<ServiceTypeCode>`${placement.serviceType}`,
			entry: sql<Day>`${placement.arrivedOn}`,
			...{ leaving: placement.leftOn, rate: placement.rate }
		})
		.from(placement)
		.innerJoin(office, eq(office.ags, placement.officeAgs))
		.where(
			and(
				among(placement.id, placementIds),
				isNotNull(placement.arrivedOn),
				inArray(placement.state, ['active', 'ended', 'transferred'])
			)
		);
export type StayRow = Awaited<ReturnType<typeof findStays>>[number];

/** From the client or, for whom that is hidden, from what the provider may know. */
export const findBirthDates = (tx: Db, placementIds: readonly string[]) =>
	tx
		.select({
			placementId: placement.id,
			birthDate: sql<Day | null>`coalesce(${client.birthDate}, ${placementIdentity.birthDate})`
		})
		.from(placement)
		.leftJoin(client, eq(client.id, placement.clientId))
		.leftJoin(placementIdentity, eq(placementIdentity.placementId, placement.id))
		.where(among(placement.id, placementIds));

export const findAbsences = (tx: Db, placementIds: readonly string[]) =>
	tx
		.select({
			...{ placementId: absence.placementId, reason: absence.reason, from: absence.fromDay, to: absence.untilDay },
			...{ fromTime: clock(absence.fromTime), toTime: clock(absence.untilTime) },
			...{ notifiedOn: absence.notifiedOn, consented: absence.consented },
			...{ decision: absence.decision, decidedAt: absence.decidedAt }
		})
		.from(absence)
		.where(among(absence.placementId, placementIds));

export const findSlices = (tx: Db, offerIds: readonly string[]) =>
	tx
		.select({ offerId: rateSlice.offerId, from: rateSlice.fromDay, amount: rateSlice.amount, pfg: rateSlice.pfg })
		.from(rateSlice)
		.where(among(rateSlice.offerId, offerIds));

export const findAgreements = (tx: Db, offerIds: readonly string[]) =>
	tx
		.select({
			...{ offerId: billingAgreement.offerId, from: billingAgreement.fromDay, ruleSet: billingAgreement.ruleSet },
			...{ foodShare: billingAgreement.foodShare, pfg: billingAgreement.pfg },
			...{ travelSurcharge: billingAgreement.travelSurcharge },
			switches: billingAgreement.switches
		})
		.from(billingAgreement)
		.where(among(billingAgreement.offerId, offerIds));

export const findWeekly = (tx: Db, placementIds: readonly string[]) =>
	tx
		.select({
			...{ placementId: weeklyAppointment.placementId, weekday: weeklyAppointment.weekday },
			...{ minutes: weeklyAppointment.minutes, individuallyDated: weeklyAppointment.individuallyDated },
			...{ from: weeklyAppointment.fromDay, until: weeklyAppointment.untilDay }
		})
		.from(weeklyAppointment)
		.where(among(weeklyAppointment.placementId, placementIds));

/** Released or billed only: what is still being written is not paid. */
export const findRecords = (tx: Db, placementIds: readonly string[], until: Day) =>
	tx
		.select({
			...{ placementId: serviceRecord.placementId, day: serviceRecord.day, kind: serviceRecord.kind },
			...{ minutes: serviceRecord.minutes, participants: serviceRecord.participants },
			...{ from: sql<string>`to_char(${serviceRecord.fromTime}, 'HH24:MI')`, cancelledAt: serviceRecord.cancelledAt },
			...{ catchUp: serviceRecord.catchUp, catchUpConsentedAt: serviceRecord.catchUpConsentedAt }
		})
		.from(serviceRecord)
		.where(
			and(
				among(serviceRecord.placementId, placementIds),
				inArray(serviceRecord.state, ['released', 'billed']),
				sql`${serviceRecord.day} <= ${until}`
			)
		);

export const findGrants = (tx: Db, placementIds: readonly string[]) =>
	tx
		.select({
			...{ placementId: allowanceGrant.placementId, kind: allowanceGrant.kind, amount: allowanceGrant.amount },
			...{ rhythm: allowanceGrant.rhythm, from: allowanceGrant.fromDay, to: allowanceGrant.untilDay }
		})
		.from(allowanceGrant)
		.where(among(allowanceGrant.placementId, placementIds));

export const findAllowanceTables = (tx: Db, landCodes: readonly string[]) =>
	tx
		.select({
			...{ landCode: allowanceRate.landCode, kind: allowanceRate.kind, from: allowanceRate.fromDay },
			...{ ageFrom: allowanceRate.ageFrom, ageTo: allowanceRate.ageTo, amount: allowanceRate.amount }
		})
		.from(allowanceRate)
		.where(among(allowanceRate.landCode, landCodes));

/** Days on which all agreed places of an offer are in fact used although somebody is away: as far back as limits count. */
export const findPlacesInUse = (tx: Db, offerIds: readonly string[], until: Day) =>
	rowsOf<{ offerId: string; day: Day }>(
		tx,
		sql`SELECT offer_id AS "offerId", day FROM places_in_use(${sql.param([...offerIds])}, ${addYears(until, -2)}, ${until})`
	);
