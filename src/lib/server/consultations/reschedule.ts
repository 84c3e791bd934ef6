import { eq } from 'drizzle-orm';
import { rescheduleProblems } from '../../domain/consultations/calling';
import { formatDay } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import { recordChange } from '../cases/case-events';
import { dayInGermany } from '../clock';
import type { Db } from '../db/client';
import { consultation, consultationParticipant } from '../db/schema/consultations';
import type { Actor } from '../trpc/context';
import { audited, listenersOf, lockOpen, namedParticipants, tell } from './commands';
import type { CancelInput, RescheduleInput } from './input';

/**
 * Another day, more time for the votes, or more people: a consultation whose deadline has passed with too few votes goes
 * on. Votes that were cast stay.
 */
export async function reschedule(tx: Db, actor: Actor, input: RescheduleInput) {
	const { consultationId, meetingAt, voteUntil } = input;
	const own = await lockOpen(tx, consultationId);
	const { caseId, officeAgs, help } = own;
	const invited = await invitedTo(tx, consultationId);
	const added = await namedParticipants(tx, officeAgs, input);
	const call = { participants: [...invited, ...added], meetingAt, voteUntil };
	const problems = rescheduleProblems(call, own, actor.now);
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
	await tx.update(consultation).set({ meetingAt, voteUntil }).where(eq(consultation.id, consultationId));
	if (added.length > 0) {
		await tx.insert(consultationParticipant).values(added.map((one) => ({ officeAgs, consultationId, ...one })));
	}
	const details = { caseId, consultationId, number: help.number };
	const to = (people: readonly { accountId: string | null }[]) => ({
		...{ officeAgs, at: actor.now },
		accountIds: people.flatMap(({ accountId }) => (accountId === actor.viewer.id ? [] : (accountId ?? [])))
	});
	const moved = !sameMoment(own.meetingAt, meetingAt) || !sameMoment(own.voteUntil, voteUntil);
	if (moved) await tell(tx, to(invited), 'consultation-rescheduled', details);
	await tell(tx, to(added), 'consultation-invited', details);
	await recordChange(tx, actor, {
		...{ caseId, officeAgs, audited: audited('consultations/rescheduled', consultationId, { added: added.length }) },
		event: { kind: 'consultation-rescheduled', text: changesInWords({ ...call, added: added.length }) }
	});
	return { consultationId };
}

const sameMoment = (one: string, other: string) => Date.parse(one) === Date.parse(other);

/** 'Termin 04.12.2026, abstimmen bis 06.12.2026, eine weitere Person' */
function changesInWords({ meetingAt, voteUntil, added }: { meetingAt: string; voteUntil: string; added: number }) {
	const [meeting, deadline] = [meetingAt, voteUntil].map((moment) => formatDay(dayInGermany(moment)));
	const more = added === 0 ? [] : [added === 1 ? 'eine weitere Person' : `${String(added)} weitere Personen`];
	return [`Termin ${meeting ?? ''}`, `abstimmen bis ${deadline ?? ''}`, ...more].join(', ');
}

const invitedTo = (tx: Db, consultationId: string) =>
	tx
		.select({
			accountId: consultationParticipant.accountId,
			name: consultationParticipant.name,
			function: consultationParticipant.function
		})
		.from(consultationParticipant)
		.where(eq(consultationParticipant.consultationId, consultationId));

/** Calls an open consultation off: it stays readable, and nobody votes or closes it any more. */
export async function cancel(tx: Db, actor: Actor, { consultationId, reason }: CancelInput) {
	const own = await lockOpen(tx, consultationId);
	const { caseId, officeAgs, help } = own;
	const listeners = await listenersOf(tx, consultationId, help.workerId);
	await tx
		.update(consultation)
		.set({ cancelledAt: actor.now, cancelReason: reason })
		.where(eq(consultation.id, consultationId));
	const accountIds = listeners.filter((accountId) => accountId !== actor.viewer.id);
	const details = { caseId, consultationId, number: help.number };
	await tell(tx, { officeAgs, accountIds, at: actor.now }, 'consultation-cancelled', details);
	await recordChange(tx, actor, {
		...{ caseId, officeAgs, audited: audited('consultations/cancelled', consultationId) },
		event: { kind: 'consultation-cancelled', text: reason }
	});
	return { consultationId };
}
