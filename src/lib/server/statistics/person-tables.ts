import { asc, between, eq, sql } from 'drizzle-orm';
import { ageOn, daysBetween, formatDay, type Day } from '../../domain/day';
import { sexLabels, type PersonSex } from '../../domain/directory/kinds';
import { serviceTypeOf, type ServiceTypeCode } from '../../domain/directory/service-types';
import { endReasonLabels, type EndReason } from '../../domain/placements/reasons';
import { protectiveTypes } from '../../domain/statistics/kinds';
import {
	riskFollowUpLabels,
	riskKindLabels,
	riskReporterLabels,
	riskResultLabels
} from '../../domain/statistics/risk-assessments';
import type { Db } from '../db/client';
import { client, helpCase } from '../db/schema/cases';
import { riskAssessment } from '../db/schema/statistics';
import { rowsOf } from '../documents/hand-written';

const yesNo = (said: boolean) => (said ? 'ja' : 'nein');

/** Months, not days: with age and sex a day could tell who it was. */
const monthOfDay = (day: Day) => formatDay(day).slice(3);

type Measure = {
	serviceType: ServiceTypeCode;
	begin: Day;
	left: Day | null;
	sex: PersonSex;
	birthDate: Day;
	unaccompanied: boolean;
	endReason: EndReason | null;
};

/** Provisional protective measures (§§ 42, 42a) that ran in the year. */
export async function protectiveTable(tx: Db, { year }: { year: number }) {
	const rows = await rowsOf<Measure>(
		tx,
		sql`SELECT p.service_type AS "serviceType", p.arrived_on AS begin, p.left_on AS "left", p.sex, p.unaccompanied,
				c.birth_date AS "birthDate", (SELECT e.reason FROM placement_event e
					WHERE e.placement_id = p.id AND e.kind = 'ended' ORDER BY e.id DESC LIMIT 1) AS "endReason"
			FROM placement p JOIN client c ON c.id = p.client_id
			WHERE p.service_type = ANY (${sql.param([...protectiveTypes])}) AND p.arrived_on <= ${`${year}-12-31`}
				AND (p.left_on IS NULL OR p.left_on >= ${`${year}-01-01`})
			ORDER BY p.arrived_on, p.id`
	);
	return {
		columns: ['Maßnahme', 'Beginn', 'Ende', 'Dauer in Tagen', 'Geschlecht', 'Alter bei Beginn', 'umA', 'Ende durch'],
		rows: rows.map(measureCells),
		note: null
	};
}

const measureCells = ({ serviceType, begin, left, sex, birthDate, unaccompanied, endReason }: Measure) => [
	...[serviceTypeOf(serviceType).section, monthOfDay(begin), left === null ? 'dauert an' : monthOfDay(left)],
	...[left === null ? '–' : String(daysBetween(begin, left)), sexLabels[sex], String(ageOn(birthDate, begin))],
	...[yesNo(unaccompanied), endReason === null ? '–' : endReasonLabels[endReason]]
];

/** Assessments of risk (§ 8a) of the year. */
export async function riskTable(tx: Db, { year }: { year: number }) {
	const rows = await tx
		.select({
			...{ day: riskAssessment.day, reportedBy: riskAssessment.reportedBy, kinds: riskAssessment.kinds },
			...{ result: riskAssessment.result, followUp: riskAssessment.followUp, court: riskAssessment.courtCalled },
			...{ sex: client.sex, birthDate: client.birthDate }
		})
		.from(riskAssessment)
		.innerJoin(helpCase, eq(helpCase.id, riskAssessment.caseId))
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.where(between(riskAssessment.day, `${year}-01-01` as Day, `${year}-12-31` as Day))
		.orderBy(asc(riskAssessment.day), asc(riskAssessment.id));
	return {
		columns: [
			...['Monat', 'Geschlecht', 'Alter', 'Hinweis von', 'Art der Gefährdung', 'Ergebnis', 'Folge'],
			'Familiengericht'
		],
		rows: rows.map(({ day, sex, birthDate, reportedBy, kinds, result, followUp, court }) => [
			...[monthOfDay(day), sexLabels[sex], String(ageOn(birthDate, day)), riskReporterLabels[reportedBy]],
			...[kinds.map((kind) => riskKindLabels[kind]).join(', ') || '–', riskResultLabels[result]],
			...[riskFollowUpLabels[followUp], yesNo(court)]
		]),
		note: null
	};
}
