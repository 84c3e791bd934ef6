import { addDays, formatDay, type Day } from '../day';
import { lawOn } from '../law';
import { addMonths, orNextWorkingDay } from '../working-days';
import { isNotice, type WrittenKind } from './kinds';

/**
 * Day on which a notice sent by post counts as notified (§ 37 Abs. 2 Satz 1 SGB X). Reading: it stays that day on a
 * weekend or holiday too, because a fiction is no period that somebody could miss (§ 26 Abs. 3 SGB X does not apply).
 */
export const notifiedOn = (postedOn: Day) => addDays(postedOn, lawOn('notified-days-after-posting', postedOn));

/**
 * Last day of the objection period: one month after notification (§ 70 Abs. 1 VwGO), the day of notification not counted
 * (§ 187 Abs. 1 BGB); a Saturday, Sunday or public holiday at the office moves it to the next working day (§ 193 BGB,
 * § 26 Abs. 3 SGB X).
 */
export const objectionUntil = (notified: Day, land: string) =>
	orNextWorkingDay(addMonths(notified, lawOn('objection-months', notified)), land);

/** Both days of a letter; letters that decide nothing have neither. */
export function periodsOf(kind: WrittenKind, postedOn: Day, land: string) {
	if (!isNotice(kind)) return { notifiedOn: null, objectionUntil: null };
	const notified = notifiedOn(postedOn);
	return { notifiedOn: notified, objectionUntil: objectionUntil(notified, land) };
}

type Periods = { notifiedOn: Day | null; objectionUntil: Day | null };

/** 'zur Post am 20.11.2026, bekannt gegeben am 24.11.2026, Widerspruch bis 28.12.2026'; empty without a period. */
export function periodsInWords(postedOn: Day, { notifiedOn: notified, objectionUntil: until }: Periods): string {
	if (notified === null || until === null) return '';
	return `zur Post am ${formatDay(postedOn)}, bekannt gegeben am ${formatDay(notified)}, Widerspruch bis ${formatDay(until)}`;
}
