import { and, eq, isNull } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import { chargeOf, type DeputyInput } from '../../domain/cases/assignment';
import type { JurisdictionInput } from '../../domain/cases/jurisdiction';
import type { PersonInput } from '../../domain/cases/people';
import { formatDay } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { casePerson, helpCase, jurisdiction } from '../db/schema/cases';
import { tellOffice } from '../inbox/commands';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { recordCaseEvent } from './case-events';
import { tellProvidersOfWorker } from './worker-contact';
import { refuseClosed, refuseRestricted, restrictedSince } from './restriction';

/** What is done for a case that is closed: who answers for it, what was wrong in it, and claims that outlive it. */
type Reach = 'open' | 'even-closed';

/** The case's row, locked: what several people do for it at once happens one after the other. */
export async function lockCaseRow(tx: Db, caseId: string, reach: Reach = 'open') {
	const [row] = await tx
		.select({
			...{ officeAgs: helpCase.officeAgs, number: helpCase.number, closedOn: helpCase.closedOn, restrictedSince },
			...{ workerId: helpCase.workerId, deputyId: helpCase.deputyId },
			...{ deputyFrom: helpCase.deputyFrom, deputyUntil: helpCase.deputyUntil }
		})
		.from(helpCase)
		.where(eq(helpCase.id, caseId))
		.for('no key update');
	const help = found(row);
	refuseRestricted(help);
	if (reach === 'open') refuseClosed(help);
	return help;
}

/** A colleague of the same office whose role works on cases. @throws InvalidInput at the field */
async function colleagueOf(tx: Db, officeAgs: string, { id, field }: { id: string; field: string }) {
	const [person] = await tx
		.select({ name: account.name, role: account.role, email: account.email, phone: account.phone })
		.from(account)
		.where(and(eq(account.id, id), eq(account.officeAgs, officeAgs), isNull(account.disabledAt)));
	if (!person || !can(person.role, 'cases/write')) throw new InvalidInput({ [field]: 'Bitte eine Fachkraft wählen.' });
	return person;
}

export async function assignCase(tx: Db, actor: Actor, { caseId, workerId }: { caseId: string; workerId: string }) {
	const { officeAgs, number } = await lockCaseRow(tx, caseId, 'even-closed');
	const colleague = await colleagueOf(tx, officeAgs, { id: workerId, field: 'workerId' });
	await tx.update(helpCase).set({ workerId }).where(eq(helpCase.id, caseId));
	await tellProvidersOfWorker(tx, caseId, colleague);
	if (workerId !== actor.viewer.id) {
		const message = { kind: 'case-assigned' as const, at: actor.now, details: { caseId, number } };
		await tellOffice(tx, { officeAgs, accountId: workerId }, message);
	}
	await recordCaseEvent(tx, actor, { caseId, kind: 'assigned', text: `an ${colleague.name}`, subjectId: workerId });
	return { caseId, workerId };
}

/** Who stands in is decided by whoever is in charge, or assigns cases: nobody makes themselves the deputy of others. */
export async function setDeputy(tx: Db, actor: Actor, { caseId, deputyId, from, until }: DeputyInput) {
	const { officeAgs, ...help } = await lockCaseRow(tx, caseId);
	if (!can(actor.viewer.role, 'cases/assign') && chargeOf(help, actor.viewer.id, actor.today) === null) {
		throw new DomainError('not-allowed');
	}
	const colleague = deputyId && (await colleagueOf(tx, officeAgs, { id: deputyId, field: 'deputyId' }));
	const days = deputyId === null ? { from: null, until: null } : { from, until };
	await tx
		.update(helpCase)
		.set({ deputyId, deputyFrom: days.from, deputyUntil: days.until })
		.where(eq(helpCase.id, caseId));
	const text =
		colleague && days.from && days.until
			? `${colleague.name}, ${formatDay(days.from)} – ${formatDay(days.until)}`
			: 'aufgehoben';
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
