import { momentInGermany } from '../../../../domain/consultations/local-time';
import { needsSignature } from '../../../../domain/billing/record-rules';
import type { ServiceRecordKind } from '../../../../domain/billing/service-records';
import { serviceTypeOf } from '../../../../domain/directory/service-types';
import {
	addDays,
	daysBetween,
	earlierOf,
	firstOfMonth,
	lastOfMonth,
	laterOf,
	monthOf,
	type Day
} from '../../../../domain/day';
import type { serviceRecord, serviceRecordNote, weeklyAppointment } from '../../schema/billing';
import type { DemoAccount } from './accounts';
import { chanceFrom, type Chance } from './chance';
import type { DemoClient } from './clients';
import type { DemoPlacement } from './placements';
import type { Clock } from './timeline';

type RecordRow = typeof serviceRecord.$inferInsert & { id: string; day: Day };
type Weekly = typeof weeklyAppointment.$inferInsert & { fromDay: Day };
type Recorded = { appointments: Weekly[]; records: RecordRow[]; notes: (typeof serviceRecordNote.$inferInsert)[] };

/** A line as a pen draws it; all demo people write alike. */
const SCRIBBLE = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAJYAAAAyAQMAAACEQrBZAAAABlBMVEX09PQwMDBCIHZiAAAACXBIWXMAAAsTAAALEwEAmpwYAAAA6ElEQVQoz+2SMU7EQAxFn2VEGhRaiohcYcsUSFxlJAraOUAEgyjooKXgLMgrLmJuMCUVMNFE2uyGgh5cPn3Z/t+G/yoltmbqa9aENWt/YF3k6JANkctDtoncJm72WAi8J77KsN1SHtRM3hJ9LstWZqFJpnfGOBbtbCO0mGLkc+irjRQ6vCGIFdFYGT7gLUGTmuRqDdvgHfEUca2jj7E4SWPpFvvZLuaTNA5wUdtxwtYmaSyt+jxHMK27da585+RMHpB74zotYpFH5Ak+l7HIC/oKH8tY9BktYO8qOqzPpBlJv7ilpj/04N+elUPpj3oFKQAAAABJRU5ErkJggg==',
	'base64'
);
/** A Monday. */
const MONDAY = '2024-01-01' as Day;
const OPEN_DAYS = 4;

type Made = { placed: DemoPlacement; client: DemoClient };

/** What was delivered at home since the month before last, as it was agreed per week. */
export function recordsOf(made: readonly Made[], accounts: readonly DemoAccount[], clock: Clock): Recorded {
	const workers = new Map(
		accounts.filter(({ role }) => role === 'provider-worker').map(({ id, providerId }) => [providerId, id])
	);
	const from = firstOfMonth(
		monthOf(addDays(firstOfMonth(monthOf(addDays(firstOfMonth(monthOf(clock.today)), -1))), -1))
	);
	const all = made.flatMap((one) => {
		const by = workers.get(one.placed.providerId ?? null);
		return by === undefined ? [] : [ofStay(one, { by, from, clock })];
	});
	return {
		appointments: all.flatMap(({ appointments }) => appointments),
		records: all.flatMap(({ records }) => records),
		notes: all.flatMap(({ notes }) => notes)
	};
}

type Given = { by: string; from: Day; clock: Clock };
const NOTHING: Recorded = { appointments: [], records: [], notes: [] };

function ofStay({ placed, client }: Made, { by, from, clock }: Given): Recorded {
	const { arrivedOn, leftOn } = placed;
	const hourly = serviceTypeOf(placed.offer.serviceType).unit === 'hour';
	if (!hourly || arrivedOn === null || (leftOn !== null && leftOn < from)) return NOTHING;
	const chance = chanceFrom(`records ${placed.id}`);
	const appointments = weeklyOf(chance, placed, arrivedOn);
	const last = earlierOf(leftOn ?? clock.today, addDays(clock.today, -1));
	const records = appointments
		.flatMap((weekly) =>
			daysOf(weekly.weekday, { from: laterOf(from, arrivedOn), last }).map((day) => ({ weekly, day }))
		)
		.filter(() => chance.happens(0.95))
		.map(({ weekly, day }) => recordOf(chance, { weekly, day, client, by, clock }));
	return { appointments, records, notes: notesOf(chance, records) };
}

