import { yearOf, type Day } from '../../domain/day';
import { serviceTypeOf } from '../../domain/directory/service-types';
import { recordOf } from '../../domain/statistics/assemble';
import { problemsOf } from '../../domain/statistics/checks';
import { proposedEntry } from '../../domain/statistics/entry';
import { progressOf } from '../../domain/statistics/progress';
import { headOf } from '../consultations/case-of';
import type { Db } from '../db/client';
import { assessmentsOfCase } from './assessments';
import { helpsOfCase, type HelpRow } from './helps-query';
import { measuresOfCase } from './measures';
import { layoutOfYear, settingOf } from './settings';

/** The year a help is reported for next: that of its end, else the one that runs. */
const reportYearOf = ({ left }: HelpRow, today: Day) => yearOf(left ?? today);

/** What the official record of each help of a case knows and lacks, and the assessments of risk. */
export async function getStatistics(tx: Db, caseId: string, today: Day) {
	const help = await headOf(tx, caseId);
	const helps = await helpsOfCase(tx, caseId);
	const described = [];
	for (const row of helps) described.push(await describe(tx, row, today));
	return {
		help,
		helps: described,
		measures: await measuresOfCase(tx, caseId),
		assessments: await assessmentsOfCase(tx, caseId)
	};
}

async function describe(tx: Db, help: HelpRow, today: Day) {
	const year = reportYearOf(help, today);
	const layout = layoutOfYear(year);
	const facts = recordOf(help, { year, layout, setting: await settingOf(tx, layout.version) });
	const { placementId, lastPlacementId, serviceType, begin, left, endReason, number, entry } = help;
	return {
		...{ placementId, lastPlacementId, serviceType, begin, left, endReason, number, year },
		entry: entry ?? proposedEntry(serviceTypeOf(serviceType).setting),
		progress: progressOf(facts, entry, layout),
		problems: problemsOf(facts, layout)
	};
}
