import { clockInGermany, momentInGermany } from '../consultations/local-time';
import type { Day } from '../day';

type Absent = { from: Day; fromTime: string; to: Day; toTime: string };

/** Minutes as they pass: a night in which the clocks change has an hour less or more. */
export const minutesAway = ({ from, fromTime, to, toTime }: Absent) =>
	(Date.parse(momentInGermany(to, toTime)) - Date.parse(momentInGermany(from, fromTime))) / 60_000;

/** False for the hour that is left out when summer time begins. */
export function timeExists(day: Day, time: string): boolean {
	const shown = clockInGermany(momentInGermany(day, time));
	return shown.day === day && shown.time === time;
}
