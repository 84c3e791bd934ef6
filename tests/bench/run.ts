import { measureCases } from './cases';
import { measureBilling } from './billing';
import { openBenchDatabase } from './database';
import { nationwide, quick } from './dataset';
import { measureFigureTables } from './figure-tables';
import { printFigures, type Figure } from './figures';
import { measurePapers } from './papers';
import { measureDevice } from './device';
import { measureMonthRun } from './month-run';
import { measureReservations } from './reservations';
import { measureSearch, type Plan } from './search';
import { measureStart } from './start';
import { measureStatements } from './statements';

/**
 * npm run bench [-- --quick] [-- --only=search,statements,device,start]
 * Ratios hold from machine to machine, absolute numbers do not. The first run builds the set; nothing else should run.
 */
const measurements: Record<string, (plan: Plan) => Promise<Figure[]>> = {
	statements: measureStatements,
	search: measureSearch,
	reservations: measureReservations,
	cases: measureCases,
	papers: measurePapers,
	figures: measureFigureTables,
	billing: measureBilling,
	monthRun: measureMonthRun
};

const isQuick = process.argv.includes('--quick');

/** Without the database of the others. */
const apart: Record<string, () => Promise<Figure[]>> = {
	device: () => measureDevice(isQuick ? [10_000] : [10_000, 60_000]),
	start: () => measureStart(isQuick ? 5 : 10)
};

const only = process.argv
	.find((argument) => argument.startsWith('--only='))
	?.slice('--only='.length)
	.split(',');

const isWanted = (name: string) => only === undefined || only.includes(name);

async function measureServer(names: readonly string[]): Promise<Figure[]> {
	if (names.length === 0) return [];
	const database = await openBenchDatabase(isQuick ? quick : nationwide);
	try {
		const plan = { database, ...(isQuick ? { rounds: 2, seconds: 3 } : { rounds: 5, seconds: 8 }) };
		const figures: Figure[] = [];
		for (const name of names) {
			console.log(`Measuring ${name} …`);
			figures.push(...((await measurements[name]?.(plan)) ?? []));
		}
		return figures;
	} finally {
		await database.stop();
	}
}

const figures = await measureServer(Object.keys(measurements).filter(isWanted));
for (const name of Object.keys(apart).filter(isWanted)) {
	console.log(`Measuring ${name} …`);
	figures.push(...((await apart[name]?.()) ?? []));
}
printFigures(figures);
