import { addDays, earlierOf, laterOf, weekdayOf, type Day } from '../day';
import type { Appointment, BilledAbsence } from './facts';

/** Agreed for a weekday from a day on, to a last day (included) or until further notice. */
export type WeeklyAppointment = {
	weekday: number;
	minutes: number;
	individuallyDated: boolean;
	from: Day;
	until: Day | null;
};

/** The single appointments of a period, both days included. */
export function appointmentsBetween(weekly: readonly WeeklyAppointment[], from: Day, to: Day): Appointment[] {
	return weekly.flatMap(({ weekday, minutes, individuallyDated, ...agreed }) => {
		const first = laterOf(from, agreed.from);
		const last = agreed.until === null ? to : earlierOf(to, agreed.until);
		const appointments: Appointment[] = [];
		for (let day = onOrAfter(first, weekday); day <= last; day = addDays(day, 7)) {
			appointments.push({ day, minutes, individuallyDated });
		}
		return appointments;
	});
}

const onOrAfter = (day: Day, weekday: number) => addDays(day, (weekday - weekdayOf(day) + 7) % 7);

/**
 * Without those still to come: a record of them cannot be missing yet. Who will be away misses theirs, which the contract
 * decides about already.
 */
export const withoutAwaited = (
	appointments: readonly Appointment[],
	absences: readonly Pick<BilledAbsence, 'from' | 'to'>[],
	today: Day
) =>
	appointments.filter(
		({ day }) => day <= today || absences.some(({ from, to }) => from <= day && (to === null || day <= to))
	);
