import { Decimal } from 'decimal.js';
import { nothing, pool, type BaseCounts } from './base';
import { figures, type FigureCode, type FigureSource } from './definitions';
import { mean, median, quotient, sumOf } from './statistics';

/** A value, nothing on record, or kept back because it rests on too few cases. */
export type Cell = Decimal | null | 'suppressed';

/** Inhabitants that belong to the counts; null where unknown. */
export type People = { total: number | null; under18: number | null };

type Value = (counts: BaseCounts, people: People) => Decimal | null;

const inEuro = (cents: Decimal.Value | null) => (cents === null ? null : new Decimal(cents).div(100));
const share = (part: number, whole: number) => quotient(new Decimal(part).times(100), whole);
const perHead = (amount: Decimal.Value, heads: number | null) => (heads === null ? null : quotient(amount, heads));
const lowest = (values: readonly number[]) => (values.length === 0 ? null : Math.min(...values));
const highest = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));

/** Exact, before any rounding. */
const valueOf: Record<FigureCode, Value> = {
	budget: ({ budgetCents }) => inEuro(budgetCents),
	cases: ({ cases }) => new Decimal(cases),
	'cases-per-1000': ({ cases }, { under18 }) => perHead(new Decimal(cases).times(1_000), under18),
	'rate-min': ({ rates }) => inEuro(lowest(rates)),
	'rate-max': ({ rates }) => inEuro(highest(rates)),
	'rate-median': ({ rates }) => inEuro(median(rates)),
	payments: ({ paidCents }) => inEuro(paidCents ?? 0),
	'payments-per-case': ({ paidCents, cases }) => inEuro(quotient(paidCents ?? 0, cases)),
	'payments-per-inhabitant': ({ paidCents }, { total }) => inEuro(perHead(paidCents ?? 0, total)),
	'out-of-area': ({ outOfArea }) => new Decimal(outOfArea),
	'foreign-occupancy': ({ foreignDays, occupiedDays }) => share(foreignDays, occupiedDays),
	'fruitless-searches': ({ fruitless }) => new Decimal(fruitless),
	'drop-outs': ({ dropOuts }) => new Decimal(dropOuts),
	'drop-out-share': ({ dropOuts, lengths }) => share(dropOuts, lengths.length),
	'stay-mean': ({ lengths }) => mean(lengths),
	'stay-median': ({ lengths }) => median(lengths),
	utilisation: ({ occupiedDays, operableDays }) => share(occupiedDays, operableDays),
	'days-to-place': ({ daysToPlace }) => median(daysToPlace),
	'moves-per-case': ({ transfers, cases }) => quotient(transfers, cases)
};

/** A month of an office: as a whole, and the kind of help and specialisation that were chosen (null: nothing of it). */
export type MonthCounts = { whole: BaseCounts; chosen: BaseCounts | null };

const isKnown: Record<FigureSource, (month: MonthCounts) => boolean> = {
	budgets: ({ chosen }) => chosen?.budgetCents !== undefined && chosen.budgetCents !== null,
	stays: ({ whole }) => whole.cases > 0 || whole.hidden.includes('cases'),
	invoices: ({ whole }) => whole.paidCents !== null || whole.hidden.includes('paid'),
	searches: ({ whole }) => whole.cases > 0 || whole.fruitless > 0 || whole.hidden.length > 0,
	places: ({ whole }) => whole.operableDays > 0
};

/** Whether the month has anything the figure could be computed from; a missing month is no zero. */
export const hasData = (code: FigureCode, month: MonthCounts | undefined): month is MonthCounts =>
	month !== undefined && isKnown[figures[code].source](month);

/** The figure of one office in one month. */
export function cellOf(code: FigureCode, month: MonthCounts | undefined, people: People): Cell {
	if (!hasData(code, month)) return null;
	const counts = month.chosen ?? nothing;
	return isHidden(code, counts) ? 'suppressed' : valueOf[code](counts, people);
}

const isHidden = (code: FigureCode, { hidden }: BaseCounts) =>
	figures[code].restsOn.some((base) => hidden.includes(base));

export type OfficeMonth = { month: MonthCounts | undefined; people: People };

/**
 * The figure of all offices together, from the stays beneath it. With one of them kept back it is kept back as well:
 * it would give away what it contains.
 */
export function cellOfAll(code: FigureCode, offices: readonly OfficeMonth[]): Cell {
	const parts = offices.flatMap(({ month, people }) =>
		hasData(code, month) && isCountable(code, people) ? [{ counts: month.chosen ?? nothing, people }] : []
	);
	if (parts.length === 0) return null;
	if (parts.some(({ counts }) => isHidden(code, counts))) return 'suppressed';
	return valueOf[code](pool(parts.map(({ counts }) => counts)), together(parts.map(({ people }) => people)));
}

/** An office whose inhabitants are unknown would count above the line and not below. */
function isCountable(code: FigureCode, people: People) {
	const { per } = figures[code];
	if (per === 'inhabitant') return people.total !== null;
	return per !== 'inhabitant-under-18' || people.under18 !== null;
}

const together = (all: readonly People[]): People => ({
	total: sumOf(all.map(({ total }) => total ?? 0)).toNumber(),
	under18: sumOf(all.map(({ under18 }) => under18 ?? 0)).toNumber()
});

/** Of several months: what is missing is left out; with one kept back the mean is, or it would follow from the others. */
export function meanOfCells(cells: readonly Cell[]): Cell {
	if (cells.includes('suppressed')) return 'suppressed';
	return mean(cells.filter((cell): cell is Decimal => cell !== null && cell !== 'suppressed'));
}
