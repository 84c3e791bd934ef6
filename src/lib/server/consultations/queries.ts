import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { can, roles } from '../../domain/access/permissions';
import { closingReadiness } from '../../domain/consultations/closing';
import { countVotes, voteRefusal } from '../../domain/consultations/voting';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { client, helpCase } from '../db/schema/cases';
import { consultation, consultationAddendum, consultationParticipant } from '../db/schema/consultations';
import { choiceRecord, placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { headOf } from './case-of';

/** Who of the office can be invited: everybody who may read cases. */
export const findColleagues = (tx: Db, officeAgs: string) =>
	tx
		.select({ accountId: account.id, name: account.name, role: account.role })
		.from(account)
		.where(
			and(
				eq(account.officeAgs, officeAgs),
				isNull(account.disabledAt),
				inArray(
					account.role,
					roles.filter((role) => can(role, 'cases/read'))
				)
			)
		)
		.orderBy(asc(account.name), asc(account.id));

/** The consultations of a case, newest first, with their votes. */
export async function findConsultations(tx: Db, caseId: string) {
	const rows = await tx
		.select({
			...{ consultationId: consultation.id, calledAt: consultation.calledAt, meetingAt: consultation.meetingAt },
			...{ voteUntil: consultation.voteUntil, closedAt: consultation.closedAt, decision: consultation.decision },
			cancelledAt: consultation.cancelledAt,
			...{ serviceType: consultation.serviceType, fromDay: consultation.fromDay, untilDay: consultation.untilDay }
		})
		.from(consultation)
		.where(eq(consultation.caseId, caseId))
		.orderBy(desc(consultation.calledAt), asc(consultation.id));
	const participants = await participantsOf(
		tx,
		rows.map(({ consultationId }) => consultationId)
	);
	return rows.map((row) => ({
		...row,
		votes: countVotes(participants.filter(({ consultationId }) => consultationId === row.consultationId))
	}));
}

const participantsOf = (tx: Db, ids: readonly string[]) =>
	tx
		.select({
			...{ id: consultationParticipant.id, consultationId: consultationParticipant.consultationId },
			...{ accountId: consultationParticipant.accountId, name: consultationParticipant.name },
			...{ function: consultationParticipant.function, vote: consultationParticipant.vote },
			...{ comment: consultationParticipant.comment, votedAt: consultationParticipant.votedAt }
		})
		.from(consultationParticipant)
		.where(inArray(consultationParticipant.consultationId, [...ids]))
		.orderBy(sql`${consultationParticipant.accountId} IS NULL`, asc(consultationParticipant.name));

/** Neither decided nor called off. */
const isOpen = and(isNull(consultation.closedAt), isNull(consultation.cancelledAt));

/** Open consultations to which the person is invited, the most urgent vote first. */
export const findInvitations = (tx: Db, accountId: string) =>
	tx
		.select({
			...{ consultationId: consultation.id, caseId: helpCase.id, number: helpCase.number },
			...{ firstName: client.firstName, lastName: client.lastName, meetingAt: consultation.meetingAt },
			...{ voteUntil: consultation.voteUntil, serviceType: consultation.serviceType },
			vote: consultationParticipant.vote
		})
		.from(consultationParticipant)
		.innerJoin(consultation, eq(consultation.id, consultationParticipant.consultationId))
		.innerJoin(helpCase, eq(helpCase.id, consultation.caseId))
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.where(and(eq(consultationParticipant.accountId, accountId), isOpen))
		.orderBy(asc(consultation.voteUntil), asc(consultation.id))
		.limit(200);

/** One consultation with everything its page shows: people, votes, addenda and what is missing for its closing. */
export async function getConsultation(tx: Db, consultationId: string, actor: Actor) {
	const caller = alias(account, 'caller');
	const [row] = await tx
		.select({ body: consultation, calledByName: caller.name, closedByName: account.name })
		.from(consultation)
		.innerJoin(caller, eq(caller.id, consultation.calledBy))
		.leftJoin(account, eq(account.id, consultation.closedBy))
		.where(eq(consultation.id, consultationId));
	const { body, calledByName, closedByName } = found(row);
	const participants = await participantsOf(tx, [consultationId]);
	const mine = participants.find(({ accountId }) => accountId === actor.viewer.id);
	const { id: _id, officeAgs: _office, caseId, ...rest } = body;
	return {
		consultationId,
		help: await headOf(tx, caseId),
		...rest,
		...{ calledByName, closedByName, participants },
		votes: countVotes(participants),
		readiness: closingReadiness({ ...body, participants }),
		mine: mine ?? null,
		voteRefusal: voteRefusal(body, mine, actor.now),
		addenda: await findAddenda(tx, consultationId),
		/** A placement of the case has kept the list from which it was chosen. */
		hasChoiceRecord: (await findChoice(tx, caseId)) !== undefined
	};
}

const findAddenda = (tx: Db, consultationId: string) =>
	tx
		.select({
			...{ id: consultationAddendum.id, at: consultationAddendum.at, text: consultationAddendum.text },
			by: account.name
		})
		.from(consultationAddendum)
		.innerJoin(account, eq(account.id, consultationAddendum.accountId))
		.where(eq(consultationAddendum.consultationId, consultationId))
		.orderBy(asc(consultationAddendum.at), asc(consultationAddendum.id));

/** The list from which the case's newest placement was chosen. */
export async function findChoice(tx: Db, caseId: string) {
	const [row] = await tx
		.select({ frozenList: choiceRecord.frozenList })
		.from(choiceRecord)
		.innerJoin(placement, eq(placement.id, choiceRecord.placementId))
		.where(and(eq(placement.caseId, caseId), isNotNull(choiceRecord.frozenList)))
		.orderBy(desc(choiceRecord.at), asc(choiceRecord.id))
		.limit(1);
	return row;
}
