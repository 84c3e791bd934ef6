import { asc, eq } from 'drizzle-orm';
import { ageOn, daysBetween, formatDay, type Day } from '../../domain/day';
import { sexLabels } from '../../domain/directory/kinds';
import { serviceTypeOf } from '../../domain/directory/service-types';
import { endReasonLabels } from '../../domain/placements/reasons';
import { codeLists2010, labelOf } from '../../domain/statistics/code-lists';
import type { Answer } from '../../domain/statistics/entry';
import {
	accommodationLabels,
	protectiveProviderLabels,
	protectiveReasonLabels
} from '../../domain/statistics/protective';
import {
	dangerSourceLabels,
	parentAgeLabels,
	riskFollowUpLabels,
	riskKindLabels,
	riskReporterLabels,
	riskResultLabels
} from '../../domain/statistics/risk-assessments';
import { inYear } from './assessments';
import type { Db } from '../db/client';
import { client, helpCase } from '../db/schema/cases';
import { riskAssessment } from '../db/schema/statistics';
import { measuresOfYear } from './measures';

const yesNo = (said: boolean) => (said ? 'ja' : 'nein');

/** Months, not days: with age and sex a day could tell who it was. */
const monthOfDay = (day: Day) => formatDay(day).slice(3);

const labelIn = <Code extends string>(labels: Record<Code, string>, code: Code | null) =>
	code === null ? '–' : labels[code];
const answerLabels: Record<Answer, string> = { yes: 'ja', no: 'nein', unknown: 'unbekannt' };
const listed = (list: 'whereabouts' | 'following', code: string | null) =>
	(code !== null && labelOf(codeLists2010, list, code)) || '–';

const measureColumns = [
	...['Maßnahme', 'Beginn', 'Ende', 'Dauer in Tagen', 'Träger', 'Unterbringung', 'Hinweis von', 'Nach § 8a', 'Anlass'],
	...['Frühere im Jahr', 'Widerspruch', 'Gericht', 'Ende durch', 'Aufenthalt danach', 'Anschließend', 'Geschlecht'],
	...['Alter bei Beginn', 'Ausländische Herkunft', 'Deutsch zu Hause', 'Aufenthalt davor']
];

type Measure = Awaited<ReturnType<typeof measuresOfYear>>[number];

/** Provisional protective measures (§§ 42, 42a) that ended in the year, with the characteristics of § 99 Abs. 2. */
export async function protectiveTable(tx: Db, { year }: { year: number }) {
	const measures = await measuresOfYear(tx, year);
	return {
		columns: measureColumns,
		rows: measures.map(measureCells),
		note: 'Gemeldet werden Maßnahmen, die im Jahr geendet haben. Ein Strich steht, wo eine Angabe fehlt.'
	};
}

const measureCells = ({ serviceType, begin, left, sex, birthDate, endReason, before, entry }: Measure) => [
	...[serviceTypeOf(serviceType).section, monthOfDay(begin), left === null ? '–' : monthOfDay(left)],
	...[left === null ? '–' : String(daysBetween(begin, left)), labelIn(protectiveProviderLabels, entry.provider)],
	...[labelIn(accommodationLabels, entry.accommodation), labelIn(riskReporterLabels, entry.reportedBy)],
	labelIn(answerLabels, entry.afterAssessment),
	entry.reasons.map((reason) => protectiveReasonLabels[reason]).join(', ') || '–',
	...[String(before), labelIn(answerLabels, entry.objection), labelIn(answerLabels, entry.courtAsked)],
	...[labelIn(endReasonLabels, endReason), listed('whereabouts', entry.whereaboutsAfter)],
	...[listed('following', entry.following), sexLabels[sex], String(ageOn(birthDate, begin))],
	...[labelIn(answerLabels, entry.foreignOrigin), labelIn(answerLabels, entry.germanAtHome)],
	listed('whereabouts', entry.whereaboutsBefore)
];

/** Assessments of risk (§ 8a) of the year. */
export async function riskTable(tx: Db, { year }: { year: number }) {
	const rows = await tx
		.select({
			...{ day: riskAssessment.day, reportedBy: riskAssessment.reportedBy, kinds: riskAssessment.kinds },
			...{ result: riskAssessment.result, followUp: riskAssessment.followUp, court: riskAssessment.courtCalled },
			...{ sources: riskAssessment.sources, whereabouts: riskAssessment.whereabouts },
			...{ motherAge: riskAssessment.motherAge, fatherAge: riskAssessment.fatherAge },
			...{ foreignOrigin: riskAssessment.foreignOrigin, germanAtHome: riskAssessment.germanAtHome },
			...{ helpBefore: riskAssessment.helpBefore, repeated: riskAssessment.repeated },
			...{ sex: client.sex, birthDate: client.birthDate }
		})
		.from(riskAssessment)
		.innerJoin(helpCase, eq(helpCase.id, riskAssessment.caseId))
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.where(inYear(year))
		.orderBy(asc(riskAssessment.day), asc(riskAssessment.id));
	return {
		columns: [
			...['Monat', 'Geschlecht', 'Alter', 'Hinweis von', 'Art der Gefährdung', 'Gefahr durch', 'Ergebnis', 'Folge'],
			...['Familiengericht', 'Aufenthalt', 'Alter der Mutter', 'Alter des Vaters', 'Ausländische Herkunft'],
			...['Deutsch zu Hause', 'Hilfe zuvor', 'Frühere Einschätzung']
		],
		rows: rows.map(({ day, sex, birthDate, reportedBy, kinds, result, followUp, court, ...row }) => [
			...[monthOfDay(day), sexLabels[sex], String(ageOn(birthDate, day)), riskReporterLabels[reportedBy]],
			kinds.map((kind) => riskKindLabels[kind]).join(', ') || '–',
			row.sources.map((source) => dangerSourceLabels[source]).join(', ') || '–',
			...[riskResultLabels[result], riskFollowUpLabels[followUp], yesNo(court)],
			...[listed('whereabouts', row.whereabouts), labelIn(parentAgeLabels, row.motherAge)],
			...[labelIn(parentAgeLabels, row.fatherAge), labelIn(answerLabels, row.foreignOrigin)],
			...[labelIn(answerLabels, row.germanAtHome), labelIn(answerLabels, row.helpBefore)],
			labelIn(answerLabels, row.repeated)
		]),
		note: 'Ein Strich steht, wo eine Angabe fehlt.'
	};
}
