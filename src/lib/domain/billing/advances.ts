import { Decimal } from 'decimal.js';
import { euro, type Euro } from '../money';

/** Rules of lines that belong to no stay. */
export const ADVANCE = 'advance';
export const ADVANCE_SET_OFF = 'advance-set-off';

/** Paid in advance and not yet set off; never below zero. */
export const openAdvance = (paid: Euro, setOff: Euro): Euro =>
	euro(Decimal.max(0, new Decimal(paid).minus(new Decimal(setOff).abs())));

/** What the next invoice sets off, as a negative amount: never more than it claims, the rest waits; null when nothing. */
export function setOffAmount(open: Euro, claimed: Euro): Euro | null {
	const amount = Decimal.min(open, claimed);
	return amount.greaterThan(0) ? euro(amount.negated()) : null;
}

/** The oldest advances first: those that earlier invoices have used up are skipped, the next ones give what is set off. */
export function takenFrom<Advance extends { total: Euro }>(
	advances: readonly Advance[],
	{ earlier, amount }: { earlier: Euro; amount: Euro }
): { advance: Advance; amount: Euro }[] {
	let used = new Decimal(earlier).abs();
	let wanted = new Decimal(amount).abs();
	return advances.flatMap((advance) => {
		const gone = Decimal.min(used, advance.total);
		const taken = Decimal.min(wanted, new Decimal(advance.total).minus(gone));
		used = used.minus(gone);
		wanted = wanted.minus(taken);
		return taken.greaterThan(0) ? [{ advance, amount: euro(taken) }] : [];
	});
}
