import { addDays, formatDay, type Day } from '../day';
import { workRuleOn } from '../cases/work-rules';

export type StayDays = { begin: Day; end: Day; arrivedOn: Day | null; today: Day };

/** Steps that happen on a day which the person who records them names. */
export type DayStep = 'arrived' | 'not-arrived' | 'ended';

/** Steps that move the planned last day. */
export type EndChange = 'extended' | 'shortened';

/** Why the day of a step cannot be; null when it can. What is recorded has happened, so no day lies ahead. */
export function stayDayProblem(step: DayStep, day: Day, stay: StayDays): string | null {
	if (day > stay.today) return 'Der Tag liegt in der Zukunft.';
	return problemOf[step](day, stay);
}

const problemOf: Record<DayStep, (day: Day, stay: StayDays) => string | null> = {
	arrived: (day, { begin, end, today }) => {
		const earliest = addDays(begin, -workRuleOn('early-arrival-days', today));
		if (day < earliest) return `Die Aufnahme ist frühestens am ${formatDay(earliest)} möglich.`;
		return day > end ? `Die Hilfe ist nur bis ${formatDay(end)} geplant.` : null;
	},
	'not-arrived': (day, { begin }) => (day < begin ? `Die Hilfe beginnt erst am ${formatDay(begin)}.` : null),
	ended: (day, { end, arrivedOn }) => {
		if (arrivedOn !== null && day < arrivedOn) return `Die Aufnahme war erst am ${formatDay(arrivedOn)}.`;
		return day > end ? `Die Hilfe ist nur bis ${formatDay(end)} geplant: bitte erst verlängern.` : null;
	}
};

/** Why a planned last day cannot be moved to `day`; null when it can. */
export function endChangeProblem(
	change: EndChange,
	day: Day,
	{ begin, end, arrivedOn, today }: StayDays
): string | null {
	if (change === 'extended') return day > end ? null : `Die Hilfe ist schon bis ${formatDay(end)} geplant.`;
	const first = arrivedOn ?? begin;
	if (day >= end) return `Die Hilfe ist nur bis ${formatDay(end)} geplant.`;
	if (day < first) return `Die Hilfe beginnt erst am ${formatDay(first)}.`;
	return arrivedOn !== null && day < today ? 'Der Tag liegt in der Vergangenheit: bitte das Ende eintragen.' : null;
}
