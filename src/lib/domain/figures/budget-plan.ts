import { Decimal } from 'decimal.js';
import type { ServiceTypeCode } from '../directory/service-types';
import { euro, sum, type Euro } from '../money';
import { FEWEST_CASES, hiddenParts } from './suppression';

/** What is known of a year; `committed` and `expected` are exact, before any rounding. */
type Year = {
	/** Null when the year has no budget of its own for it. */
	budget: Euro | null;
	/** Cases with a booked stay in the year. */
	cases: number;
	/** Cases for which something was ordered. */
	paidCases: number;
	/** What all that is booked costs in the year at the agreed price. */
	committed: Decimal.Value;
	/** What has run and what runs, to its planned end, costs in the year. */
	expected: Decimal.Value;
	/** Ordered so far; null when nothing is. */
	ordered: Euro | null;
	/** A month of what was ordered is kept back from whoever asks. */
	orderedHidden: boolean;
};

export type KindOfYear = Year & { serviceType: ServiceTypeCode };

export type BudgetRow = {
	/** Null: all kinds together. */
	serviceType: ServiceTypeCode | null;
	budget: Euro | null;
	committed: Euro | null;
	ordered: Euro | null;
	forecast: Euro | null;
	/** Budget less forecast; below 0 when it will not suffice. */
	remaining: Euro | null;
	/** All of it is kept back but the budget, … */
	suppressed: boolean;
	/** … or what was ordered. */
	orderedSuppressed: boolean;
};

const left = (budget: Euro | null, forecast: Euro) =>
	budget === null ? null : euro(new Decimal(budget).minus(forecast));

/** A year's budget against what is committed, ordered and expected, by kind of help and of all of them. */
export function budgetPlan(kinds: readonly KindOfYear[], whole: Year, seesAll: boolean) {
	const hidden = seesAll ? new Set<string>() : hiddenKinds(kinds);
	const isFew = !seesAll && [whole.cases, whole.paidCases].some((cases) => cases > 0 && cases < FEWEST_CASES);
	return {
		rows: listed(kinds, hidden).map((kind) => rowOf(kind, hidden.has(kind.serviceType))),
		total: rowOf({ ...whole, serviceType: null, budget: whole.budget ?? together(kinds) }, isFew)
	};
}

/** Where every kind is kept back, a list of those that have cases would tell which have any. */
const listed = (kinds: readonly KindOfYear[], hidden: ReadonlySet<string>) =>
	hidden.size < kinds.length ? kinds : kinds.filter((kind) => !hidden.has(kind.serviceType) || kind.budget !== null);

/** Few cases may be behind what is planned, or behind what was ordered. */
function hiddenKinds(kinds: readonly KindOfYear[]): ReadonlySet<string> {
	const by = (count: 'cases' | 'paidCases') =>
		hiddenParts(new Map(kinds.map((kind) => [kind.serviceType, kind[count]])));
	return new Set([...by('cases'), ...by('paidCases')]);
}

/** Where the office has no whole budget, the kinds' together are it. */
function together(kinds: readonly KindOfYear[]): Euro | null {
	const budgets = kinds.map(({ budget }) => budget).filter((budget) => budget !== null);
	return budgets.length === 0 ? null : sum(budgets);
}

type Named = Year & Pick<BudgetRow, 'serviceType'>;

function rowOf({ serviceType, budget, ...year }: Named, suppressed: boolean): BudgetRow {
	const orderedSuppressed = suppressed || year.orderedHidden;
	const ordered = orderedSuppressed ? null : year.ordered;
	if (suppressed) {
		return {
			serviceType,
			budget,
			committed: null,
			ordered,
			forecast: null,
			remaining: null,
			suppressed,
			orderedSuppressed
		};
	}
	const forecast = euro(year.expected);
	return {
		...{ serviceType, budget, committed: euro(year.committed), ordered, forecast },
		...{ remaining: left(budget, forecast), suppressed, orderedSuppressed }
	};
}
