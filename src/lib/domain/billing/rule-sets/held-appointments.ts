import type { Day } from '../../day';
import type { Appointment, BilledRecord } from '../facts';

/** Appointments for which nothing is on record; each record of a meeting, or of nobody being there, stands for one. */
export function openAppointments(
	appointments: readonly Appointment[],
	records: readonly BilledRecord[]
): Appointment[] {
	const open = new Map<Day, Appointment[]>();
	for (const one of appointments) open.set(one.day, [...(open.get(one.day) ?? []), one]);
	// The journey of a no-show tells nothing about the length of its appointment: what was held chooses first.
	const holding = records.filter(holds).toSorted((a, b) => Number(!wasHeld(a)) - Number(!wasHeld(b)));
	for (const record of holding) {
		const ofDay = open.get(record.day) ?? [];
		const held = closest(ofDay, record);
		open.set(
			record.day,
			ofDay.filter((one) => one !== held)
		);
	}
	const left = new Set([...open.values()].flat());
	return appointments.filter((one) => left.has(one));
}

const wasHeld = ({ kind }: BilledRecord) => kind === 'with-person' || kind === 'group';

/** A telephone call or a journey is not the appointment, and what is caught up on was another one. */
const holds = (record: BilledRecord) => record.catchUp === null && (wasHeld(record) || record.kind === 'no-show');

function closest(appointments: readonly Appointment[], { minutes }: BilledRecord): Appointment | undefined {
	const distance = (one: Appointment) => Math.abs(one.minutes - minutes);
	return appointments.toSorted((a, b) => distance(a) - distance(b))[0];
}
