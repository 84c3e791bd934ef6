import { and, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Day } from '../../domain/day';
import { deletionPlan, type KeptCase } from '../../domain/documents/deletion-plan';
import { retentionRules, ruleOn, withOwnYears, type RetentionCode } from '../../domain/documents/retention-rules';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { caseEvent, client, helpCase } from '../db/schema/cases';
import { clientRestriction, deletionMark } from '../db/schema/documents';
import { placement } from '../db/schema/placements';
import { env } from '../env';

const MOST_SHOWN = 200;

/** The product's rules with what this installation decided. */
export const ownRules = () => withOwnYears(retentionRules, { 'without-help': env().retentionWithoutHelpYears });

const alive = sql`${placement.state} IN ('requested', 'reserved', 'consented', 'booked', 'active')`;

/** In the office's time zone. */
const dayOf = (moment: SQL) => sql`(${moment} AT TIME ZONE 'Europe/Berlin')::date`;

const lastEvent = sql`(SELECT max(${caseEvent.at}) FROM ${caseEvent} WHERE ${caseEvent.caseId} = ${helpCase.id})`;

/**
 * Facts of cases that decide on their deletion. A help took place as soon as somebody arrived; until then an open case
 * is being worked on, however old it is.
 */
export async function findKeptCases(tx: Db, only?: SQL): Promise<KeptCase[]> {
	const ofCase = sql`FROM ${placement} WHERE ${placement.caseId} = ${helpCase.id}`;
	const helpEnd = sql`(SELECT max(coalesce(${placement.leftOn}, ${placement.endDay})) ${ofCase} AND ${placement.arrivedOn} IS NOT NULL)`;
	return tx
		.select({
			caseId: helpCase.id,
			number: helpCase.number,
			birthDate: client.birthDate,
			restsSince: sql<Day>`coalesce(${helpCase.closedOn}, ${dayOf(sql`coalesce(${lastEvent}, ${helpCase.createdAt})`)})`,
			running: sql<boolean>`EXISTS (SELECT ${ofCase} AND ${alive}) OR (${helpCase.closedOn} IS NULL AND ${helpEnd} IS NULL)`,
			// Greatest passes over what is not known; without any help the day of closing is none of its end.
			helpEndedOn: sql<Day | null>`CASE WHEN ${helpEnd} IS NULL THEN NULL ELSE greatest(${helpEnd}, ${helpCase.closedOn}) END`,
			restriction: clientRestriction.reason
		})
		.from(helpCase)
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.leftJoin(clientRestriction, eq(clientRestriction.clientId, client.id))
		.where(only);
}

const marker = alias(account, 'marker');
const eraser = alias(account, 'eraser');

const findMarks = (tx: Db, condition: SQL) =>
	tx
		.select({
			markId: deletionMark.id,
			caseId: deletionMark.caseId,
			number: deletionMark.caseNumber,
			rule: sql<RetentionCode>`${deletionMark.rule}`,
			markedBy: marker.name,
			markedById: deletionMark.markedBy,
			markedAt: deletionMark.markedAt,
			erasedBy: eraser.name,
			erasedAt: deletionMark.erasedAt
		})
		.from(deletionMark)
		.leftJoin(marker, eq(marker.id, deletionMark.markedBy))
		.leftJoin(eraser, eq(eraser.id, deletionMark.erasedBy))
		.where(condition)
		.orderBy(desc(deletionMark.id))
		.limit(MOST_SHOWN);

/** What is to be deleted, what is proposed, what was deleted: nothing is changed by looking. */
export async function getDeletionPlan(tx: Db, today: Day) {
	const rules = ownRules();
	const plan = deletionPlan(await findKeptCases(tx), rules, today);
	const proposed = await findMarks(tx, isNull(deletionMark.erasedAt));
	const known = new Set(proposed.map(({ caseId }) => caseId));
	const due = plan.due.filter(({ caseId }) => !known.has(caseId));
	return {
		due: due.slice(0, MOST_SHOWN),
		dueCount: due.length,
		restricted: plan.restricted.slice(0, MOST_SHOWN),
		keptCount: plan.keptCount,
		nextDue: plan.nextDue,
		proposed,
		erased: await findMarks(tx, isNotNull(deletionMark.erasedAt)),
		rules: (['help-file', 'without-help'] as const).map((code) => ruleOn(rules, code, today))
	};
}

export const findOpenMark = async (tx: Db, caseId: string) =>
	(
		await tx
			.select({ markId: deletionMark.id })
			.from(deletionMark)
			.where(and(eq(deletionMark.caseId, caseId), isNull(deletionMark.erasedAt)))
	)[0];
