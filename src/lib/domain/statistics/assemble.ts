import { monthOf, yearOf, type Day } from '../day';
import type { PersonSex } from '../directory/kinds';
import type { ServiceTypeCode } from '../directory/service-types';
import { endReasonStatistics, type EndReason } from '../placements/reasons';
import type { Answer, StatisticsEntry } from './entry';
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

const yesNo = (answer: Answer | null | undefined) => (answer === 'yes' ? '1' : answer === 'no' ? '2' : null);

/** The record of a help in a report year: one that ended later is running in it. */
export function recordOf(help: Help, report: Report): RecordFacts {
	const running = help.left === null || yearOf(help.left) > report.year;
	return { ...headOf(help, report), ...circumstancesOf(help.entry), ...stateOf(help, running, report) };
}

function headOf(help: Help, { layout, setting }: Report) {
	const { officeAgs, serviceType, begin, birthDate, entry } = help;
	const sexOf = (sex: PersonSex) => layout.sexes[sex] ?? setting.sexes[sex] ?? null;
	return {
		...{ land: officeAgs.slice(0, 2), county: officeAgs.slice(2), institution: setting.institutionNumber },
		...{ number: help.number, begin: monthOf(begin), takenOver: entry?.takenOver ?? false },
		...{ kindOfHelp: setting.kindsOfHelp[serviceType] ?? null, place: entry?.place ?? null },
		...{ provider: entry?.provider ?? null, sex: sexOf(help.sex), birth: monthOf(birthDate) },
		people: (entry?.people ?? []).map(({ sex, birth }) => ({ sex: sexOf(sex), birth })),
		peopleOutside: entry?.peopleOutside ?? null
	};
}

const circumstancesOf = (entry: StatisticsEntry | null) => ({
	...{ whereaboutsBefore: entry?.whereaboutsBefore ?? null, family: entry?.family ?? null },
	...{ foreignOrigin: yesNo(entry?.foreignOrigin), germanAtHome: yesNo(entry?.germanAtHome) },
	...{ transferIncome: yesNo(entry?.transferIncome), initiatedBy: entry?.initiatedBy ?? null },
	...{ custody1666: entry?.custody1666 ?? false, suspended: entry?.suspended ?? false },
	...{ custody1631b: entry?.custody1631b ?? false, reason1: entry?.reason1 ?? null },
	...{ reason2: entry?.reason2 ?? null, reason3: entry?.reason3 ?? null },
	...{ residenceAgs: entry?.residenceAgs ?? null, residencePostalCode: entry?.residencePostalCode ?? null },
	residencePlace: entry?.residencePlace ?? null
});

const blankEnd = {
	...{ end: null, contactsTotal: null, contactLongAgo: false, intensityAtEnd: null },
	...{ endReason: null, whereaboutsAfter: null, following: null }
};

function stateOf({ entry, left, endReason }: Help, running: boolean, { year }: Report) {
	const contacts = entry?.contacts ?? {};
	const intensity = entry?.intensity ?? null;
	if (running) return { running, contactsInYear: contacts[String(year)] ?? null, intensity, ...blankEnd };
	const reason = endReason ?? entry?.endReason ?? null;
	return {
		...{ running, contactsInYear: null, intensity: null, intensityAtEnd: intensity },
		...{ end: left && monthOf(left), contactsTotal: sumOf(contacts), contactLongAgo: entry?.contactLongAgo ?? false },
		endReason: reason && endReasonStatistics[reason],
		...{ whereaboutsAfter: entry?.whereaboutsAfter ?? null, following: entry?.following ?? null }
	};
}

/** Null when no year was entered: nothing known is not the same as no contact. */
function sumOf(contacts: Record<string, number>): number | null {
	const counts = Object.values(contacts);
	return counts.length === 0 ? null : counts.reduce((total, count) => total + count, 0);
}
