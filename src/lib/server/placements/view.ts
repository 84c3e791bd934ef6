import { eq, sql } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { client, helpCase } from '../db/schema/cases';
import { facility, office, provider } from '../db/schema/directory';
import { placement, placementIdentity } from '../db/schema/placements';

/**
 * A placement with the person, for both sides by one query: the client's own row for the office, and for the provider
 * what was written for it, which it sees from its consent on. Row level security leaves empty what is not to be seen.
 */
export const person = {
	firstName: sql<string | null>`coalesce(${client.firstName}, ${placementIdentity.firstName})`,
	lastName: sql<string | null>`coalesce(${client.lastName}, ${placementIdentity.lastName})`,
	birthDate: sql<Day | null>`coalesce(${client.birthDate}, ${placementIdentity.birthDate})`,
	worker: sql<string | null>`coalesce(${account.name}, ${placementIdentity.workerName})`,
	workerEmail: sql<string | null>`coalesce(${account.email}, ${placementIdentity.workerEmail})`,
	workerPhone: sql<string | null>`coalesce(${account.phone}, ${placementIdentity.workerPhone})`,
	admissionNote: placementIdentity.admissionNote
};

export const where = {
	facility: sql<string>`coalesce(${facility.name}, ${placement.outsideFacility}->>'name')`,
	place: sql<string>`coalesce(${facility.place}, ${placement.outsideFacility}->>'place')`,
	provider: sql<string>`coalesce(${provider.name}, ${placement.outsideFacility}->>'provider')`
};

const columns = {
	...person,
	...where,
	placementId: placement.id,
	requestId: placement.requestId,
	transferFromId: placement.transferFromId,
	state: placement.state,
	caseId: sql<string | null>`${placement.caseId}`,
	clientId: sql<string | null>`${placement.clientId}`,
	number: helpCase.number,
	pseudonym: placement.pseudonym,
	ageAtBegin: placement.ageAtBegin,
	sex: placement.sex,
	unaccompanied: placement.unaccompanied,
	specialisations: placement.specialisations,
	urgent: placement.urgent,
	officeAgs: placement.officeAgs,
	office: office.name,
	sign: office.sign,
	offerId: placement.offerId,
	facilityId: placement.facilityId,
	providerId: placement.providerId,
	facilityContact: facility.contactName,
	facilityPhone: facility.phone,
	facilityEmail: facility.email,
	outsideFacility: placement.outsideFacility,
	serviceType: sql<ServiceTypeCode>`${placement.serviceType}`,
	begin: placement.beginDay,
	end: placement.endDay,
	unitsPerWeek: placement.unitsPerWeek,
	amount: placement.amount,
	targetFee: sql<string | null>`${placement.targetFee}::text`,
	rate: placement.rate,
	holdUntil: placement.holdUntil,
	createdAt: placement.createdAt,
	requestedAt: placement.requestedAt,
	reservedAt: placement.reservedAt,
	consentedAt: placement.consentedAt,
	bookedAt: placement.bookedAt,
	arrivedOn: placement.arrivedOn,
	leftOn: placement.leftOn,
	outOfArea: placement.outOfArea,
	outOfAreaReason: placement.outOfAreaReason,
	choiceReason: placement.choiceReason,
	choiceText: placement.choiceText
};

/** `total` counts all rows that fit, whatever the page. */
export const selectPlacements = (tx: Db) =>
	tx
		.select({ ...columns, total: sql<number>`(count(*) OVER ())::integer` })
		.from(placement)
		.innerJoin(office, eq(office.ags, placement.officeAgs))
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.leftJoin(provider, eq(provider.id, placement.providerId))
		.leftJoin(helpCase, eq(helpCase.id, placement.caseId))
		.leftJoin(client, eq(client.id, placement.clientId))
		.leftJoin(account, eq(account.id, helpCase.workerId))
		.leftJoin(placementIdentity, eq(placementIdentity.placementId, placement.id))
		.$dynamic();

type ViewRow = Awaited<ReturnType<typeof selectPlacements>>[number];
export type PlacementView = Omit<ViewRow, 'total'>;
