import { and, eq, inArray, sql } from 'drizzle-orm';
import { toHundredths } from '../../domain/hundredths';
import { applyReport } from '../../domain/capacity/report-slices';
import {
	isOvertaken,
	reportProblems,
	type OutsideEntry,
	type SeenReport,
	type VacancyReport
} from '../../domain/capacity/report';
import type { CapacitySlice } from '../../domain/capacity/free-steps';
import { addDays, type Day } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { occupancy, vacancyReport } from '../db/schema/capacity';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { findLedgers, lockSlices, replaceSlices } from './ledger';
import { findVacancies, getOwnOffer, reportedOn } from './queries';
import { vacancyParts } from '../../domain/capacity/vacancy-parts';

type Said = VacancyReport & { idempotencyKey: string; basedOn?: SeenReport | undefined };

/** Takes a report as said: lowering below what is occupied is allowed and shown as overbooked. */
export async function reportVacancy(tx: Db, actor: Actor, { basedOn, ...report }: Said) {
	const own = await getOwnOffer(tx, actor.viewer, report.offerId);
	const problems = reportProblems(report, { licensed: own.licensed, today: actor.today });
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
	const { offerId, idempotencyKey: _key, ...slice } = report;
	const slices = await lockSlices(tx, offerId);
	if (basedOn)
		await refuseOvertaken(tx, { offerId, day: report.from, seenAt: basedOn.reportedAt, said: report, slices });
	await replaceSlices(tx, offerId, applyReport(slices, slice));
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

type Overtaking = {
	offerId: string;
	day: Day;
	seenAt: string | null;
	said: Pick<SeenReport, 'operable' | 'occupiedOutside'>;
	slices: readonly CapacitySlice[];
};

/** Written on a device a while ago: what somebody else has reported since is shown beside it, not overwritten. */
async function refuseOvertaken(tx: Db, { offerId, day, seenAt, said, slices }: Overtaking) {
	const [newest] = await tx
		.select({ reportedAt: vacancyReport.reportedAt })
		.from(vacancyReport)
		.where(eq(vacancyReport.offerId, offerId))
		.orderBy(sql`${vacancyReport.reportedAt} DESC, ${vacancyReport.id} DESC`)
		.limit(1);
	const current = { reportedAt: newest?.reportedAt ?? null, ...reportedOn({ slices, occupancies: [] }, day) };
	if (isOvertaken(seenAt, said, current)) throw new DomainError('vacancy/changed', { offerId, ...current });
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

type Confirmed = { offerIds: readonly string[]; basedOn?: Record<string, SeenReport> | undefined };

/** "Stimmt noch": what was said holds, only the age of the report starts anew. Ids that are not the own change nothing. */
export async function confirmVacancies(tx: Db, actor: Actor, { offerIds, basedOn = {} }: Confirmed) {
	const own = (await findVacancies(tx, actor.viewer, actor.today)).filter(({ offerId }) => offerIds.includes(offerId));
	if (own.length !== new Set(offerIds).size) found(null);
	for (const { offerId } of own) {
		const seen = basedOn[offerId];
		if (!seen) continue;
		const slices = await lockSlices(tx, offerId);
		await refuseOvertaken(tx, { offerId, day: actor.today, seenAt: seen.reportedAt, said: seen, slices });
	}
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
