import { Decimal } from 'decimal.js';
import type { Euro } from '../money';
import type { BudgetRow } from './budget-plan';

const amounts = [
	['budget', 'Ansatz'],
	['committed', 'Gebunden'],
	['ordered', 'Angeordnet'],
	['forecast', 'Prognose']
] as const;

type BudgetBar = {
	label: string;
	value: Euro;
	/** Of the longest one, in percent. */
	share: number;
};
export type BudgetBars = { serviceType: BudgetRow['serviceType']; bars: BudgetBar[] };

/** The amounts of each kind of help beside each other, to be drawn; what is not known or kept back has no bar. */
export function barsOfBudget(rows: readonly BudgetRow[]): BudgetBars[] {
	const drawn = rows.map(({ serviceType, ...row }) => ({
		serviceType,
		known: amounts.flatMap(([key, label]) => (row[key] === null ? [] : [{ label, value: row[key] }]))
	}));
	const most = Decimal.max(0, ...drawn.flatMap(({ known }) => known.map(({ value }) => value)));
	return drawn
		.filter(({ known }) => known.length > 0)
		.map(({ serviceType, known }) => ({
			serviceType,
			bars: known.map((bar) => ({ ...bar, share: shareOf(bar.value, most) }))
		}));
}

const shareOf = (value: Euro, most: Decimal) =>
	most.isZero() ? 0 : new Decimal(value).times(100).div(most).toDecimalPlaces(1).toNumber();