/** The granted hours of a week on one or two afternoons. */
function weeklyOf(chance: Chance, { id, officeAgs, offer, unitsPerWeek }: DemoPlacement, fromDay: Day): Weekly[] {
	const minutes = Math.round(Number(unitsPerWeek) * 60);
	const days = minutes > 150 ? chance.some([1, 2, 3, 4, 5], 2) : [chance.whole(1, 5)];
	return days.map((weekday) => ({
		...{ id: chance.uuid(), placementId: id, officeAgs, providerId: offer.facility.providerId, weekday, fromDay },
		...{ minutes: Math.round(minutes / days.length / 15) * 15, individuallyDated: chance.happens(0.6), untilDay: null }
	}));
}

function daysOf(weekday: number, { from, last }: { from: Day; last: Day }): Day[] {
	const ahead = (weekday - 1 - (daysBetween(MONDAY, from) % 7) + 7) % 7;
	const days: Day[] = [];
	for (let day = addDays(from, ahead); day <= last; day = addDays(day, 7)) days.push(day);
	return days;
}

const kinds: readonly (readonly [ServiceRecordKind, number])[] = [
	['with-person', 86],
	['on-behalf', 8],
	['no-show', 6]
];
const places = ['Zu Hause', 'Zu Hause', 'Im Büro', 'In der Schule', 'Unterwegs'];

type Delivered = { weekly: Weekly; day: Day; client: DemoClient; by: string; clock: Clock };

function recordOf(chance: Chance, { weekly, day, client, by, clock }: Delivered): RecordRow {
	const kind = chance.weighted(kinds);
	const begin = chance.whole(13, 15) * 60 + chance.pick([0, 15, 30]);
	const writtenAt = momentInGermany(day, '20:00');
	const signed = needsSignature(kind) && (daysBetween(day, clock.today) > OPEN_DAYS || chance.happens(0.5));
	return {
		...{
			id: chance.uuid(),
			placementId: weekly.placementId,
			officeAgs: weekly.officeAgs,
			providerId: weekly.providerId
		},
		...{ day, kind, fromTime: clockText(begin), untilTime: clockText(begin + weekly.minutes) },
		...{ minutes: kind === 'no-show' ? chance.pick([20, 30, 40]) : weekly.minutes, participants: 1 },
		...{ place: kind === 'on-behalf' ? 'Im Büro' : chance.pick(places), unsignedReason: null },
		signedBy: signed ? `${client.firstName} ${client.lastName}` : null,
		...{ signature: signed ? SCRIBBLE : null, signedAt: signed ? writtenAt : null },
		...standing({ complete: signed || !needsSignature(kind), day, by, clock }),
		...{ hash: null, createdBy: by, createdAt: writtenAt }
	};
}

/** On the third of the next month all of a month is released. */
function standing({ complete, day, by, clock }: { complete: boolean; day: Day; by: string; clock: Clock }) {
	const releasedOn = addDays(lastOfMonth(monthOf(day)), 3);
	const open = { releasedBy: null, releasedAt: null };
	if (!complete) return { state: 'open' as const, ...open };
	if (releasedOn >= clock.today) return { state: 'complete' as const, ...open };
	return { state: 'released' as const, releasedBy: by, releasedAt: momentInGermany(releasedOn, '09:30') };
}

const clockText = (minutes: number) =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;

const words = [
	'Gespräch über die Woche, Absprachen für die Schule.',
	'Gemeinsam eingekauft und gekocht.',
	'Begleitung zum Termin beim Jobcenter.',
	'Tagesablauf besprochen, Hausaufgaben angefangen.',
	'Telefonat mit der Klassenleitung vorbereitet.'
];

const notesOf = (chance: Chance, records: readonly RecordRow[]): Recorded['notes'] =>
	records
		.filter(() => chance.happens(0.3))
		.map(({ id, officeAgs, providerId }) => ({ recordId: id, officeAgs, providerId, note: chance.pick(words) }));
