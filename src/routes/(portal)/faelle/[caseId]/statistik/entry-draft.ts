import type { Month } from '$lib/domain/day';
import type { PersonSex } from '$lib/domain/directory/kinds';
import type { Answer, StatisticsEntry } from '$lib/domain/statistics/entry';

/** A further young person as it is typed: 'MM/JJJJ'. */
export type PersonDraft = { sex: PersonSex; birth: string };

type Nullable = {
	[Name in keyof StatisticsEntry as null extends StatisticsEntry[Name] ? Name : never]: StatisticsEntry[Name];
};

/** The entry in the form of its fields: text for every value, empty where nothing is known. */
export type EntryDraft = Record<keyof Nullable, string> &
	Pick<StatisticsEntry, 'takenOver' | 'custody1666' | 'suspended' | 'custody1631b' | 'contactLongAgo'> & {
		people: PersonDraft[];
		contacts: Record<string, string>;
	};

const shownMonth = (month: Month) => `${month.slice(5)}/${month.slice(0, 4)}`;

/** '5/2015', '05.2015' and '2015-05' are the same month; what is none goes on as typed, for the server to refuse. */
function typedMonth(text: string): string {
	const found = /^(\d{1,2})\s*[./-]\s*(\d{4})$/.exec(text.trim());
	return found ? `${found[2] ?? ''}-${(found[1] ?? '').padStart(2, '0')}` : text.trim();
}

const shownNumber = (value: number | null) => (value === null ? '' : String(value));
const typedNumber = (text: string) => (text.trim() === '' ? null : Number(text.trim()));
const orNull = (text: string) => (text === '' ? null : text);

/** Every year of the help has its field. */
export function draftOf(entry: StatisticsEntry, years: readonly number[]): EntryDraft {
	const { people, contacts, peopleOutside, intensity, ...rest } = entry;
	return {
		...{ takenOver: rest.takenOver, place: rest.place ?? '', provider: rest.provider ?? '' },
		people: people.map(({ sex, birth }) => ({ sex, birth: shownMonth(birth) })),
		...{ peopleOutside: shownNumber(peopleOutside), whereaboutsBefore: rest.whereaboutsBefore ?? '' },
		...{ family: rest.family ?? '', ...answersOf(rest), initiatedBy: rest.initiatedBy ?? '' },
		...{ custody1666: rest.custody1666, suspended: rest.suspended, custody1631b: rest.custody1631b },
		contacts: Object.fromEntries(years.map((year) => [year, shownNumber(contacts[String(year)] ?? null)])),
		...{ intensity: shownNumber(intensity), ...reasonsOf(rest), contactLongAgo: rest.contactLongAgo },
		...endOf(rest)
	};
}

type Rest = Omit<StatisticsEntry, 'people' | 'contacts' | 'peopleOutside' | 'intensity'>;

const answersOf = ({ foreignOrigin, germanAtHome, transferIncome }: Rest) => ({
	...{ foreignOrigin: foreignOrigin ?? '', germanAtHome: germanAtHome ?? '', transferIncome: transferIncome ?? '' }
});

const reasonsOf = ({ reason1, reason2, reason3 }: Rest) => ({
	...{ reason1: reason1 ?? '', reason2: reason2 ?? '', reason3: reason3 ?? '' }
});

const endOf = (rest: Rest) => ({
	...{
		endReason: rest.endReason ?? '',
		whereaboutsAfter: rest.whereaboutsAfter ?? '',
		following: rest.following ?? ''
	},
	...{ residenceAgs: rest.residenceAgs ?? '', residencePostalCode: rest.residencePostalCode ?? '' },
	residencePlace: rest.residencePlace ?? ''
});

/** As the command takes it. */
export function entryOf(draft: EntryDraft) {
	const { people, contacts, peopleOutside, intensity, ...rest } = draft;
	const counted = Object.entries(contacts).filter(([, count]) => count.trim() !== '');
	return {
		...rest,
		people: people.map(({ sex, birth }) => ({ sex, birth: typedMonth(birth) })),
		contacts: Object.fromEntries(counted.map(([year, count]) => [year, Number(count.trim())])),
		...{ peopleOutside: typedNumber(peopleOutside), intensity: typedNumber(intensity) },
		...{ foreignOrigin: answerOf(rest.foreignOrigin), germanAtHome: answerOf(rest.germanAtHome) },
		...{ transferIncome: answerOf(rest.transferIncome), endReason: orNull(rest.endReason) as never },
		...{ place: orNull(rest.place), provider: orNull(rest.provider), family: orNull(rest.family) },
		...{ whereaboutsBefore: orNull(rest.whereaboutsBefore), initiatedBy: orNull(rest.initiatedBy) },
		...{ reason1: orNull(rest.reason1), reason2: orNull(rest.reason2), reason3: orNull(rest.reason3) },
		...{ whereaboutsAfter: orNull(rest.whereaboutsAfter), following: orNull(rest.following) }
	};
}

const answerOf = (text: string) => orNull(text) as Answer | null;
