/** What is known of a few of the unknown: their sum (`of` names each with its factor). */
export type Equation = { of: ReadonlyMap<string, number>; value: number };

const NOTHING = 1e-6;

/**
 * Whatever follows from sums: the equations reduced until each names as few unknown as can be. Each that is left is a sum
 * of some of them, which whoever knows the equations can compute.
 */
export function solved(equations: readonly Equation[]): { names: string[]; value: number }[] {
	const names = [...new Set(equations.flatMap(({ of }) => [...of.keys()]))];
	const rows = equations.map(({ of, value }) => [...names.map((name) => of.get(name) ?? 0), value]);
	let done = 0;
	for (let column = 0; column < names.length; column++) {
		const found = rows.findIndex((row, index) => index >= done && Math.abs(row[column] ?? 0) > NOTHING);
		if (found < 0) continue;
		const [row] = rows.splice(found, 1) as [number[]];
		const factor = row[column] ?? 1;
		const pivot = row.map((value) => value / factor);
		for (const [index, other] of rows.entries()) {
			const times = other[column] ?? 0;
			if (Math.abs(times) > NOTHING) rows[index] = other.map((value, at) => value - times * (pivot[at] ?? 0));
		}
		rows.splice(done++, 0, pivot);
	}
	return rows.slice(0, done).flatMap((row) => {
		const factors = row.slice(0, names.length);
		const isSum = factors.every((factor) => Math.abs(factor) < NOTHING || Math.abs(factor - 1) < NOTHING);
		return isSum ? [{ names: names.filter((_, at) => (factors[at] ?? 0) > NOTHING), value: row.at(-1) ?? 0 }] : [];
	});
}
