import { addYears, ageOn, yearOf, type Day } from '../../../../domain/day';
import { codeLists2010, codesOf, type CodeList } from '../../../../domain/statistics/code-lists';
import { blankEntry, proposedEntry, type StatisticsEntry } from '../../../../domain/statistics/entry';
import { recordedTypes } from '../../../../domain/statistics/kinds';
import { layout2010 } from '../../../../domain/statistics/layout-2010';
import {
	dangerSources,
	parentAges,
	riskFollowUps,
	riskKinds,
	riskReporters,
	riskResults
} from '../../../../domain/statistics/risk-assessments';
import { serviceTypeOf, type ServiceTypeCode } from '../../../../domain/directory/service-types';
import type { placement } from '../../schema/placements';
import type { riskAssessment, statisticsNumber, statisticsRecord, statisticsSetting } from '../../schema/statistics';
import type { DemoCase } from './cases';
import { chanceFrom, type Chance } from './chance';
import { demoOffices } from './offices';
import { groupedBy } from '../../../../domain/grouped';
import type { Clock } from './timeline';

type Placed = Pick<
	typeof placement.$inferInsert & { id: string },
	'id' | 'officeAgs' | 'caseId' | 'serviceType' | 'arrivedOn' | 'leftOn' | 'createdBy'
>;
type Rows = {
	records: (typeof statisticsRecord.$inferInsert)[];
	numbers: (typeof statisticsNumber.$inferInsert)[];
	settings: (typeof statisticsSetting.$inferInsert)[];
	assessments: (typeof riskAssessment.$inferInsert)[];
};

/** Of the helps begun in this year and the last: somebody still has to ask the family. */
const COMPLETE = 0.86;
const UNTOUCHED = 0.05;
/** Of all cases of minors. */
const ASSESSED = 0.12;
/** Of the assessments: the rest lacks what is around the child. */
const TOLD_WHOLLY = 0.5;
const ADULT = 18;

/** What the offices have entered for the official statistics: older helps complete, the younger ones nearly. */
export function statisticsOf(placed: readonly Placed[], cases: readonly DemoCase[], clock: Clock): Rows {
	const reported = placed.filter(({ arrivedOn, serviceType }) => arrivedOn !== null && isRecorded(serviceType));
	const rows: Rows = { records: [], numbers: [], settings: demoOffices.map(settingOf), assessments: [] };
	for (const [officeAgs, own] of groupedBy(reported, (row) => row.officeAgs)) {
		const inOrder = own.toSorted((a, b) => ((a.arrivedOn ?? '') < (b.arrivedOn ?? '') ? -1 : 1));
		const records = inOrder.flatMap((row) => recordOf(row, clock)).map((row, index) => ({ ...row, number: index + 1 }));
		rows.records.push(...records);
		rows.numbers.push({ officeAgs, last: records.length });
	}
	rows.assessments.push(...cases.flatMap((help) => assessmentOf(help, clock)));
	return rows;
}

const isRecorded = (code: string) => (recordedTypes as readonly string[]).includes(code);

/** Made up like everything in the demo: a real office gets its keys from the statistical office. */
const settingOf = ({ ags: officeAgs }: { ags: string }, index: number): Rows['settings'][number] => ({
	...{ officeAgs, layout: layout2010.version, institutionNumber: `9999${String(index + 1).padStart(2, '0')}` },
	kindsOfHelp: Object.fromEntries(recordedTypes.map((code, at) => [code, String(at + 50)])),
	sexes: { d: '9' }
});

function recordOf(row: Placed, { today, now }: Clock): Omit<Rows['records'][number], 'number'>[] {
	const chance = chanceFrom(`statistics ${row.id}`);
	const [begin, last] = [yearOf(row.arrivedOn ?? today), yearOf(row.leftOn ?? today)];
	const isSettled = begin < yearOf(addYears(today, -1));
	if (!isSettled && chance.happens(UNTOUCHED)) return [];
	const entry = entryOf(chance, row, { begin, last });
	const { officeAgs, caseId, createdBy: savedBy } = row;
	return [
		{
			...{ placementId: row.id, officeAgs, caseId, savedBy, savedAt: new Date(now).toISOString() },
			entry: isSettled || chance.happens(COMPLETE) ? entry : withGaps(chance, entry)
		}
	];
}

const pick = (chance: Chance, list: CodeList) => chance.pick<string>(codesOf(codeLists2010, list));

function entryOf(chance: Chance, row: Placed, { begin, last }: { begin: number; last: number }): StatisticsEntry {
	const [reason1, reason2] = chance.some<string>(codesOf(codeLists2010, 'reason').slice(0, -1), 2);
	const years = Array.from({ length: last - begin + 1 }, (_, after) => String(begin + after));
	return {
		...{ ...blankEntry, place: proposedEntry(serviceTypeOf(row.serviceType as ServiceTypeCode).setting).place },
		...{
			provider: chance.pick(['21', '22', '23', '24', '25', '28']),
			whereaboutsBefore: chance.pick(['01', '01', '02'])
		},
		...{ family: pick(chance, 'family'), foreignOrigin: chance.pick(answers), germanAtHome: chance.pick(answers) },
		...{ transferIncome: chance.pick(answers), initiatedBy: pick(chance, 'initiator') },
		...{ reason1: reason1 ?? null, reason2: chance.happens(0.6) ? (reason2 ?? null) : null },
		contacts: Object.fromEntries(years.map((year) => [year, chance.whole(4, 40)])),
		...{ intensity: chance.whole(1, 20), whereaboutsAfter: pick(chance, 'whereabouts') },
		following: pick(chance, 'following')
	};
}

const answers = ['yes', 'no', 'no', 'unknown'] as const;

/** What is asked last and forgotten first. */
function withGaps(chance: Chance, entry: StatisticsEntry): StatisticsEntry {
	const forgotten = chance.some(['provider', 'reason1', 'family', 'germanAtHome', 'initiatedBy'] as const, 2);
	const gaps = Object.fromEntries(forgotten.map((name) => [name, null]));
	return { ...entry, ...gaps, ...('reason1' in gaps && { reason2: null }) };
}

function assessmentOf(help: DemoCase, { today, now }: Clock): Rows['assessments'] {
	const chance = chanceFrom(`risk ${help.id}`);
	const openedOn = help.createdAt.slice(0, 10) as Day;
	if (ageOn(help.client.birthDate, openedOn) >= ADULT || !chance.happens(ASSESSED)) return [];
	const result = chance.pick(riskResults);
	const isDanger = result === 'acute' || result === 'latent';
	return [
		{
			...{ id: chance.uuid(), officeAgs: help.officeAgs, caseId: help.id, day: openedOn < today ? openedOn : today },
			...{ reportedBy: chance.pick(riskReporters), kinds: isDanger ? chance.some(riskKinds, 1) : [], result },
			...{ followUp: result === 'none' ? ('none' as const) : chance.pick(riskFollowUps) },
			...{ courtCalled: result === 'acute' && chance.happens(0.4), recordedBy: help.worker.id },
			recordedAt: new Date(now).toISOString(),
			sources: isDanger ? chance.some(dangerSources, 1) : [],
			...(chance.happens(TOLD_WHOLLY) && aroundTheChild(chance))
		}
	];
}

const aroundTheChild = (chance: Chance) => ({
	whereabouts: pick(chance, 'whereabouts'),
	...{ motherAge: chance.pick(parentAges), fatherAge: chance.pick(parentAges) },
	...{ foreignOrigin: chance.pick(answers), germanAtHome: chance.pick(answers) },
	...{ helpBefore: chance.pick(answers), repeated: chance.pick(answers) }
});
