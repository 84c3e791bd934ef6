import { openDatabase } from '../lib/server/db/client';
import { runProgram, withDatabase } from './program';
import { UsageError } from './usage-error';
import { readUserArguments, usage } from './user-arguments';
import { userCommands } from './user-commands';

await runProgram(async () => {
	const { command, values } = readUserArguments();
	const run = userCommands[command];
	if (run === undefined) throw new UsageError(usage);
	await withDatabase(async ({ ownerUrl }) => {
		const { db, close } = openDatabase(ownerUrl, { patient: true, max: 1 });
		try {
			for (const line of await db.transaction((tx) => run(tx, values))) console.log(line);
		} finally {
			await close();
		}
	});
});
