import { openBenchDatabase } from './database';
import { nationwide, quick } from './dataset';
import { printFigures, type Figure } from './figures';
import { measureMonthRun } from './month-run';
import { measureReservations } from './reservations';
import { measureSearch, type Plan } from './search';
import { measureStatements } from './statements';

/**
 * npm run bench [-- --quick] [-- --only=search,statements]
 * Ratios hold from machine to machine, absolute numbers do not. The first run builds the set; nothing else should run.
 */
const measurements: Record<string, (plan: Plan) => Promise<Figure[]>> = {
	statements: measureStatements,
	search: measureSearch,
	reservations: measureReservations,
	monthRun: measureMonthRun
};

const isQuick = process.argv.includes('--quick');
const only = process.argv
	.find((argument) => argument.startsWith('--only='))
	?.slice('--only='.length)
	.split(',');

const database = await openBenchDatabase(isQuick ? quick : nationwide);
try {
	const plan = { database, ...(isQuick ? { rounds: 2, seconds: 3 } : { rounds: 5, seconds: 8 }) };
	const figures: Figure[] = [];
	for (const [name, measure] of Object.entries(measurements)) {
		if (only && !only.includes(name)) continue;
		console.log(`Measuring ${name} …`);
		figures.push(...(await measure(plan)));
	}
	printFigures(figures);
} finally {
	await database.stop();
}
