import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { missingForRecord, type RecordFacts } from '../../domain/cases/completeness';
import { can, roles } from '../../domain/access/permissions';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { casePerson, helpCase, jurisdiction } from '../db/schema/cases';
import { consultation, helpPlan } from '../db/schema/consultations';
import { placement, placementEvent } from '../db/schema/placements';
import { found } from '../trpc/procedures';

const workingRoles = roles.filter((role) => can(role, 'cases/write'));

/** Who of the office can work on cases, by name. */
export const findColleagues = (tx: Db, officeAgs: string) =>
	tx
		.select({ accountId: account.id, name: account.name, role: account.role })
		.from(account)
		.where(
			and(
				eq(account.officeAgs, officeAgs),
				isNull(account.disabledAt),
				sql`${account.role} = ANY (${sql.param([...workingRoles])})`
			)
		)
		.orderBy(asc(account.name));

export const findPeople = (tx: Db, caseId: string) =>
	tx
		.select({
			personId: casePerson.id,
			role: casePerson.role,
			name: casePerson.name,
			organisation: casePerson.organisation,
			street: casePerson.street,
			postalCode: casePerson.postalCode,
			place: casePerson.place,
			phone: casePerson.phone,
			email: casePerson.email,
			custodian: casePerson.custodian,
			note: casePerson.note
		})
		.from(casePerson)
		.where(eq(casePerson.caseId, caseId))
		.orderBy(desc(casePerson.custodian), asc(casePerson.name));

export const findJurisdictions = (tx: Db, caseId: string) =>
	tx
		.select({
			fromDay: jurisdiction.fromDay,
			basis: jurisdiction.basis,
			responsible: jurisdiction.responsible,
			note: jurisdiction.note
		})
		.from(jurisdiction)
		.where(eq(jurisdiction.caseId, caseId))
		.orderBy(desc(jurisdiction.fromDay));

/** What is still missing for the official record. */
export async function findMissing(tx: Db, caseId: string) {
	const exists = (what: ReturnType<typeof sql>) => sql<boolean>`EXISTS (${what})`;
	const ofCase = (state: ReturnType<typeof sql>) =>
		sql`SELECT FROM ${placement} p WHERE p.case_id = ${caseId} AND ${state}`;
	const [facts] = await tx
		.select({
			hasCustodian: exists(sql`SELECT FROM ${casePerson} c WHERE c.case_id = ${caseId} AND c.custodian`),
			hasJurisdiction: exists(sql`SELECT FROM ${jurisdiction} j WHERE j.case_id = ${caseId}`),
			hasPlacement: exists(ofCase(sql`p.state IN ('booked', 'active', 'ended', 'transferred')`)),
			arrived: exists(ofCase(sql`p.arrived_on IS NOT NULL`)),
			endsHaveReason: sql<boolean>`NOT ${exists(
				ofCase(
					sql`p.state = 'ended' AND NOT EXISTS (SELECT FROM ${placementEvent} e WHERE e.placement_id = p.id AND e.kind = 'ended' AND e.reason IS NOT NULL)`
				)
			)}`,
			hasConsultation: exists(
				sql`SELECT FROM ${consultation} t WHERE t.case_id = ${caseId} AND t.closed_at IS NOT NULL`
			),
			hasPlan: exists(sql`SELECT FROM ${helpPlan} h WHERE h.case_id = ${caseId} AND h.state <> 'draft'`)
		})
		.from(helpCase)
		.where(eq(helpCase.id, caseId));
	return missingForRecord(found(facts) satisfies RecordFacts);
}
