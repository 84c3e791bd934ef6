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
	/** By how much the last entry made it grow, in cents and as text: mostly the next one does the same. */
	growth: number;
	growthText: Euro;
};

/**
 * Sums up equal entries as lines, rounding each line once. A day's amount is what the line grows by with it, so that the
 * days come to the same sum as the lines, whatever was rounded.
 */
export function summedUp(entries: readonly RatedEntry[]): { days: DayEntry[]; lines: BillingLine[] } {
	const blocks = new Map<string, Block>();
	let block: Block | undefined;
	const days = entries.map((entry) => {
		// Mostly a day is as the one before it: then nothing has to be looked up.
		if (!block || !areEqual(block.first, entry)) block = blockOf(blocks, entry);
		return withAmount(entry, grow(block, entry));
	});
	return { days, lines: [...blocks.values()].filter(({ amount }) => amount !== 0).map(lineOf) };
}

const areEqual = (a: RatedEntry, b: RatedEntry) =>
	a.rule === b.rule && a.kind === b.kind && a.rate === b.rate && a.participants === b.participants;

function blockOf(blocks: Map<string, Block>, entry: RatedEntry): Block {
	const key = `${entry.rule}|${entry.kind}|${entry.rate}|${entry.participants ?? ''}`;
	const block = blocks.get(key) ?? emptyBlock(entry);
	blocks.set(key, block);
	return block;
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
	amount: 0,
	growth: 0,
	growthText: fromCents(0)
});

/** Adds an entry; returns by how much the block has grown. */
function grow(block: Block, entry: RatedEntry): Euro {
	const before = block.amount;
	block.units += entry.minutes ?? 1;
	block.amount = roundedQuotient(block.units * block.cents, block.divisor);
	block.last = entry;
	const growth = block.amount - before;
	if (growth !== block.growth) {
		block.growth = growth;
		block.growthText = fromCents(growth);
	}
	return block.growthText;
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
