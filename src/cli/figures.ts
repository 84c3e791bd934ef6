import { sql } from 'drizzle-orm';
import { openDatabase, type Database } from '../lib/server/db/client';
import { runProgram, withDatabase } from './program';
import { UsageError } from './usage-error';

const usage = `Usage:
  npm run figures -- rebuild
  npm run figures -- compare

  rebuild computes the figures of every month anew from what is on record, office by office.
  compare works off what was touched since, computes everything beside it and names every row that differs.`;

const MOST_SHOWN = 50;

await runProgram(async () => {
	const [command, ...rest] = process.argv.slice(2);
	if ((command !== 'rebuild' && command !== 'compare') || rest.length > 0) throw new UsageError(usage);
	await withDatabase(async ({ ownerUrl }) => {
		const { db, close } = openDatabase(ownerUrl, { patient: true, max: 1 });
		try {
			await (command === 'rebuild' ? rebuild(db) : compare(db));
		} finally {
			await close();
		}
	});
});

/** Office by office: a whole country in one statement would take gigabytes of memory. */
async function rebuild(db: Database) {
	const offices = await findOffices(db);
	for (const office of offices) await db.execute(sql`SELECT rebuild_figures(${office})`);
	console.log(`The figures of ${offices.length} offices are computed anew.`);
}

async function compare(db: Database) {
	await settle(db);
	const differing: string[] = [];
	for (const office of await findOffices(db)) {
		const { rows } = await db.execute<Row>(sql`SELECT * FROM compare_figures(${office})`);
		for (const row of rows) differing.push(inWords(row));
	}
	for (const line of differing.slice(0, MOST_SHOWN)) console.error(line);
	if (differing.length > MOST_SHOWN) console.error(`… and ${differing.length - MOST_SHOWN} more`);
	if (differing.length > 0) process.exitCode = 1;
	else console.log('The figures are what is on record.');
}

/** What was touched and not yet computed is no difference. */
async function settle(db: Database) {
	let computed = 1;
	while (computed > 0) {
		const { rows } = await db.execute<{ computed: number }>(sql`SELECT refresh_figures() AS computed`);
		computed = rows[0]?.computed ?? 0;
	}
}

async function findOffices(db: Database) {
	const { rows } = await db.execute<{ ags: string }>(
		sql`SELECT DISTINCT office_ags AS ags FROM figure_targets() UNION SELECT DISTINCT office_ags FROM figure_month ORDER BY 1`
	);
	return rows.map(({ ags }) => ags);
}

type Row = { office_ags: string; month: string; service_type: string; specialisation: string };

// Declared as a function: what stands above runs before a constant down here has its value.
function inWords(row: Row) {
	return `differs: ${row.office_ags} ${row.month} ${row.service_type || 'all'} ${row.specialisation || 'all'}`;
}
