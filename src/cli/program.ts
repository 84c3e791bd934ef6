import { parseEnv, EnvError } from '../lib/server/env';
import { readyDatabase, type ReadyDatabase } from './database';
import { UsageError } from './usage-error';

/** Runs a program of the command line to its end and says in plain words why it could not. */
export async function runProgram(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		process.exitCode = 1;
		console.error(explain(error));
	}
}

/** For commands beside the server: works while it runs, and starts the embedded database for a moment if it does not. */
export async function withDatabase(work: (database: ReadyDatabase) => Promise<void>): Promise<void> {
	const database = await readyDatabase(parseEnv(process.env));
	try {
		await work(database);
	} finally {
		await database.stop();
	}
}

function explain(error: unknown): string {
	if (error instanceof EnvError) return `Please correct the environment:\n  ${error.lines.join('\n  ')}`;
	if (error instanceof UsageError) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
