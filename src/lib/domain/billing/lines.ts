import { fromCents, toCents, type Euro } from '../money';
import type { BillingLine, DayEntry } from './result';
import type { RatedEntry } from './rule-set';

const MINUTES_PER_HOUR = 60;

/** Commercial rounding (half up) of a quotient of two whole numbers, neither negative. */
const roundedQuotient = (dividend: number, divisor: number) => Math.floor((2 * dividend + divisor) / (2 * divisor));

/** Equal entries: what they share, and what they come to so far. */
type Block = {
	first: RatedEntry;
	last: RatedEntry;
	cents: number;
	/** Days or minutes, of which `divisor` make one unit. */
	units: number;
	divisor: number;
	amount: number;
};

/**
 * Sums up equal entries as lines, rounding each line once. A day's amount is what the line grows by with it, so that the
 * days come to the same sum as the lines, whatever was rounded.
 */
export function summedUp(entries: readonly RatedEntry[]): { days: DayEntry[]; lines: BillingLine[] } {
	const blocks = new Map<string, Block>();
	const days = entries.map((entry) => {
		const key = `${entry.rule}|${entry.kind}|${entry.rate}|${entry.participants ?? ''}`;
		const block = blocks.get(key) ?? emptyBlock(entry);
		blocks.set(key, block);
		return withAmount(entry, fromCents(grow(block, entry)));
	});
	return { days, lines: [...blocks.values()].filter(({ amount }) => amount !== 0).map(lineOf) };
}

/** Most entries are plain days: spelt out, they cost a tenth of a copy by spread. */
const withAmount = (entry: RatedEntry, amount: Euro): DayEntry =>
	entry.minutes === undefined && entry.count === undefined && entry.decidedOn === undefined
		? { day: entry.day, kind: entry.kind, rule: entry.rule, rate: entry.rate, amount }
		: { ...entry, amount };

const emptyBlock = (entry: RatedEntry): Block => ({
	first: entry,
	last: entry,
	cents: toCents(entry.rate),
	units: 0,
	divisor: entry.minutes === undefined ? 1 : MINUTES_PER_HOUR * (entry.participants ?? 1),
	amount: 0
});

/** Adds an entry; returns by how many cents the block has grown. */
function grow(block: Block, entry: RatedEntry): number {
	const before = block.amount;
	block.units += entry.minutes ?? 1;
	block.amount = roundedQuotient(block.units * block.cents, block.divisor);
	block.last = entry;
	return block.amount - before;
}

const lineOf = ({ first, last, units, divisor, amount }: Block): BillingLine => ({
	from: first.day,
	to: last.day,
	quantity: quantityText(units, divisor),
	unit: first.minutes === undefined ? 'day' : 'hour',
	price: first.rate,
	amount: fromCents(amount),
	rule: first.rule
});

/** units ÷ divisor with at most four places and no idle zeros: '13', '1.5', '0.3333'. */
export function quantityText(units: number, divisor: number): string {
	const tenThousandths = String(roundedQuotient(units * 10_000, divisor)).padStart(5, '0');
	const places = tenThousandths.slice(-4).replace(/0+$/, '');
	return places === '' ? tenThousandths.slice(0, -4) : `${tenThousandths.slice(0, -4)}.${places}`;
}

/** A share of an amount, rounded half up. */
export const shareOf = (cents: number, { part, whole }: { part: number; whole: number }) =>
	roundedQuotient(cents * part, whole);
