import { asc, desc, eq } from 'drizzle-orm';
import { DomainError, InvalidInput } from '../../domain/errors';
import { formatDay, monthOf, type Day } from '../../domain/day';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { weeklyAppointment } from '../db/schema/billing';
import { placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { billedUntil, lockStay, type OwnStay } from './recorded-stay';
import type { SaveAppointmentInput } from './records-input';

const columns = {
	appointmentId: weeklyAppointment.id,
	weekday: weeklyAppointment.weekday,
	minutes: weeklyAppointment.minutes,
	individuallyDated: weeklyAppointment.individuallyDated,
	from: weeklyAppointment.fromDay,
	until: weeklyAppointment.untilDay
};

/** What is agreed for each week of a stay, what goes on first. */
export async function findAppointments(tx: Db, stayId: string) {
	const [stay] = await tx.select({ id: placement.id }).from(placement).where(eq(placement.id, stayId));
	return tx
		.select(columns)
		.from(weeklyAppointment)
		.where(eq(weeklyAppointment.placementId, found(stay).id))
		.orderBy(desc(weeklyAppointment.fromDay), asc(weeklyAppointment.weekday), asc(weeklyAppointment.id));
}

/** A new one, or other words for one there is; what a billed month rests on stays. */
export async function saveAppointment(tx: Db, actor: Actor, input: SaveAppointmentInput) {
	const { stayId, appointmentId, idempotencyKey: _key, ...said } = input;
	const stay = await lockStay(tx, stayId);
	const outside = outsideStay(stay, said);
	if (Object.keys(outside).length > 0) throw new InvalidInput(outside);
	const before = appointmentId === null ? null : await getAppointment(tx, stayId, appointmentId);
	refuseChangeOfBilled(stay, before, said);
	const values = { ...weekly(said), placementId: stayId, officeAgs: stay.officeAgs, providerId: stay.providerId };
	const [saved] =
		appointmentId === null
			? await tx.insert(weeklyAppointment).values(values).returning({ appointmentId: weeklyAppointment.id })
			: await tx
					.update(weeklyAppointment)
					.set(values)
					.where(eq(weeklyAppointment.id, appointmentId))
					.returning({ appointmentId: weeklyAppointment.id });
	const { appointmentId: id } = found(saved);
	await recordAudit(tx, actor, audited('appointments/saved', id));
	return { appointmentId: id };
}

/** One that a billed month rests on can be ended, not undone. */
export async function removeAppointment(tx: Db, actor: Actor, appointmentId: string) {
	const [known] = await tx
		.select({ ...columns, stayId: weeklyAppointment.placementId })
		.from(weeklyAppointment)
		.where(eq(weeklyAppointment.id, appointmentId));
	const { stayId, from } = found(known);
	refuseBefore(await lockStay(tx, stayId), from);
	await tx.delete(weeklyAppointment).where(eq(weeklyAppointment.id, appointmentId));
	await recordAudit(tx, actor, audited('appointments/removed', appointmentId));
	return { appointmentId };
}

const audited = (action: string, subjectId: string) => ({ action, subjectKind: 'appointment', subjectId });

type Said = Pick<SaveAppointmentInput, 'weekday' | 'minutes' | 'individuallyDated' | 'from' | 'until'>;

const weekly = ({ weekday, minutes, individuallyDated, from, until }: Said) => ({
	...{ weekday, minutes, individuallyDated, fromDay: from, untilDay: until }
});

async function getAppointment(tx: Db, stayId: string, appointmentId: string): Promise<Said> {
	const [row] = await tx
		.select({ ...columns, stayId: weeklyAppointment.placementId })
		.from(weeklyAppointment)
		.where(eq(weeklyAppointment.id, appointmentId));
	return found(row?.stayId === stayId ? row : null);
}

function outsideStay({ first, last }: OwnStay, { from, until }: Said): Record<string, string> {
	if (from < first) return { from: `Die Hilfe hat erst am ${formatDay(first)} begonnen.` };
	if (last !== null && (until ?? from) > last) return { until: `Die Hilfe ist am ${formatDay(last)} beendet.` };
	return {};
}

function refuseChangeOfBilled(stay: OwnStay, before: Said | null, said: Said) {
	const closed = billedUntil(stay);
	if (before === null || closed === null || before.from > closed) {
		refuseBefore(stay, said.from);
		return;
	}
	const onlyEnds =
		(['weekday', 'minutes', 'individuallyDated', 'from'] as const).every((part) => before[part] === said[part]) &&
		stillHeld(before.until, said.until, closed);
	if (!onlyEnds) throw new DomainError('month/closed', { month: monthOf(closed) });
}

/** On the billed days both say the same. */
const stillHeld = (before: Day | null, after: Day | null, closed: Day) =>
	before === after || ((before === null || before >= closed) && (after === null || after >= closed));

function refuseBefore(stay: OwnStay, from: Day) {
	const closed = billedUntil(stay);
	if (closed !== null && from <= closed) throw new DomainError('month/closed', { month: monthOf(closed) });
}
