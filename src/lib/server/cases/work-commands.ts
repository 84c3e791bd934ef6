import { and, eq, isNull } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import type { DeputyInput } from '../../domain/cases/assignment';
import type { JurisdictionInput } from '../../domain/cases/jurisdiction';
import type { PersonInput } from '../../domain/cases/people';
import { formatDay } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { casePerson, helpCase, jurisdiction } from '../db/schema/cases';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { recordCaseEvent } from './case-events';
import { refuseRestricted, restrictedSince } from './restriction';

/** The case's row, locked: what several people do for it at once happens one after the other. */
export async function lockCaseRow(tx: Db, caseId: string) {
	const [row] = await tx
		.select({ officeAgs: helpCase.officeAgs, restrictedSince })
		.from(helpCase)
		.where(eq(helpCase.id, caseId))
		.for('no key update');
	const help = found(row);
	refuseRestricted(help);
	return help;
}

/** A colleague of the same office whose role works on cases. @throws InvalidInput at the field */
async function colleagueName(tx: Db, officeAgs: string, { id, field }: { id: string; field: string }) {
	const [person] = await tx
		.select({ name: account.name, role: account.role })
		.from(account)
		.where(and(eq(account.id, id), eq(account.officeAgs, officeAgs), isNull(account.disabledAt)));
	if (!person || !can(person.role, 'cases/write')) throw new InvalidInput({ [field]: 'Bitte eine Fachkraft wählen.' });
	return person.name;
}

export async function assignCase(tx: Db, actor: Actor, { caseId, workerId }: { caseId: string; workerId: string }) {
	const { officeAgs } = await lockCaseRow(tx, caseId);
	const text = `an ${await colleagueName(tx, officeAgs, { id: workerId, field: 'workerId' })}`;
	await tx.update(helpCase).set({ workerId }).where(eq(helpCase.id, caseId));
	await recordCaseEvent(tx, actor, { caseId, kind: 'assigned', text, subjectId: workerId });
	return { caseId, workerId };
}

export async function setDeputy(tx: Db, actor: Actor, { caseId, deputyId, from, until }: DeputyInput) {
	const { officeAgs } = await lockCaseRow(tx, caseId);
	const name = deputyId && (await colleagueName(tx, officeAgs, { id: deputyId, field: 'deputyId' }));
	const days = deputyId === null ? { from: null, until: null } : { from, until };
	await tx
		.update(helpCase)
		.set({ deputyId, deputyFrom: days.from, deputyUntil: days.until })
		.where(eq(helpCase.id, caseId));
	const text =
		name && days.from && days.until ? `${name}, ${formatDay(days.from)} – ${formatDay(days.until)}` : 'aufgehoben';
	await recordCaseEvent(tx, actor, { caseId, kind: 'deputy-set', text });
	return { caseId, deputyId };
}

export async function addNote(tx: Db, actor: Actor, { caseId, text }: { caseId: string; text: string }) {
	await lockCaseRow(tx, caseId);
	await recordCaseEvent(tx, actor, { caseId, kind: 'note', text });
	return { caseId };
}

const savedId = { personId: casePerson.id };

const ofCase = (caseId: string, personId: string) => and(eq(casePerson.id, personId), eq(casePerson.caseId, caseId));

export async function savePerson(tx: Db, actor: Actor, { caseId, personId, ...person }: PersonInput) {
	const { officeAgs } = await lockCaseRow(tx, caseId);
	const [saved] =
		personId === null
			? await tx
					.insert(casePerson)
					.values({ caseId, officeAgs, ...person })
					.returning(savedId)
			: await tx.update(casePerson).set(person).where(ofCase(caseId, personId)).returning(savedId);
	const { personId: id } = found(saved);
	// The log names the row, never the person.
	await recordCaseEvent(tx, actor, { caseId, kind: 'person-added', subjectId: id });
	return { personId: id };
}

export async function removePerson(tx: Db, actor: Actor, { caseId, personId }: { caseId: string; personId: string }) {
	await lockCaseRow(tx, caseId);
	const [removed] = await tx.delete(casePerson).where(ofCase(caseId, personId)).returning(savedId);
	await recordCaseEvent(tx, actor, { caseId, kind: 'person-removed', subjectId: found(removed).personId });
	return { personId };
}

/** One responsible office per day: an entry for the same day replaces the one before. */
export async function setJurisdiction(tx: Db, actor: Actor, { caseId, fromDay, ...values }: JurisdictionInput) {
	const { officeAgs } = await lockCaseRow(tx, caseId);
	await tx
		.insert(jurisdiction)
		.values({ caseId, officeAgs, fromDay, ...values })
		.onConflictDoUpdate({ target: [jurisdiction.caseId, jurisdiction.fromDay], set: values });
	const text = `${values.responsible}, ab ${formatDay(fromDay)}`;
	await recordCaseEvent(tx, actor, { caseId, kind: 'jurisdiction-set', text });
	return { caseId, fromDay };
}
