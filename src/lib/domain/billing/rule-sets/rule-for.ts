import { toEpochDay } from '../../day';
import type { BilledStay } from '../facts';
import { minutesAway } from '../hours-away';
import { isFor, type DayContract, type DayRule } from './day-contract';
import type { Away } from './merged-absences';

/** The first row of the table that is for this absence; null = a person decides. */
export const ruleFor = (contract: DayContract, stay: BilledStay, away: Away): DayRule | null =>
	contract.rules.find(
		({ settings, reasons, atMost }) =>
			isFor(settings, stay.setting) &&
			reasons.includes(away.absence.reason) &&
			(atMost === null || isShort(away, atMost, { contract, stay }))
	) ?? null;

type Length = NonNullable<DayRule['atMost']>;
type Within = { contract: DayContract; stay: BilledStay };

function isShort(away: Away, { days, hours }: Length, { contract, stay }: Within): boolean {
	const calendarDays = away.last - Math.max(away.from, toEpochDay(stay.entry)) + 1;
	if (days !== null && calendarDays > days) return false;
	const { from, to, fromTime, toTime } = away.absence;
	if (!away.returns || to === null || fromTime === null || toTime === null) {
		return calendarDays <= contract.daysWithoutTimes;
	}
	const minutes = minutesAway({ from, fromTime, to, toTime });
	const limit = hours * 60;
	return contract.limitIsWithin ? minutes <= limit : minutes < limit;
}
