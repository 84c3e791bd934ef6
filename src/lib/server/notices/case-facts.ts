import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { ageOn, type Day } from '../../domain/day';
import { goesOutAfterClosing, type WrittenKind } from '../../domain/notices/kinds';
import { refuseClosed, refuseRestricted, restrictedSince } from '../cases/restriction';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { casePerson, client, helpCase } from '../db/schema/cases';
import { consultation, consultationAddendum, consultationParticipant, helpPlan } from '../db/schema/consultations';
import { office } from '../db/schema/directory';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

/**
 * The case a letter is about, with its young person.
 * @throws not-found, restricted when nobody may work with it, or closed where the letter is none of those that end it.
 */
export async function caseOfLetter(tx: Db, caseId: string, kind: WrittenKind | null) {
	const [row] = await tx
		.select({
			caseId: helpCase.id,
			officeAgs: helpCase.officeAgs,
			number: helpCase.number,
			firstName: client.firstName,
			lastName: client.lastName,
			birthDate: client.birthDate,
			land: office.landCode,
			closedOn: helpCase.closedOn,
			restrictedSince
		})
		.from(helpCase)
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.innerJoin(office, eq(office.ags, helpCase.officeAgs))
		.where(eq(helpCase.id, caseId));
	const { restrictedSince: since, ...help } = found(row);
	refuseRestricted({ restrictedSince: since });
	if (kind !== null && !goesOutAfterClosing(kind)) refuseClosed(help);
	return help;
}
export type CaseOfLetter = Awaited<ReturnType<typeof caseOfLetter>>;

/** People of the case that a letter may go to, custodians first. */
export const peopleOf = (tx: Db, caseId: string) =>
	tx
		.select({
			personId: casePerson.id,
			role: casePerson.role,
			custodian: casePerson.custodian,
			name: casePerson.name,
			street: casePerson.street,
			postalCode: casePerson.postalCode,
			place: casePerson.place
		})
		.from(casePerson)
		.where(eq(casePerson.caseId, caseId))
		.orderBy(desc(casePerson.custodian), asc(casePerson.name));
export type PersonOfCase = Awaited<ReturnType<typeof peopleOf>>[number];

/** The newest consultation: for a record or a reason a closed one, for an invitation one that is still open. */
export async function latestConsultation(tx: Db, caseId: string, { closed }: { closed: boolean }) {
	const wanted = closed
		? isNotNull(consultation.closedAt)
		: and(isNull(consultation.closedAt), isNull(consultation.cancelledAt));
	const [row] = await tx
		.select({ id: consultation.id })
		.from(consultation)
		.where(and(eq(consultation.caseId, caseId), wanted))
		.orderBy(closed ? desc(consultation.closedAt) : desc(consultation.meetingAt))
		.limit(1);
	return row ? consultationOfLetter(tx, row.id) : null;
}

/** One consultation with everybody who took part and what was added after its closing. */
export async function consultationOfLetter(tx: Db, consultationId: string) {
	const [row] = await tx.select().from(consultation).where(eq(consultation.id, consultationId));
	const participants = await tx
		.select({
			name: consultationParticipant.name,
			function: consultationParticipant.function,
			vote: consultationParticipant.vote,
			comment: consultationParticipant.comment
		})
		.from(consultationParticipant)
		.where(eq(consultationParticipant.consultationId, consultationId))
		.orderBy(asc(consultationParticipant.name));
	const addenda = await tx
		.select({ at: consultationAddendum.at, by: account.name, text: consultationAddendum.text })
		.from(consultationAddendum)
		.innerJoin(account, eq(account.id, consultationAddendum.accountId))
		.where(eq(consultationAddendum.consultationId, consultationId))
		.orderBy(asc(consultationAddendum.at), asc(consultationAddendum.id));
	return { ...found(row), participants, addenda };
}
export type ConsultationOfLetter = Awaited<ReturnType<typeof consultationOfLetter>>;

/** What decides whether a letter may go out: age, custody, and the words that stay in the file. */
export async function factsForCheck(tx: Db, help: CaseOfLetter, date: Day) {
	const people = await peopleOf(tx, help.caseId);
	return {
		age: ageOn(help.birthDate, date),
		custodianIds: people.filter(({ custodian }) => custodian).map(({ personId }) => personId),
		confidential: await confidentialTexts(tx, help.caseId)
	};
}

async function confidentialTexts(tx: Db, caseId: string): Promise<string[]> {
	const plans = await tx
		.select({ need: helpPlan.need, services: helpPlan.services, goals: helpPlan.goals, contact: helpPlan.contactRules })
		.from(helpPlan)
		.where(eq(helpPlan.caseId, caseId));
	const { situation, resources, risk, wishes, goals } = consultation;
	const consultations = await tx
		.select({ situation, resources, risk, wishes, goals })
		.from(consultation)
		.where(eq(consultation.caseId, caseId));
	return [
		...plans.flatMap(({ goals: planned, ...texts }) => [...Object.values(texts), ...planned.map(({ text }) => text)]),
		...consultations.flatMap((texts) => Object.values(texts))
	];
}

/** Who writes: name and ways to be asked about the letter. */
export async function contactOf(tx: Db, { viewer }: Actor) {
	const [row] = await tx
		.select({ name: account.name, phone: account.phone, email: sql<string | null>`${account.email}` })
		.from(account)
		.where(eq(account.id, viewer.id));
	return row ?? { name: viewer.name, phone: null, email: null };
}
