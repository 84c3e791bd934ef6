import { addDays, addYears, firstDayAtAge, type Day } from '../day';
import { ruleOn, type RetentionCode, type RetentionRule } from './retention-rules';

/** What decides when a case is to be deleted. */
export type KeptCase = {
	caseId: string;
	number: string;
	birthDate: Day;
	/** The day of its closing; before, the day on which something last happened. */
	restsSince: Day;
	/** Help is asked for, reserved, booked or running, or the case is open and help may still come about. */
	running: boolean;
	/** Last day of the last help; null when none came about. */
	helpEndedOn: Day | null;
	/** Why the person's data may not be deleted yet (§ 84 Abs. 3 SGB X). */
	restriction: string | null;
};

export type PlannedDeletion = { caseId: string; number: string; rule: RetentionCode; dueOn: Day };
export type HeldBack = PlannedDeletion & { reason: string };

export type DeletionPlan = {
	/** To be deleted now, the longest overdue first. */
	due: PlannedDeletion[];
	/** Over, but not to be deleted: processing is restricted. */
	restricted: HeldBack[];
	/** How many are kept, and the first of them whose time will be over. */
	keptCount: number;
	nextDue: PlannedDeletion | null;
};

/** Which cases are to be deleted on a day, by which rule. Running ones are kept without looking at any rule. */
export function deletionPlan(cases: readonly KeptCase[], rules: readonly RetentionRule[], today: Day): DeletionPlan {
	const planned = cases
		.filter(({ running }) => !running)
		.map((kept) => ({ kept, deletion: deletionOf(kept, rules, today) }))
		.sort((a, b) => compare(a.deletion, b.deletion));
	const over = planned.filter(({ deletion }) => deletion.dueOn <= today);
	const waiting = planned.filter(({ deletion }) => deletion.dueOn > today);
	return {
		due: over.filter(({ kept }) => kept.restriction === null).map(({ deletion }) => deletion),
		restricted: over.flatMap(({ kept: { restriction }, deletion }) =>
			restriction === null ? [] : [{ ...deletion, reason: restriction }]
		),
		keptCount: cases.length - over.length,
		nextDue: waiting[0]?.deletion ?? null
	};
}

const compare = (a: PlannedDeletion, b: PlannedDeletion) =>
	a.dueOn === b.dueOn ? a.number.localeCompare(b.number) : a.dueOn < b.dueOn ? -1 : 1;

/** The day on which a case that is over is to be deleted. */
export function deletionOf(kept: KeptCase, rules: readonly RetentionRule[], today: Day): PlannedDeletion {
	const code = kept.helpEndedOn === null ? 'without-help' : 'help-file';
	const rule = ruleOn(rules, code, today);
	return { caseId: kept.caseId, number: kept.number, rule: code, dueOn: dueDay(kept, rule) };
}

/** The day after the last day on which it is kept; it never lies before the day after the help's end. */
function dueDay(kept: KeptCase, { after, years }: RetentionRule): Day {
	const ended = kept.helpEndedOn ?? kept.restsSince;
	const kinds = { 'age-30': firstDayAtAge(kept.birthDate, 30), 'end-of-help': ended, closing: kept.restsSince };
	const day = addDays(addYears(kinds[after], years), 1);
	return day > ended ? day : addDays(ended, 1);
}
