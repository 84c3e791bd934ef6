import type { Report } from './measure';

type Figure = 'performance' | 'accessibility' | 'bestPractices' | 'lcpMs' | 'tbtMs' | 'cls';

/** Figures to reach. Those that depend on how busy the machine is are told; the others are demanded. */
export const floors: Record<Figure, { least?: number; most?: number; demanded: boolean }> = {
	performance: { least: 95, demanded: false },
	accessibility: { least: 100, demanded: true },
	bestPractices: { least: 96, demanded: true },
	lcpMs: { most: 1_800, demanded: false },
	tbtMs: { most: 150, demanded: false },
	cls: { most: 0.02, demanded: true }
};

/** What of a report lies beyond its floors. */
export function missed(report: Report, demandedOnly: boolean): string[] {
	return (Object.keys(floors) as Figure[]).flatMap((name) => {
		const { least = -Infinity, most = Infinity, demanded } = floors[name];
		const value = report[name];
		const reached = value >= least && value <= most;
		return reached || (demandedOnly && !demanded) ? [] : [`${name} ${String(Math.round(value * 1_000) / 1_000)}`];
	});
}
