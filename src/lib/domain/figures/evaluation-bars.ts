import { Decimal } from 'decimal.js';
import type { Evaluation, EvaluationColumn } from './evaluations';

type Bar = {
	label: string;
	value: string;
	/** Of the longest one, in percent. */
	share: number;
};

type EvaluationBars = {
	column: EvaluationColumn;
	/** By what the rows begin with; where every row begins with something else there is one group without a name. */
	groups: { name: string | null; bars: Bar[] }[];
};

/** A price tells more than how many there are. */
const byWorth = ['Median', 'euro', 'amount', 'count'];

/** The one number of an evaluation that is drawn; null when it has none. */
export function barsOf({ columns, rows }: Evaluation): EvaluationBars | null {
	const isOf = (worth: string) => (column: EvaluationColumn) => column.label === worth || column.kind === worth;
	const column = byWorth.map((worth) => columns.find(isOf(worth))).find((each) => each !== undefined);
	if (!column) return null;
	const at = columns.indexOf(column);
	const words = columns.flatMap(({ kind }, index) => (kind === 'text' && index < at ? [index] : []));
	const drawn = rows.flatMap((cells) => {
		const value = cells[at];
		return typeof value === 'string' ? [{ texts: words.map((index) => cells[index] ?? ''), value }] : [];
	});
	if (drawn.length === 0) return null;
	const most = Decimal.max(...drawn.map(({ value }) => value));
	const barOf = (value: string, label: string): Bar => ({ label, value, share: shareOf(value, most) });
	const names = [...new Set(drawn.map(({ texts }) => texts[0] ?? ''))];
	if (words.length < 2 || names.length === drawn.length) {
		return { column, groups: [{ name: null, bars: drawn.map(({ texts, value }) => barOf(value, texts.join(', '))) }] };
	}
	const groups = names.map((name) => ({
		name,
		bars: drawn.flatMap(({ texts: [first, ...rest], value }) => (first === name ? [barOf(value, rest.join(', '))] : []))
	}));
	return { column, groups };
}

const shareOf = (value: string, most: Decimal) =>
	most.isZero() ? 0 : new Decimal(value).times(100).div(most).toDecimalPlaces(1).toNumber();
