import { Decimal } from 'decimal.js';
import { euro, type Euro } from '../money';
import type { BillingLine } from './result';

/** The line taken back: the same price, the quantity negative. */
export function negated<Line extends Pick<BillingLine, 'quantity' | 'amount'>>(line: Line): Line {
	return { ...line, quantity: minus(line.quantity), amount: euro(new Decimal(line.amount).negated()) };
}

const minus = (quantity: string) =>
	quantity.startsWith('-') ? quantity.slice(1) : quantity === '0' ? '0' : `-${quantity}`;

/** Equal in everything that a line says; its place on the invoice does not count. */
export const lineKey = ({ from, to, quantity, unit, price, amount, rule }: BillingLine) =>
	[from, to, quantity, unit, price, amount, rule].join('|');

/**
 * What a closed month lacks after the fact (a rate of the past was changed): each line that was billed and would not be
 * billed so today is taken back, each that would be billed and was not is added. What was taken back more often than it
 * was billed is given back first. Nothing where both are equal.
 */
export function differenceLines(billed: readonly BillingLine[], today: readonly BillingLine[]): BillingLine[] {
	const open = effective(billed);
	const added = today.filter((line) => {
		const known = open.get(lineKey(line));
		if (known === undefined || known.count <= 0) return true;
		known.count -= 1;
		return false;
	});
	const settled = [...open.values()].flatMap(({ line, count }) =>
		Array.from({ length: Math.abs(count) }, () => (count > 0 ? negated(line) : line))
	);
	return [...settled, ...added];
}

type Counted = { line: BillingLine; count: number };

/** How often each line counts when what was taken back is taken into account; below zero: more often than billed. */
function effective(billed: readonly BillingLine[]): Map<string, Counted> {
	const counted = new Map<string, Counted>();
	for (const line of billed) {
		const takesBack = line.quantity.startsWith('-');
		const known = takesBack ? negated(line) : line;
		const key = lineKey(known);
		const entry = counted.get(key) ?? { line: known, count: 0 };
		entry.count += takesBack ? -1 : 1;
		counted.set(key, entry);
	}
	return counted;
}

export const differenceTotal = (lines: readonly { amount: Euro }[]) =>
	euro(lines.reduce((total, { amount }) => total.plus(amount), new Decimal(0)));
