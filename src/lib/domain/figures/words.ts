import type { Month } from '../day';
import { figures, type FigureCode, type FigureUnit } from './definitions';
import { monthName } from './months';

const suffixes: Record<FigureUnit, string> = { euro: ' €', count: '', percent: ' %', days: ' Tage', ratio: '' };

const german = new Map<number, Intl.NumberFormat>();

/** As many places as the value has: all of a column have the same. */
function inGerman(value: string) {
	const places = value.split('.')[1]?.length ?? 0;
	const format =
		german.get(places) ??
		new Intl.NumberFormat('de-DE', { minimumFractionDigits: places, maximumFractionDigits: places });
	german.set(places, format);
	return format.format(value as `${number}`);
}

export const NOTHING = '–';
/** What stands where a value rests on too few cases. */
export const KEPT_BACK = '•';

/** '1.234,50 €', '87,5 %', '–' where nothing is on record, '•' where it is kept back. */
export function formatFigure(unit: FigureUnit, value: string | null, suppressed = false): string {
	if (suppressed) return KEPT_BACK;
	if (value === null) return NOTHING;
	return `${inGerman(value)}${suffixes[unit]}`;
}

/** '+ 3,2 %' */
export function formatChange(value: string | null, suppressed = false): string {
	if (suppressed) return KEPT_BACK;
	if (value === null) return NOTHING;
	const sign = value.startsWith('-') ? '−' : /^0(\.0+)?$/.test(value) ? '±' : '+';
	return `${sign} ${inGerman(value.replace('-', ''))} %`;
}

type Told = {
	code: FigureCode;
	month: Month;
	office: string;
	current: string | null;
	changePercent: string | null;
	isSuppressed: boolean;
};

/** What the big number means, in a sentence. */
export function sentenceOf({ code, month, office, current, changePercent, isSuppressed }: Told): string {
	const { name, unit } = figures[code];
	const when = monthName(month);
	if (isSuppressed) return `${name} ${placeOf(office)} im ${when}: aus weniger als drei Fällen, deshalb nicht gezeigt.`;
	if (current === null) return `${name} ${placeOf(office)}: für ${when} liegen keine Daten vor.`;
	const value = `${name} ${placeOf(office)} im ${when}: ${formatFigure(unit, current)}.`;
	return changePercent === null ? value : `${value} ${changeSentence(changePercent)}`;
}

/** 'im Landkreis Rostock', 'in der Landeshauptstadt Schwerin', 'in Schwerin' */
function placeOf(office: string) {
	if (/^(Land)?Kreis /i.test(office)) return `im ${office}`;
	return /^\S*stadt |^Hanse- und \S*stadt /.test(office) ? `in der ${office}` : `in ${office}`;
}

function changeSentence(changePercent: string) {
	const amount = formatChange(changePercent).slice(2);
	if (/^-?0(\.0+)?$/.test(changePercent)) return 'Der Durchschnitt dieses Jahres liegt gleichauf mit dem Vorjahr.';
	return `Der Durchschnitt dieses Jahres liegt ${amount} ${changePercent.startsWith('-') ? 'unter' : 'über'} dem Vorjahr.`;
}

/** The same in a file, where a dot would be overlooked. */
export const NOT_SHOWN = 'unter 3 Fällen';
