import type { Month } from '../day';
import { figures, type FigureCode, type FigureUnit } from './definitions';
import { monthName } from './months';

const formats: Record<FigureUnit, { suffix: string; most: number; least: number }> = {
	euro: { suffix: ' €', least: 2, most: 2 },
	count: { suffix: '', least: 0, most: 1 },
	percent: { suffix: ' %', least: 1, most: 1 },
	days: { suffix: ' Tage', least: 0, most: 1 },
	ratio: { suffix: '', least: 2, most: 2 }
};

const german = new Map<string, Intl.NumberFormat>();

function numberFormat(least: number, most: number) {
	const key = `${least}-${most}`;
	const known =
		german.get(key) ?? new Intl.NumberFormat('de-DE', { minimumFractionDigits: least, maximumFractionDigits: most });
	german.set(key, known);
	return known;
}

export const NOTHING = '–';
/** What stands where a value rests on too few cases. */
export const KEPT_BACK = '•';

/** '1.234,50 €', '87,5 %', '–' where nothing is on record, '•' where it is kept back. */
export function formatFigure(unit: FigureUnit, value: string | null, suppressed = false): string {
	if (suppressed) return KEPT_BACK;
	if (value === null) return NOTHING;
	const { suffix, least, most } = formats[unit];
	return `${numberFormat(least, most).format(value as `${number}`)}${suffix}`;
}

/** '+ 3,2 %' */
export function formatChange(value: string | null, suppressed = false): string {
	if (suppressed) return KEPT_BACK;
	if (value === null) return NOTHING;
	const sign = value.startsWith('-') ? '−' : /^0(\.0+)?$/.test(value) ? '±' : '+';
	return `${sign} ${numberFormat(1, 1).format(value.replace('-', '') as `${number}`)} %`;
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
	if (isSuppressed) return `${name} in ${office} im ${when}: aus weniger als drei Fällen, deshalb nicht gezeigt.`;
	if (current === null) return `${name} in ${office}: für ${when} liegen keine Daten vor.`;
	const value = `${name} in ${office} im ${when}: ${formatFigure(unit, current)}.`;
	return changePercent === null ? value : `${value} ${changeSentence(changePercent)}`;
}

function changeSentence(changePercent: string) {
	const amount = formatChange(changePercent).slice(2);
	if (/^-?0(\.0+)?$/.test(changePercent)) return 'Der Durchschnitt dieses Jahres liegt gleichauf mit dem Vorjahr.';
	return `Der Durchschnitt dieses Jahres liegt ${amount} ${changePercent.startsWith('-') ? 'unter' : 'über'} dem Vorjahr.`;
}

/** The same in a file, where a dot would be overlooked. */
export const NOT_SHOWN = 'unter 3 Fällen';
