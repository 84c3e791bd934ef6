import { appointmentsBetween } from '$lib/domain/billing/weekly-appointments';
import { parseTypedTime } from '$lib/domain/consultations/local-time';
import { addDays, firstOfMonth, lastOfMonth, monthOf, type Day, type Month } from '$lib/domain/day';
import { parseTypedDay, parseTypedDecimal } from '$lib/domain/typed-input';
import { monthOfAddress } from '../../billing/months';

/** As it was typed: the address bar keeps the whole calculation, so that it can be shared. */
export type TypedAbsence = {
	reason: string;
	from: string;
	fromTime: string;
	to: string;
	toTime: string;
	consented: string;
};
export type Typed = {
	ruleSet: string;
	rate: string;
	foodShare: string;
	travelSurcharge: string;
	setting: string;
	entry: string;
	leaving: string;
	month: Month;
	/** 'weekday:minutes' of an appointment each week. */
	weekday: string;
	minutes: string;
	absences: TypedAbsence[];
	switches: Record<string, string>;
};

const MOST_ABSENCES = 20;

export function typedOf(params: URLSearchParams): Typed {
	const text = (name: string, standard = '') => params.get(name) ?? standard;
	const absences = Array.from({ length: MOST_ABSENCES }, (_, index) => index)
		.filter((index) => params.has(`von${index}`))
		.map((index) => ({
			...{ reason: text(`grund${index}`, 'leave'), from: text(`von${index}`), fromTime: text(`vonzeit${index}`) },
			...{ to: text(`bis${index}`), toTime: text(`biszeit${index}`), consented: text(`ja${index}`, 'nein') }
		}));
	const switches = [...params].filter(([name]) => name.startsWith('lesart.'));
	return {
		...{ ruleSet: text('regelwerk', 'AVV-SH'), rate: text('satz'), foodShare: text('anteil') },
		...{ travelSurcharge: text('weg'), setting: text('form', 'residential'), entry: text('aufnahme') },
		...{ leaving: text('auszug'), month: monthOfAddress(params.get('monat')), weekday: text('wochentag', '2') },
		...{ minutes: text('minuten', '90'), absences },
		switches: Object.fromEntries(switches.map(([name, value]) => [name.slice('lesart.'.length), value]))
	};
}

type KnownSwitch = { standard: string | number | boolean; values: readonly { value: string | number | boolean }[] };
type KnownSwitches = Record<string, KnownSwitch>;

/** What the API is asked; a text that is no day or amount goes as it is, and comes back with its message. */
export function askedOf(typed: Typed, known: KnownSwitches, today: Day) {
	const day = (text: string) => (text.trim() === '' ? null : (parseTypedDay(text, today) ?? text));
	const time = (text: string) => (text.trim() === '' ? null : (parseTypedTime(text) ?? text));
	const amount = (text: string) => parseTypedDecimal(text) ?? (text.trim() === '' ? '0' : text);
	const absences = typed.absences.map(({ reason, from, fromTime, to, toTime, consented }) => ({
		...{
			reason: reason as 'leave',
			from: day(from) ?? '',
			fromTime: time(fromTime),
			to: day(to),
			toTime: time(toTime)
		},
		consented: consented === 'ja'
	}));
	const entry = day(typed.entry) ?? firstOfMonth(typed.month);
	const chosen = Object.entries(typed.switches).flatMap(([name, text]) => {
		const value = known[name]?.values.find((one) => String(one.value) === text)?.value;
		return value === undefined || value === known[name]?.standard ? [] : [[name, value] as const];
	});
	return {
		agreement: {
			...{ ruleSet: typed.ruleSet, rate: amount(typed.rate), foodShare: amount(typed.foodShare) },
			...{ travelSurcharge: amount(typed.travelSurcharge), switches: Object.fromEntries(chosen) }
		},
		stay: { entry, leaving: day(typed.leaving), setting: typed.setting as 'residential' },
		...{ month: typed.month, absences },
		...(typed.setting === 'ambulant' ? serviceOf(typed, absences) : {})
	};
}

type Away = { from: string; to: string | null };

/** An appointment each week; outside of absences it counts as kept. */
function serviceOf({ weekday, minutes, month }: Typed, absences: readonly Away[]) {
	const weekly = { weekday: Number(weekday), minutes: Number(minutes) || 0, individuallyDated: true };
	const from = absences.reduce<Day>(
		(first, one) => (one.from !== '' && one.from < first ? (one.from as Day) : first),
		firstOfMonth(month)
	);
	// Nobody reckons further back than a year: an absence that began before has used up its days long ago.
	const start = from < addDays(firstOfMonth(month), -365) ? addDays(firstOfMonth(month), -365) : from;
	const appointments = appointmentsBetween([{ ...weekly, from: start, until: null }], start, lastOfMonth(month));
	const kept = appointments.filter(
		({ day }) =>
			monthOf(day) === month && !absences.some((one) => one.from <= day && (one.to === null || day <= one.to))
	);
	return {
		appointments,
		records: kept.map(({ day, minutes: of }) => ({ day, kind: 'with-person' as const, minutes: of }))
	};
}
