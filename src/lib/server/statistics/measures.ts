import { sql, type SQL } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import type { PersonSex } from '../../domain/directory/kinds';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import type { EndReason } from '../../domain/placements/reasons';
import { protectiveTypes } from '../../domain/statistics/kinds';
import {
	blankProtective,
	protectiveMissing,
	protectiveSchema,
	protectiveWanted,
	type ProtectiveEntry
} from '../../domain/statistics/protective';
import { recordChange } from '../cases/case-events';
import { reportableCase } from '../consultations/case-of';
import type { Db } from '../db/client';
import { protectiveRecord } from '../db/schema/statistics';
import { rowsOf } from '../documents/hand-written';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { chains } from './helps-query';

/** A provisional protective measure: stays that follow each other by a change of place are one. */
type Measure = {
	placementId: string;
	lastPlacementId: string;
	caseId: string;
	caseNumber: string;
	serviceType: ServiceTypeCode;
	begin: Day;
	left: Day | null;
	endReason: EndReason | null;
	sex: PersonSex;
	birthDate: Day;
	/** Measures of the same person that began earlier in the same year. */
	before: number;
	entry: ProtectiveEntry;
};

async function findMeasures(tx: Db, where: SQL): Promise<Measure[]> {
	const rows = await rowsOf<Omit<Measure, 'entry'> & { entry: unknown }>(
		tx,
		sql`${chains(protectiveTypes)}
			SELECT f.id AS "placementId", l.id AS "lastPlacementId", f.case_id AS "caseId", h.number AS "caseNumber",
				f.service_type AS "serviceType", f.arrived_on AS begin, l.left_on AS "left", c.sex, c.birth_date AS "birthDate",
				(SELECT e.reason FROM placement_event e WHERE e.placement_id = l.id AND e.kind = 'ended'
					ORDER BY e.id DESC LIMIT 1) AS "endReason",
				(SELECT count(*)::int FROM last o JOIN placement b ON b.id = o.root WHERE b.client_id = f.client_id
					AND b.arrived_on < f.arrived_on AND b.arrived_on >= date_trunc('year', f.arrived_on)::date) AS before,
				r.entry
			FROM last JOIN placement f ON f.id = last.root JOIN placement l ON l.id = last.id
			JOIN help_case h ON h.id = f.case_id JOIN client c ON c.id = f.client_id
			LEFT JOIN protective_record r ON r.placement_id = f.id
			WHERE ${where} ORDER BY f.arrived_on, f.id`
	);
	return rows.map((row) => ({
		...row,
		entry: row.entry === null ? blankProtective : protectiveSchema.parse(row.entry)
	}));
}

/** Reported are the measures that ended in the year (§ 101 Abs. 2 SGB VIII); those that go on wait for their end. */
export const measuresOfYear = (tx: Db, year: number) =>
	findMeasures(tx, sql`l.left_on BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`);

/** Measures of a case with what is known and missing of each. */
export async function measuresOfCase(tx: Db, caseId: string) {
	const measures = await findMeasures(tx, sql`f.case_id = ${caseId}`);
	return measures.map(({ placementId, lastPlacementId, serviceType, begin, left, endReason, entry }) => ({
		...{ placementId, lastPlacementId, serviceType, begin, left, endReason, entry },
		...{ missing: protectiveMissing(entry, left === null), of: protectiveWanted(entry, left === null).length }
	}));
}

/** The measures to report for a year of which something is not entered yet. */
export async function measureGaps(tx: Db, year: number) {
	const measures = await measuresOfYear(tx, year);
	const rows = measures
		.map(({ caseId, caseNumber, placementId, serviceType, begin, entry }) => ({
			...{ caseId, caseNumber, placementId, serviceType, begin, missing: protectiveMissing(entry, false) }
		}))
		.filter(({ missing }) => missing.length > 0);
	return { measures: measures.length, rows };
}

type SaveMeasure = { placementId: string; entry: ProtectiveEntry };

/** What is entered for one measure, under the id of its first stay. */
export async function saveMeasure(tx: Db, actor: Actor, { placementId, entry }: SaveMeasure) {
	const { caseId } = found((await findMeasures(tx, sql`f.id = ${placementId}`))[0]);
	const { officeAgs } = await reportableCase(tx, caseId);
	const said = { entry, savedBy: actor.viewer.id, savedAt: actor.now };
	await tx
		.insert(protectiveRecord)
		.values({ placementId, officeAgs, caseId, ...said })
		.onConflictDoUpdate({ target: protectiveRecord.placementId, set: said });
	const audited = { action: 'statistics/saved', subjectKind: 'placement', subjectId: placementId };
	await recordChange(tx, actor, { caseId, officeAgs, audited });
	return { placementId };
}
