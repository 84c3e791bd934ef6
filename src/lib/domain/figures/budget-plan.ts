import { Decimal } from 'decimal.js';
import type { ServiceTypeCode } from '../directory/service-types';
import { euro, sum, type Euro } from '../money';
import { hiddenParts } from './suppression';

/** A kind of help in a year; `committed` and `expected` are exact, before any rounding. */
export type KindOfYear = {
	serviceType: ServiceTypeCode;
	/** Null when the year has no budget of its own for it. */
	budget: Euro | null;
	/** Cases with a booked stay in the year. */
	cases: number;
	/** What all that is booked costs in the year at the agreed price. */
	committed: Decimal.Value;
	/** What has run and what runs, to its planned end, costs in the year. */
	expected: Decimal.Value;
	/** Ordered so far; null when nothing is. */
	ordered: Euro | null;
};

export type BudgetRow = {
	/** Null: all kinds together. */
	serviceType: ServiceTypeCode | null;
	budget: Euro | null;
	committed: Euro | null;
	ordered: Euro | null;
	forecast: Euro | null;
	/** Budget less forecast; below 0 when it will not suffice. */
	remaining: Euro | null;
	suppressed: boolean;
};

const left = (budget: Euro | null, forecast: Euro) =>
	budget === null ? null : euro(new Decimal(budget).minus(forecast));

/** A year's budget against what is committed, ordered and expected, by kind of help. */
export function budgetPlan(kinds: readonly KindOfYear[], whole: Euro | null, seesAll: boolean) {
	const hidden = seesAll
		? new Set<string>()
		: hiddenParts(new Map(kinds.map((kind) => [kind.serviceType, kind.cases])));
	const rows = kinds.map((kind): BudgetRow => (hidden.has(kind.serviceType) ? keptBack(kind) : rowOf(kind)));
	return { rows, total: totalOf(kinds, whole) };
}

const keptBack = ({ serviceType, budget }: KindOfYear): BudgetRow => ({
	...{ serviceType, budget, committed: null, ordered: null, forecast: null, remaining: null, suppressed: true }
});

function rowOf({ serviceType, budget, committed, expected, ordered }: KindOfYear): BudgetRow {
	const forecast = euro(expected);
	return {
		...{ serviceType, budget, committed: euro(committed), ordered, forecast },
		...{ remaining: left(budget, forecast), suppressed: false }
	};
}

/** The office's whole budget; where there is none, the kinds' together. Amounts are rounded once, after adding. */
function totalOf(kinds: readonly KindOfYear[], whole: Euro | null): BudgetRow {
	const known = <T>(values: readonly (T | null)[]) => values.filter((value): value is T => value !== null);
	const budgets = known(kinds.map(({ budget }) => budget));
	const orders = known(kinds.map(({ ordered }) => ordered));
	const budget = whole ?? (budgets.length === 0 ? null : sum(budgets));
	const exact = (values: readonly Decimal.Value[]) =>
		euro(values.reduce<Decimal>((total, value) => total.plus(value), new Decimal(0)));
	const forecast = exact(kinds.map(({ expected }) => expected));
	return {
		...{ serviceType: null, budget, committed: exact(kinds.map(({ committed }) => committed)), forecast },
		...{ ordered: orders.length === 0 ? null : sum(orders), remaining: left(budget, forecast), suppressed: false }
	};
}
