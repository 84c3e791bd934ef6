import { eq, sql } from 'drizzle-orm';
import { InvalidInput } from '../../domain/errors';
import type { StatisticsEntry } from '../../domain/statistics/entry';
import { recordChange } from '../cases/case-events';
import { reportableCase } from '../consultations/case-of';
import type { Db } from '../db/client';
import { statisticsNumber, statisticsRecord } from '../db/schema/statistics';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { getHelp } from './helps-query';

type SaveRecord = { placementId: string; entry: StatisticsEntry };

/** What is entered for the record of one help; the first time it gets its running number, which then stays. */
export async function saveRecord(tx: Db, actor: Actor, { placementId, entry }: SaveRecord) {
	const { caseId } = await getHelp(tx, placementId);
	const { officeAgs } = await reportableCase(tx, caseId);
	refuseContradictions(entry);
	const said = { entry, savedBy: actor.viewer.id, savedAt: actor.now };
	const [changed] = await tx
		.update(statisticsRecord)
		.set(said)
		.where(eq(statisticsRecord.placementId, placementId))
		.returning({ number: statisticsRecord.number });
	const number = changed?.number ?? (await nextNumber(tx, officeAgs));
	if (!changed) await tx.insert(statisticsRecord).values({ placementId, officeAgs, caseId, number, ...said });
	const audited = { action: 'statistics/saved', subjectKind: 'placement', subjectId: placementId };
	await recordChange(tx, actor, { caseId, officeAgs, audited });
	return { placementId, number };
}

/** Said at the field while the form is open; the check before an export repeats them for what was saved earlier. */
function refuseContradictions({ reason1, reason2, reason3 }: StatisticsEntry) {
	const given = [reason1, reason2, reason3].filter((reason) => reason !== null);
	if (new Set(given).size < given.length) throw new InvalidInput({ reason2: 'Die Gründe müssen verschieden sein.' });
	if (reason3 !== null && reason2 === null)
		throw new InvalidInput({ reason3: 'Bitte zuerst den zweiten Grund wählen.' });
}

/** Counted on through the years: a file holds helps of many years, and none may have the number of another. */
async function nextNumber(tx: Db, officeAgs: string) {
	const [counted] = await tx
		.insert(statisticsNumber)
		.values({ officeAgs, last: 1 })
		.onConflictDoUpdate({ target: statisticsNumber.officeAgs, set: { last: sql`${statisticsNumber.last} + 1` } })
		.returning({ last: statisticsNumber.last });
	return found(counted).last;
}
