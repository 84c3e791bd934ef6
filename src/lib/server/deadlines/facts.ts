import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { DeadlineFacts } from '../../domain/deadlines/facts';
import type { Db } from '../db/client';
import { client, helpCase, jurisdiction } from '../db/schema/cases';
import { helpPlan } from '../db/schema/consultations';
import { deadlineSettlement } from '../db/schema/deadlines';
import { office } from '../db/schema/directory';
import { placement } from '../db/schema/placements';

export type CaseFacts = { caseId: string; officeAgs: string; land: string; facts: DeadlineFacts };

/** What the deadlines of these cases follow from, inside the walls; a case that is not to be seen is left out. */
export async function loadFacts(tx: Db, caseIds: readonly string[]): Promise<CaseFacts[]> {
	if (caseIds.length === 0) return [];
	const ids = [...caseIds];
	const cases = await findCases(tx, ids);
	const [stays, plans, jurisdictions, settlements] = [
		grouped(await findStays(tx, ids)),
		grouped(await findPlans(tx, ids)),
		grouped(await findJurisdictions(tx, ids)),
		grouped(await findSettlements(tx, ids))
	];
	return cases.map(({ caseId, officeAgs, land, ...person }) => ({
		...{ caseId, officeAgs, land },
		facts: {
			...person,
			stays: stays.get(caseId) ?? [],
			plan: plans.get(caseId)?.[0] ?? null,
			jurisdictions: jurisdictions.get(caseId) ?? [],
			settlements: settlements.get(caseId) ?? []
		}
	}));
}

const findCases = (tx: Db, ids: string[]) =>
	tx
		.select({
			caseId: helpCase.id,
			officeAgs: helpCase.officeAgs,
			land: sql<string>`coalesce(${office.landCode}, '')`,
			birthDate: client.birthDate,
			unaccompanied: client.unaccompanied,
			closedOn: helpCase.closedOn,
			contributionReviewMonths: office.contributionReviewMonths
		})
		.from(helpCase)
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.innerJoin(office, eq(office.ags, helpCase.officeAgs))
		.where(inArray(helpCase.id, ids));

const findStays = (tx: Db, ids: string[]) =>
	tx
		.select({
			caseId: placement.caseId,
			placementId: placement.id,
			serviceType: placement.serviceType,
			begin: placement.beginDay,
			end: placement.endDay,
			arrivedOn: placement.arrivedOn,
			leftOn: placement.leftOn
		})
		.from(placement)
		.where(and(inArray(placement.caseId, ids), isNotNull(placement.arrivedOn)))
		.orderBy(placement.arrivedOn, placement.id);

const findPlans = (tx: Db, ids: string[]) =>
	tx
		.select({ caseId: helpPlan.caseId, untilDay: helpPlan.untilDay, nextReview: helpPlan.nextReview })
		.from(helpPlan)
		.where(and(inArray(helpPlan.caseId, ids), eq(helpPlan.state, 'valid')));

const findJurisdictions = (tx: Db, ids: string[]) =>
	tx
		.select({ caseId: jurisdiction.caseId, fromDay: jurisdiction.fromDay, basis: jurisdiction.basis })
		.from(jurisdiction)
		.where(inArray(jurisdiction.caseId, ids));

const findSettlements = (tx: Db, ids: string[]) =>
	tx
		.select({
			caseId: deadlineSettlement.caseId,
			kind: deadlineSettlement.kind,
			placementId: deadlineSettlement.placementId,
			day: deadlineSettlement.day,
			doneOn: deadlineSettlement.doneOn
		})
		.from(deadlineSettlement)
		.where(inArray(deadlineSettlement.caseId, ids));

function grouped<Row extends { caseId: string }>(rows: readonly Row[]): Map<string, Omit<Row, 'caseId'>[]> {
	const byCase = new Map<string, Omit<Row, 'caseId'>[]>();
	for (const { caseId, ...row } of rows) {
		const own = byCase.get(caseId);
		if (own) own.push(row);
		else byCase.set(caseId, [row]);
	}
	return byCase;
}
