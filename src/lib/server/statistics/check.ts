import { yearOf, type Day } from '../../domain/day';
import { recordOf } from '../../domain/statistics/assemble';
import { problemsOf } from '../../domain/statistics/checks';
import type { RecordFacts } from '../../domain/statistics/facts';
import { progressOf } from '../../domain/statistics/progress';
import type { Db } from '../db/client';
import { firstHelpYear, helpsOfYear, type HelpRow } from './helps-query';
import { layoutOfYear, settingOf } from './settings';

/** All records of a report year as they would be exported. */
export async function recordsOfYear(tx: Db, year: number) {
	const layout = layoutOfYear(year);
	const setting = await settingOf(tx, layout.version);
	const helps = await helpsOfYear(tx, year);
	return {
		layout,
		setting,
		records: helps.map((help) => ({ help, facts: recordOf(help, { year, layout, setting }) }))
	};
}

type Page = { year: number; page: number; pageSize: number };

/** What keeps the records of a year from being exported: cases with their problems, a page at a time. */
export async function checkYear(tx: Db, { year, page, pageSize }: Page, today: Day) {
	const { layout, setting, records } = await recordsOfYear(tx, year);
	const checked = records.map(({ help, facts }) => ({
		...{ ...nameOf(help), progress: progressOf(facts, help.entry, layout), problems: problemsOf(facts, layout) }
	}));
	const faulty = checked.filter(({ problems }) => problems.length > 0);
	return {
		...{ layout: layout.version, setting, years: await reportYears(tx, today) },
		...summaryOf(records.map(({ facts }) => facts)),
		...{ faulty: faulty.length, problems: faulty.reduce((sum, { problems }) => sum + problems.length, 0) },
		...{ known: sumOf(checked, 'done'), wanted: sumOf(checked, 'of') },
		rows: faulty.slice((page - 1) * pageSize, page * pageSize)
	};
}

/** Names the case by its number: who has to complete it finds the person there. */
const nameOf = ({ caseId, caseNumber, placementId, lastPlacementId, serviceType }: HelpRow) => ({
	...{ caseId, caseNumber, placementId, lastPlacementId, serviceType }
});

const sumOf = (rows: readonly { progress: { done: number; of: number } }[], part: 'done' | 'of') =>
	rows.reduce((sum, { progress }) => sum + progress[part], 0);

const summaryOf = (records: readonly RecordFacts[]) => ({
	records: records.length,
	running: records.filter(({ running }) => running === true).length
});

/** From the first help to today, newest first. */
async function reportYears(tx: Db, today: Day): Promise<number[]> {
	const last = yearOf(today);
	const first = (await firstHelpYear(tx)) ?? last;
	return Array.from({ length: last - first + 1 }, (_, back) => last - back);
}
