import { addDays, daysBetween, type Day } from '../../../../domain/day';
import { serviceTypeOf } from '../../../../domain/directory/service-types';
import type { AbsenceReason } from '../../../../domain/placements/absence';
import type { absence } from '../../schema/placements';
import { chanceFrom, type Chance } from './chance';
import type { DemoPlacement } from './placements';

type Row = typeof absence.$inferInsert;

const kinds: readonly (readonly [kind: { reason: AbsenceReason; days: readonly [number, number] }, weight: number])[] =
	[
		[{ reason: 'leave', days: [2, 3] }, 58],
		[{ reason: 'leave', days: [7, 21] }, 12],
		[{ reason: 'illness', days: [2, 6] }, 15],
		[{ reason: 'hospital', days: [3, 18] }, 10],
		[{ reason: 'other', days: [1, 4] }, 5]
	];

/** Weekends at home, holidays, illness: during stays by day and night, one after the other. */
export function absencesOf(placed: DemoPlacement, today: Day): Row[] {
	const { setting } = serviceTypeOf(placed.offer.serviceType);
	if (placed.arrivedOn === null || setting !== 'residential') return [];
	const chance = chanceFrom(`absences ${placed.id}`);
	const last = addDays(placed.leftOn ?? today, -1);
	const rows: Row[] = [];
	let from = addDays(placed.arrivedOn, chance.whole(20, 60));
	while (from <= last) {
		const row = absenceFrom(chance, placed, { from, last, open: placed.leftOn === null });
		rows.push(row);
		from = addDays(row.untilDay ?? last, chance.whole(35, 210));
	}
	return rows;
}

type Span = { from: Day; last: Day; open: boolean };

function absenceFrom(chance: Chance, { id, officeAgs, offer }: DemoPlacement, { from, last, open }: Span): Row {
	const { reason, days } = chance.weighted(kinds);
	const until = addDays(from, chance.whole(...days));
	// Who is away over today has not come back yet.
	const untilDay = until <= last ? until : open ? null : last;
	const planned = reason === 'leave';
	return {
		...{ id: chance.uuid(), placementId: id, officeAgs, providerId: offer.facility.providerId, reason },
		...{ fromDay: from, fromTime: timeOf(chance, planned ? 15 : 9), untilDay },
		...{ untilTime: untilDay === null ? null : timeOf(chance, 17) },
		notifiedOn: addDays(from, planned ? -chance.whole(1, 10) : Math.min(1, daysBetween(from, last)))
	};
}

const timeOf = (chance: Chance, hour: number) =>
	`${String(hour + chance.whole(0, 2)).padStart(2, '0')}:${chance.pick(['00', '15', '30', '45'])}:00`;
