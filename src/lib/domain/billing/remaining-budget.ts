import { Decimal } from 'decimal.js';
import { euro, type Euro } from '../money';

export type BudgetLine = {
	/** Null = the office's whole. */
	serviceType: string | null;
	budget: Euro | null;
	charged: Euro;
	/** Below zero when more was ordered than planned; null where nothing is planned. */
	remaining: Euro | null;
};

type Amounts = ReadonlyMap<string | null, Euro>;

/** Per kind of help, the whole first: planned, ordered and left, exact to the cent. */
export function remainingBudget(budgets: Amounts, charges: Amounts): BudgetLine[] {
	const total = euro([...charges.values()].reduce((sum, amount) => sum.plus(amount), new Decimal(0)));
	const kinds = [...new Set([...budgets.keys(), ...charges.keys()])].filter((kind) => kind !== null).toSorted();
	const line = (serviceType: string | null, charged: Euro): BudgetLine => {
		const budget = budgets.get(serviceType) ?? null;
		return { serviceType, budget, charged, remaining: budget === null ? null : left(budget, charged) };
	};
	return [line(null, total), ...kinds.map((kind) => line(kind, charges.get(kind) ?? euro(0)))];
}

const left = (budget: Euro, charged: Euro) => euro(new Decimal(budget).minus(charged));
