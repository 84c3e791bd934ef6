import { and, eq, inArray, sql } from 'drizzle-orm';
import { birthDateProblem, type ClientFacts } from '../../domain/cases/new-case';
import { ageOn } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import type { Db } from '../db/client';
import { client, helpCase } from '../db/schema/cases';
import { placement, placementIdentity } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { recordCaseEvent } from './case-events';
import { livePlacementStates } from './worker-contact';
import { lockCaseRow } from './work-commands';

const labels: Record<keyof ClientFacts, string> = {
	firstName: 'Vorname',
	lastName: 'Nachname',
	birthDate: 'Geburtsdatum',
	sex: 'Geschlecht',
	unaccompanied: 'Unbegleitet (umA)'
};

/**
 * Corrects who the young person is (Art. 16 DSGVO), in all cases of the person at once; what providers were told about
 * live placements is corrected with it (decision 0008).
 */
export async function saveClient(tx: Db, actor: Actor, { caseId, ...person }: ClientFacts & { caseId: string }) {
	const problem = birthDateProblem(person.birthDate, actor.today);
	if (problem !== null) throw new InvalidInput({ birthDate: problem });
	await lockCaseRow(tx, caseId, 'even-closed');
	const before = found((await selectClient(tx, caseId))[0]);
	const { clientId, ...known } = before;
	const changed = (Object.keys(labels) as (keyof ClientFacts)[]).filter((field) => known[field] !== person[field]);
	if (changed.length === 0) return { caseId };
	await tx.update(client).set(person).where(eq(client.id, clientId));
	await correctPlacements(tx, clientId, person);
	// Names and dates stay out of the time line: it says what was corrected, the data themselves say what holds.
	const text = changed.map((field) => labels[field]).join(', ');
	await recordCaseEvent(tx, actor, { caseId, kind: 'client-changed', text, subjectId: clientId });
	return { caseId };
}

const selectClient = (tx: Db, caseId: string) =>
	tx
		.select({
			...{ clientId: client.id, firstName: client.firstName, lastName: client.lastName },
			...{ birthDate: client.birthDate, sex: client.sex, unaccompanied: client.unaccompanied }
		})
		.from(helpCase)
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.where(eq(helpCase.id, caseId));

async function correctPlacements(tx: Db, clientId: string, person: ClientFacts) {
	const { firstName, lastName, birthDate, sex, unaccompanied } = person;
	const rows = await tx
		.select({ id: placement.id, begin: placement.beginDay })
		.from(placement)
		.where(and(eq(placement.clientId, clientId), inArray(placement.state, [...livePlacementStates])));
	for (const { id, begin } of rows) {
		const said = { ageAtBegin: ageOn(birthDate, begin), sex, unaccompanied };
		await tx.update(placement).set(said).where(eq(placement.id, id));
	}
	await tx
		.update(placementIdentity)
		.set({ firstName, lastName, birthDate })
		.where(
			inArray(
				placementIdentity.placementId,
				rows.map(({ id }) => id)
			)
		);
}

/** Cases of people in the own office with this name and birth date: whether the new one is already known. */
export const findNamesakes = (
	tx: Db,
	{ firstName, lastName, birthDate }: Pick<ClientFacts, 'firstName' | 'lastName' | 'birthDate'>
) =>
	tx
		.select({
			...{ clientId: client.id, caseId: helpCase.id, number: helpCase.number, closedOn: helpCase.closedOn },
			...{ firstName: client.firstName, lastName: client.lastName, birthDate: client.birthDate }
		})
		.from(client)
		.innerJoin(helpCase, eq(helpCase.clientId, client.id))
		.where(
			and(
				eq(client.birthDate, birthDate),
				sql`lower(${client.firstName}) = lower(${firstName})`,
				sql`lower(${client.lastName}) = lower(${lastName})`
			)
		)
		.orderBy(helpCase.createdAt)
		.limit(10);
