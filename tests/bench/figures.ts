/** One line of the result: what was measured, what it should reach. */
export type Figure = { what: string; measured: string; target: string; reached: boolean | null };

type Bound = { what: string; value: number; unit?: string; atLeast?: number; atMost?: number };

const shown = (value: number) =>
	value.toLocaleString('en', {
		maximumFractionDigits: value >= 100 ? 0 : 2,
		minimumFractionDigits: value >= 100 ? 0 : 2
	});

/** A number against the least or the most it may be; with neither it is told for orientation. */
export function figure({ what, value, unit = '', atLeast, atMost }: Bound): Figure {
	const measured = `${shown(value)}${unit}`;
	if (atLeast !== undefined) return { what, measured, target: `≥ ${shown(atLeast)}${unit}`, reached: value >= atLeast };
	if (atMost !== undefined) return { what, measured, target: `≤ ${shown(atMost)}${unit}`, reached: value <= atMost };
	return { what, measured, target: '', reached: null };
}

export function printFigures(figures: readonly Figure[]) {
	const wide = Math.max(...figures.map(({ what }) => what.length));
	for (const { what, measured, target, reached } of figures) {
		const verdict = reached === null ? '' : reached ? 'reached' : 'BELOW';
		console.log(`${what.padEnd(wide)}  ${measured.padStart(14)}  ${target.padStart(12)}  ${verdict}`);
	}
}
