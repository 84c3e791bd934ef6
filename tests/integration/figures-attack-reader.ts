import type { Month } from '../../src/lib/domain/day';
import type { HiddenBase } from '../../src/lib/domain/figures/base';
import type { ColumnKey } from '../../src/lib/domain/figures/columns';
import { figureCodes, figures, type FigureCode } from '../../src/lib/domain/figures/definitions';
import { addMonths, monthInYear, yearOfMonth } from '../../src/lib/domain/figures/months';
import { ables, attackedOffices, kinds, type Scene } from './figures-attack-scene';
import { attackedMonths } from './figures-attack-truth';
import { month } from './figures-scene';

/** All that rest on people, also those that are yet to come. */
export const attacked: readonly FigureCode[] = figureCodes.filter((code) => figures[code].restsOn.length > 0);

export type Kind = (typeof kinds)[number] | null;
export type Able = (typeof ables)[number] | null;
export const allKinds: readonly Kind[] = [null, ...kinds];
export const allAbles: readonly Able[] = [null, ...ables];

export type Spot = { office: string; month: Month; kind: Kind; able: Able };
export type Cell = Spot & { value: string | null; keptBack: boolean };
/** A mean over the months of a year that have data, of which the table shows the last. */
export type Mean = Omit<Spot, 'month'> & { year: number; until: Month; value: string | null; keptBack: boolean };
type Table = Awaited<ReturnType<Scene['leadership']['caller']['figures']['table']>>;
export type Read = { cells: Cell[]; means: Mean[]; tables: Table[] };

/** Together they show every month there is; the first suffices for what is seen within one. */
const asked = [month, addMonths(month, -13), addMonths(month, -2)];

const cache = new WeakMap<Scene, Map<string, Promise<Read>>>();

/** Every table of a figure, as the leadership of another office reads it; once for all tests of a file. */
export function readFigure(scene: Scene, figure: FigureCode, every = false): Promise<Read> {
	const known = cache.get(scene) ?? new Map<string, Promise<Read>>();
	cache.set(scene, known);
	const key = `${figure} ${every}`;
	const read = known.get(key) ?? readTables(scene, figure, every ? asked : [month]);
	known.set(key, read);
	return read;
}

async function readTables({ leadership }: Scene, figure: FigureCode, months: readonly Month[]) {
	const read: Read = { cells: [], means: [], tables: [] };
	for (const { kind, able, month: of } of choices(months)) {
		const chosen = { figure, month: of, serviceType: kind, specialisation: able };
		const table = await leadership.caller.figures.table(chosen);
		read.tables.push(table);
		for (const row of table.rows.filter(({ own }) => !own)) {
			const at = { office: row.office, kind, able };
			read.cells.push({ ...at, month: of, ...cellIn(row, 'current') });
			read.cells.push({ ...at, month: addMonths(of, -1), ...cellIn(row, 'previous') });
			const year = yearOfMonth(of);
			read.means.push({ ...at, year, until: of, ...cellIn(row, 'meanThisYear') });
			const before = { year: year - 1, until: monthInYear(year - 1, 12) };
			read.means.push({ ...at, ...before, ...cellIn(row, 'meanLastYear') });
		}
	}
	return read;
}

const cellIn = (row: Table['rows'][number], key: ColumnKey) => ({
	...{ value: row[key], keptBack: row.suppressed.includes(key) }
});

const choices = (months: readonly Month[]) =>
	months.flatMap((of) => allKinds.flatMap((kind) => allAbles.map((able) => ({ month: of, kind, able }))));

export const isFew = (count: number) => count === 1 || count === 2;
export const fewBehind = ({ truth }: Scene, { office, month: of, kind, able }: Spot, bases: readonly HiddenBase[]) =>
	bases.filter((base) => isFew(truth({ base, office, month: of, kind, able }).size));

export const spots: readonly Spot[] = attackedOffices.flatMap((office) =>
	choices(attackedMonths).map((choice) => ({ ...choice, office }))
);
