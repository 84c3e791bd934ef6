import { monthOf, yearOf, type Day } from '../day';
import type { PersonSex } from '../directory/kinds';
import type { ServiceTypeCode } from '../directory/service-types';
import { endReasonStatistics, type EndReason } from '../placements/reasons';
import { blankEntry, type Answer, type StatisticsEntry } from './entry';
import type { RecordFacts } from './facts';
import type { Layout } from './layout';
import type { StatisticsSetting } from './settings';

/** One help as the portal knows it: stays that follow each other at changing places are one help. */
export type Help = {
	officeAgs: string;
	serviceType: ServiceTypeCode;
	begin: Day;
	/** Last day; null while it goes on. */
	left: Day | null;
	/** As recorded with the end of the stay. */
	endReason: EndReason | null;
	birthDate: Day;
	sex: PersonSex;
	/** Null before anything was saved. */
	number: number | null;
	entry: StatisticsEntry | null;
};

type Report = { year: number; layout: Layout; setting: StatisticsSetting };

/** Reported for a year: what has begun by its end and was not over before it. */
export const isReportedIn = ({ begin, left }: Pick<Help, 'begin' | 'left'>, year: number) =>
	yearOf(begin) <= year && (left === null || yearOf(left) >= year);

/** Answered with "unknown" is as blank as not answered. */
const answerCodes: Record<Answer, string | null> = { yes: '1', no: '2', unknown: null };
const codeOf = (answer: Answer | null) => answer && answerCodes[answer];

/** The record of a help in a report year: one that ended later is running in it. */
export function recordOf(help: Help, report: Report): RecordFacts {
	const entry = help.entry ?? blankEntry;
	const isRunning = help.left === null || yearOf(help.left) > report.year;
	return {
		...headOf(help, report),
		...circumstancesOf(entry, sexCodes(report)),
		...(isRunning ? runningPart(entry, report.year) : endedPart(help, entry))
	};
}

const sexCodes =
	({ layout, setting }: Report) =>
	(sex: PersonSex) =>
		layout.sexes[sex] ?? setting.sexes[sex] ?? null;

function headOf({ officeAgs, serviceType, begin, birthDate, sex, number }: Help, report: Report) {
	const { institutionNumber, kindsOfHelp } = report.setting;
	return {
		...{ land: officeAgs.slice(0, 2), county: officeAgs.slice(2), institution: institutionNumber, number },
		...{ begin: monthOf(begin), kindOfHelp: kindsOfHelp[serviceType] ?? null },
		...{ sex: sexCodes(report)(sex), birth: monthOf(birthDate) }
	};
}

const circumstancesOf = (entry: StatisticsEntry, sexOf: (sex: PersonSex) => string | null) => ({
	...{ takenOver: entry.takenOver, place: entry.place, provider: entry.provider },
	people: entry.people.map(({ sex, birth }) => ({ sex: sexOf(sex), birth })),
	...{ peopleOutside: entry.peopleOutside, whereaboutsBefore: entry.whereaboutsBefore, family: entry.family },
	...{ foreignOrigin: codeOf(entry.foreignOrigin), germanAtHome: codeOf(entry.germanAtHome) },
	...{ transferIncome: codeOf(entry.transferIncome), initiatedBy: entry.initiatedBy },
	...{ custody1666: entry.custody1666, suspended: entry.suspended, custody1631b: entry.custody1631b },
	...{ reason1: entry.reason1, reason2: entry.reason2, reason3: entry.reason3, residenceAgs: entry.residenceAgs },
	...{ residencePostalCode: entry.residencePostalCode, residencePlace: entry.residencePlace }
});

const runningPart = ({ contacts, intensity }: StatisticsEntry, year: number) => ({
	...{ running: true, contactsInYear: contacts[String(year)] ?? null, intensity },
	...{ end: null, contactsTotal: null, contactLongAgo: false, intensityAtEnd: null },
	...{ endReason: null, whereaboutsAfter: null, following: null }
});

function endedPart({ left, endReason }: Help, entry: StatisticsEntry) {
	const reason = endReason ?? entry.endReason;
	return {
		...{ running: false, contactsInYear: null, intensity: null, end: left && monthOf(left) },
		...{ contactsTotal: sumOf(entry.contacts), contactLongAgo: entry.contactLongAgo, intensityAtEnd: entry.intensity },
		endReason: reason && endReasonStatistics[reason],
		...{ whereaboutsAfter: entry.whereaboutsAfter, following: entry.following }
	};
}

/** Null when no year was entered: nothing known is not the same as no contact. */
function sumOf(contacts: Record<string, number>): number | null {
	const counts = Object.values(contacts);
	return counts.length === 0 ? null : counts.reduce((total, count) => total + count, 0);
}
