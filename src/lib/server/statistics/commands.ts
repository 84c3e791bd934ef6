import { and, eq, sql } from 'drizzle-orm';
import { InvalidInput } from '../../domain/errors';
import type { StatisticsEntry } from '../../domain/statistics/entry';
import type { AssessmentInput } from '../../domain/statistics/risk-assessments';
import { recordChange } from '../cases/case-events';
import { reportableCase } from '../consultations/case-of';
import type { Db } from '../db/client';
import { riskAssessment, statisticsNumber, statisticsRecord } from '../db/schema/statistics';
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

type SaveAssessment = AssessmentInput & { caseId: string; assessmentId: string | null };

export async function saveAssessment(tx: Db, actor: Actor, { caseId, assessmentId, ...said }: SaveAssessment) {
	const { officeAgs } = await reportableCase(tx, caseId);
	if (said.day > actor.today) throw new InvalidInput({ day: 'Der Tag liegt in der Zukunft.' });
	const saved = { assessmentId: riskAssessment.id };
	const by = { recordedBy: actor.viewer.id, recordedAt: actor.now };
	const [row] =
		assessmentId === null
			? await tx
					.insert(riskAssessment)
					.values({ caseId, officeAgs, ...said, ...by })
					.returning(saved)
			: await tx.update(riskAssessment).set(said).where(ofCase(caseId, assessmentId)).returning(saved);
	const { assessmentId: subjectId } = found(row);
	const audited = { action: 'statistics/assessment-saved', subjectKind: 'risk-assessment', subjectId };
	await recordChange(tx, actor, { caseId, officeAgs, audited });
	return { assessmentId: subjectId };
}

type OfAssessment = { caseId: string; assessmentId: string };

export async function removeAssessment(tx: Db, actor: Actor, { caseId, assessmentId }: OfAssessment) {
	const { officeAgs } = await reportableCase(tx, caseId);
	const [gone] = await tx
		.delete(riskAssessment)
		.where(ofCase(caseId, assessmentId))
		.returning({ id: riskAssessment.id });
	const audited = {
		action: 'statistics/assessment-removed',
		subjectKind: 'risk-assessment',
		subjectId: found(gone).id
	};
	await recordChange(tx, actor, { caseId, officeAgs, audited });
	return { assessmentId };
}

const ofCase = (caseId: string, assessmentId: string) =>
	and(eq(riskAssessment.id, assessmentId), eq(riskAssessment.caseId, caseId));
