import { and, eq, inArray, sql } from 'drizzle-orm';
import { toHundredths } from '../../domain/hundredths';
import { applyReport } from '../../domain/capacity/report-slices';
import { reportProblems, type OutsideEntry, type VacancyReport } from '../../domain/capacity/report';
import { addDays } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { occupancy, vacancyReport } from '../db/schema/capacity';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { findLedgers, lockSlices, replaceSlices } from './ledger';
import { findVacancies, getOwnOffer } from './queries';
import { vacancyParts } from '../../domain/capacity/vacancy-parts';

/** Takes a report as said: lowering below what is occupied is allowed and shown as overbooked. */
export async function reportVacancy(tx: Db, actor: Actor, report: VacancyReport) {
	const own = await getOwnOffer(tx, actor.viewer, report.offerId);
	const problems = reportProblems(report, { licensed: own.licensed, today: actor.today });
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
	const { offerId, ...slice } = report;
	await replaceSlices(tx, offerId, applyReport(await lockSlices(tx, offerId), slice));
	await insertReports(tx, actor, [report]);
	await recordAudit(tx, actor, {
		action: 'vacancies/reported',
		subjectKind: 'offer',
		subjectId: offerId,
		details: { ...slice }
	});
	const ledger = (await findLedgers(tx, { offerIds: [offerId], from: actor.today })).get(offerId);
	const parts = vacancyParts(ledger ?? { slices: [], occupancies: [] }, actor.today);
	return { offerId, reportedAt: actor.now, free: parts.free, overbooked: toHundredths(parts.overbooked) > 0 };
}

const insertReports = (tx: Db, { viewer, now }: Actor, reports: readonly VacancyReport[]) =>
	tx.insert(vacancyReport).values(
		reports.map(({ offerId, from, until, operable, occupiedOutside }) => ({
			offerId,
			fromDay: from,
			untilDay: until,
			operable,
			occupiedOutside,
			reportedAt: now,
			reportedBy: viewer.id,
			source: 'portal' as const
		}))
	);

/** "Stimmt noch": what was said holds, only the age of the report starts anew. Ids that are not the own change nothing. */
export async function confirmVacancies(tx: Db, actor: Actor, offerIds: readonly string[]) {
	const own = (await findVacancies(tx, actor.viewer, actor.today)).filter(({ offerId }) => offerIds.includes(offerId));
	if (own.length !== new Set(offerIds).size) found(null);
	await insertReports(
		tx,
		actor,
		own.map(({ offerId, current }) => ({ offerId, from: actor.today, until: null, ...current }))
	);
	await recordAudit(tx, actor, { action: 'vacancies/confirmed', details: { offerIds } });
	return { confirmed: own.length, reportedAt: actor.now };
}

/** A dated occupancy from outside the portal, or places that cannot be used for a while. */
export async function enterOutside(tx: Db, actor: Actor, entry: OutsideEntry) {
	const own = await getOwnOffer(tx, actor.viewer, entry.offerId);
	const [added] = await tx
		.insert(occupancy)
		.values({
			offerId: entry.offerId,
			kind: entry.kind,
			amount: entry.amount,
			period: `[${entry.begin},${addDays(entry.end, 1)})`,
			providerId: own.providerId,
			note: entry.note === '' ? null : entry.note
		})
		.returning({ occupancyId: occupancy.id });
	await recordAudit(tx, actor, {
		action: 'vacancies/outside-entered',
		subjectKind: 'offer',
		subjectId: entry.offerId,
		details: { kind: entry.kind, amount: entry.amount, begin: entry.begin, end: entry.end }
	});
	return found(added);
}

export async function removeOutside(tx: Db, actor: Actor, occupancyId: string) {
	const [removed] = await tx
		.delete(occupancy)
		.where(
			and(
				eq(occupancy.id, occupancyId),
				inArray(occupancy.kind, ['foreign', 'blocked']),
				sql`${occupancy.providerId} = ${actor.viewer.providerId}`
			)
		)
		.returning({ offerId: occupancy.offerId });
	const { offerId } = found(removed);
	await recordAudit(tx, actor, { action: 'vacancies/outside-removed', subjectKind: 'offer', subjectId: offerId });
	return { offerId };
}
