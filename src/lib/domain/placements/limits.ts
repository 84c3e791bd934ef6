import { addYears, type Day } from '../day';

const YEARS_BACK = 2;
const YEARS_AHEAD = 5;

/** Message per field when a period cannot be reserved; searching in it stays possible, for comparison. */
export function periodProblems(period: { begin: Day; end: Day }, today: Day): Record<string, string> {
	const problems: Record<string, string> = {};
	if (period.end < period.begin) problems.end = 'Das Ende liegt vor dem Beginn.';
	if (period.begin < addYears(today, -YEARS_BACK)) problems.begin = 'Der Beginn liegt mehr als zwei Jahre zurück.';
	if (period.begin > addYears(today, YEARS_AHEAD)) problems.begin = 'Der Beginn liegt mehr als fünf Jahre voraus.';
	return problems;
}

/** Why a running help cannot be planned until `day`; null when it can. */
export const farEndProblem = (day: Day, today: Day) =>
	day > addYears(today, YEARS_AHEAD) ? 'Das Ende darf höchstens fünf Jahre voraus liegen.' : null;
