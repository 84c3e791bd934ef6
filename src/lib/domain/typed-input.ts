import { addDays, FIRST_DAY, LAST_DAY, type Day } from './day';

/** What people type into a field, in the forms they really use, turned into the one form the rest understands. */

const words: Record<string, number> = {
	vorgestern: -2,
	gestern: -1,
	heute: 0,
	morgen: 1,
	übermorgen: 2,
	uebermorgen: 2
};

const monthNames = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];

/** Two digits mean the year nearest to today that is at most twenty years ahead: '27' is 2027, '85' is 1985. */
const YEARS_AHEAD = 20;

/**
 * '1.6.27', '01.06.2027', '010627', '1. Juni 2027', '2027-06-01', 'heute', '+14'. Without a year it is the next such
 * day from today on. null: not a day.
 */
export function parseTypedDay(text: string, today: Day): Day | null {
	const typed = text.trim().toLowerCase();
	const offset = words[typed];
	if (offset !== undefined) return addDays(today, offset);
	const ahead = /^\+\s?(\d{1,4})$/.exec(typed)?.[1];
	if (ahead !== undefined) return addDays(today, Number(ahead));
	return parseParts(typed, today);
}

function parseParts(typed: string, today: Day): Day | null {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
	if (iso) return realDay(iso[1], iso[2], iso[3]);
	const digits = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(typed);
	if (digits) return realDay(fullYear(digits[3] ?? '', today), digits[2], digits[1]);
	const parts = /^(\d{1,2})[./\s-]\s?(\d{1,2}|[a-zä]{3,9})\.?(?:[./\s-]?\s?(\d{4}|\d{2}))?\.?$/.exec(typed);
	if (!parts) return null;
	const month = monthNumber(parts[2] ?? '');
	return parts[3] === undefined
		? nextSuchDay(month, parts[1], today)
		: realDay(fullYear(parts[3], today), month, parts[1]);
}

function monthNumber(typed: string): string {
	if (/^\d+$/.test(typed)) return typed;
	const short = typed.replace(/^mae?r/, 'mär').slice(0, 3);
	return String(monthNames.indexOf(short) + 1);
}

function fullYear(typed: string, today: Day): string {
	if (typed.length === 4) return typed;
	const latest = Number(today.slice(0, 4)) + YEARS_AHEAD;
	const year = Number(typed) + Math.floor(latest / 100) * 100;
	return String(year > latest ? year - 100 : year);
}

function nextSuchDay(month: string, day: string | undefined, today: Day): Day | null {
	const year = Number(today.slice(0, 4));
	const thisYear = realDay(String(year), month, day);
	return thisYear !== null && thisYear >= today ? thisYear : realDay(String(year + 1), month, day);
}

function realDay(year = '', month = '', day = ''): Day | null {
	const candidate = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	if (candidate < FIRST_DAY || candidate > LAST_DAY) return null;
	const moment = new Date(`${candidate}T00:00:00Z`);
	// Date turns 31 April into 1 May; only a day that survives the round trip exists.
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(candidate) ? (candidate as Day) : null;
}

/**
 * '76', '76,5', '1.234,50', '76.5', '76,00 €' become '76', '76.5', '1234.5', '76.5', '76'. At most `places` places
 * behind the comma, never negative. A point before exactly three digits separates thousands, as in German. null: not
 * such a number.
 */
export function parseTypedDecimal(text: string, places = 2): string | null {
	const typed = text.replace(/[\s\u00a0]|€|eur(o)?$/gi, '');
	const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed)
		? typed.replaceAll('.', '').replace(',', '.')
		: typed.replace(',', '.');
	const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(plain);
	if (!match) return null;
	const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '');
	const fraction = (match[2] ?? '').replace(/0+$/, '');
	if (fraction.length > places) return null;
	return fraction === '' ? whole : `${whole}.${fraction}`;
}
