import { and, asc, between, desc, eq } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import { riskMissing, riskWanted, type AssessmentInput } from '../../domain/statistics/risk-assessments';
import { recordChange } from '../cases/case-events';
import { reportableCase } from '../consultations/case-of';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import { riskAssessment } from '../db/schema/statistics';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

const columns = {
	...{ assessmentId: riskAssessment.id, day: riskAssessment.day, reportedBy: riskAssessment.reportedBy },
	...{ kinds: riskAssessment.kinds, result: riskAssessment.result, followUp: riskAssessment.followUp },
	...{ courtCalled: riskAssessment.courtCalled, sources: riskAssessment.sources, repeated: riskAssessment.repeated },
	...{ whereabouts: riskAssessment.whereabouts, helpBefore: riskAssessment.helpBefore },
	...{ motherAge: riskAssessment.motherAge, fatherAge: riskAssessment.fatherAge },
	...{ foreignOrigin: riskAssessment.foreignOrigin, germanAtHome: riskAssessment.germanAtHome }
};

/** Assessments of a case with what is missing of each, the newest first. */
export async function assessmentsOfCase(tx: Db, caseId: string) {
	const rows = await tx
		.select(columns)
		.from(riskAssessment)
		.where(eq(riskAssessment.caseId, caseId))
		.orderBy(desc(riskAssessment.day), asc(riskAssessment.id));
	return rows.map((row) => ({ ...row, missing: riskMissing(row), of: riskWanted(row).length }));
}

/** The assessments to report for a year of which something is not entered yet. */
export async function assessmentGaps(tx: Db, year: number) {
	const rows = await tx
		.select({ ...columns, caseId: riskAssessment.caseId, caseNumber: helpCase.number })
		.from(riskAssessment)
		.innerJoin(helpCase, eq(helpCase.id, riskAssessment.caseId))
		.where(inYear(year))
		.orderBy(asc(riskAssessment.day), asc(riskAssessment.id));
	const gaps = rows.map(({ caseId, caseNumber, assessmentId, day, ...entry }) => ({
		...{ caseId, caseNumber, assessmentId, day, missing: riskMissing(entry) }
	}));
	return { assessments: rows.length, rows: gaps.filter(({ missing }) => missing.length > 0) };
}

export const inYear = (year: number) => between(riskAssessment.day, `${year}-01-01` as Day, `${year}-12-31` as Day);

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
