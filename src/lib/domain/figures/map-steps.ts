import { Decimal } from 'decimal.js';

/** As many as can be told apart by pattern alone. */
const MOST_STEPS = 4;

export type MapSteps = {
	/** Bounds of each step, lowest first; the last one includes its upper bound. */
	bounds: readonly { from: Decimal; to: Decimal }[];
	stepOf: (value: string | null) => number | null;
};

/** Steps of equal width between the lowest and the highest value; one step where all are the same. */
export function mapSteps(values: readonly (string | null)[]): MapSteps {
	const known = values.filter((value) => value !== null).map((value) => new Decimal(value));
	if (known.length === 0) return { bounds: [], stepOf: () => null };
	const [low, high] = [Decimal.min(...known), Decimal.max(...known)];
	const count = low.equals(high) ? 1 : MOST_STEPS;
	const width = high.minus(low).div(count);
	const bounds = Array.from({ length: count }, (_, step) => ({
		from: low.plus(width.times(step)),
		to: step === count - 1 ? high : low.plus(width.times(step + 1))
	}));
	const stepOf = (value: string | null) => {
		if (value === null) return null;
		const step = width.isZero() ? 0 : new Decimal(value).minus(low).div(width).floor().toNumber();
		return Math.min(step, count - 1);
	};
	return { bounds, stepOf };
}
