import { eq } from 'drizzle-orm';
import { callProblems, type Invited } from '../../domain/consultations/calling';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordChange } from '../cases/case-events';
import type { Db } from '../db/client';
import { consultation, consultationAddendum, consultationParticipant } from '../db/schema/consultations';
import { tellOffice } from '../inbox/commands';
import { loadFrozenList } from '../offers/frozen-list';
import type { Actor, Settings } from '../trpc/context';
import { found } from '../trpc/procedures';
import { workableCase } from './case-of';
import type { AddendumInput, AttachInput, CallInput, SaveInput } from './input';
import { findChoice, findColleagues } from './queries';

/** Calls a consultation and tells everybody who is invited with an account. */
export async function call(tx: Db, actor: Actor, input: CallInput) {
	const { caseId, meetingAt, voteUntil, situation } = input;
	const { officeAgs, number } = await workableCase(tx, caseId);
	const participants = await namedParticipants(tx, officeAgs, input);
	const problems = callProblems({ participants, meetingAt, voteUntil }, actor.now);
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
	const [made] = await tx
		.insert(consultation)
		.values({ officeAgs, caseId, calledBy: actor.viewer.id, calledAt: actor.now, meetingAt, voteUntil, situation })
		.returning({ consultationId: consultation.id });
	const { consultationId } = found(made);
	await tx
		.insert(consultationParticipant)
		.values(participants.map((participant) => ({ officeAgs, consultationId, ...participant })));
	const others = participants.flatMap(({ accountId }) => (accountId === actor.viewer.id ? [] : (accountId ?? [])));
	await tell(tx, { officeAgs, accountIds: others, at: actor.now }, 'consultation-invited', {
		...{ caseId, consultationId, number }
	});
	await recordChange(tx, actor, {
		...{ caseId, officeAgs, event: { kind: 'consultation-called' as const } },
		audited: audited('consultations/called', consultationId, { participants: participants.length })
	});
	return { consultationId };
}

/** Colleagues are taken from the accounts of the office; whoever is none of them is a guest and needs a name. */
export async function namedParticipants(
	tx: Db,
	officeAgs: string,
	{ participants }: Pick<CallInput, 'participants'>
): Promise<Invited[]> {
	const colleagues = new Map((await findColleagues(tx, officeAgs)).map(({ accountId, name }) => [accountId, name]));
	const problems: Record<string, string> = {};
	const named = participants.map((participant, index) => {
		const { accountId } = participant;
		const name = accountId === null ? participant.name : colleagues.get(accountId);
		if (name === undefined) problems[`participants.${index}.accountId`] = 'Diese Person kann nicht eingeladen werden.';
		else if (name === '') problems[`participants.${index}.name`] = 'Bitte den Namen des Gastes angeben.';
		return { ...participant, name: name ?? '' };
	});
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
	return named;
}

type ConsultationMessage =
	'consultation-invited' | 'consultation-rescheduled' | 'consultation-cancelled' | 'consultation-closed';
type Recipients = { officeAgs: string; accountIds: readonly string[]; at: string };

export async function tell(
	tx: Db,
	{ officeAgs, accountIds, at }: Recipients,
	...[kind, details]: [kind: ConsultationMessage, details: Record<string, string>]
) {
	for (const accountId of new Set(accountIds)) await tellOffice(tx, { officeAgs, accountId }, { kind, at, details });
}

export const audited = (action: string, subjectId: string, details: Record<string, unknown> = {}) => ({
	...{ action, subjectKind: 'consultation', subjectId, details }
});

/** The consultation of a command, locked: a change, the closing and votes come one after the other. */
export async function lockOpen(tx: Db, consultationId: string) {
	const [row] = await tx.select().from(consultation).where(eq(consultation.id, consultationId)).for('update');
	const own = found(row);
	if (own.closedAt !== null) throw new DomainError('consultation/closed');
	if (own.cancelledAt !== null) throw new DomainError('consultation/cancelled');
	return { ...own, help: await workableCase(tx, own.caseId) };
}

export async function save(tx: Db, actor: Actor, { idempotencyKey: _key, consultationId, ...changes }: SaveInput) {
	const own = await lockOpen(tx, consultationId);
	const { fromDay, untilDay } = { ...own, ...changes };
	if (fromDay !== null && untilDay !== null && untilDay < fromDay) {
		throw new InvalidInput({ untilDay: 'Das Ende liegt vor dem Beginn.' });
	}
	const fields = Object.keys(changes);
	if (fields.length > 0) await tx.update(consultation).set(changes).where(eq(consultation.id, consultationId));
	await recordChange(tx, actor, { ...own, audited: audited('consultations/saved', consultationId, { fields }) });
	return { consultationId };
}

/** Keeps the offers that were looked at: those of the search given, else those from which the case's placement came. */
export async function attachSearch(
	tx: Db,
	{ actor, settings }: { actor: Actor; settings: Settings },
	{ consultationId, search }: AttachInput
) {
	const own = await lockOpen(tx, consultationId);
	const judged = { now: actor.now, limits: settings.reportLimits };
	const alternatives =
		search === null
			? (await findChoice(tx, own.caseId))?.frozenList
			: await loadFrozenList(tx, { need: { ...search, page: 1 }, judged, chosenOfferId: null });
	if (!alternatives) {
		throw new InvalidInput({ search: 'Für diesen Fall wurde noch nichts ausgewählt. Bitte suchen Sie zuerst.' });
	}
	await tx.update(consultation).set({ alternatives }).where(eq(consultation.id, consultationId));
	await recordChange(tx, actor, { ...own, audited: audited('consultations/search-attached', consultationId) });
	return { consultationId };
}

/** What was forgotten, after the closing; the consultation itself stays as it was. */
export async function addAddendum(tx: Db, actor: Actor, { consultationId, text }: AddendumInput) {
	const [row] = await tx.select().from(consultation).where(eq(consultation.id, consultationId));
	const { caseId, officeAgs, closedAt, cancelledAt } = found(row);
	await workableCase(tx, caseId);
	if (cancelledAt !== null) throw new DomainError('consultation/cancelled');
	if (closedAt === null) {
		throw new InvalidInput({ text: 'Die Teamberatung ist noch offen. Bitte ändern Sie den Text selbst.' });
	}
	const { now: at, viewer } = actor;
	await tx.insert(consultationAddendum).values({ officeAgs, consultationId, at, accountId: viewer.id, text });
	await recordChange(tx, actor, {
		...{ caseId, officeAgs, event: { kind: 'consultation-addendum' as const } },
		audited: audited('consultations/addendum', consultationId)
	});
	return { consultationId };
}

/** Accounts that hear of the closing: whoever took part, and the worker of the case. */
export async function listenersOf(tx: Db, consultationId: string, workerId: string | null) {
	const rows = await tx
		.select({ accountId: consultationParticipant.accountId })
		.from(consultationParticipant)
		.where(eq(consultationParticipant.consultationId, consultationId));
	return [...rows.flatMap(({ accountId }) => accountId ?? []), ...(workerId === null ? [] : [workerId])];
}
