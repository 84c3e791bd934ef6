import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/client';
import { log } from '../log';
import { onShutdown } from '../shutdown';
import type { Settings } from '../trpc/context';
import { databaseError } from '../trpc/errors';
import { jobsOf, type Job } from './jobs';

/**
 * Runs every job again and again until the process ends; call it once per process. A job that fails (the database is
 * restarting) is logged and runs again at its next turn.
 */
export function startJobs({ db, settings }: { db: Database; settings: Settings }, jobs = jobsOf(settings)) {
	const stopping = new AbortController();
	const loops = jobs.map((job) => repeat(db, job, stopping.signal));
	const stop = async () => {
		stopping.abort();
		await Promise.all(loops);
	};
	onShutdown(stop);
	return { stop };
}

async function repeat(db: Database, job: Job, signal: AbortSignal) {
	while (!signal.aborted) {
		await runOnce(db, job).catch((error: unknown) => {
			log.error({ place: 'jobs', job: job.name, ...placeOf(error) });
		});
		// Rejects only when stopping: then the loop ends.
		await delay(job.everyMs, undefined, { signal, ref: false }).catch(() => undefined);
	}
}

/** False when another process is at it: several of them share one database. */
export function runOnce(db: Database, { name, run }: Job): Promise<boolean> {
	return db.transaction(async (tx) => {
		const { rows } = await tx.execute<{ free: boolean }>(
			sql`SELECT pg_try_advisory_xact_lock(hashtext(${`ankerplatz ${name}`})) AS free`
		);
		if (rows[0]?.free !== true) return false;
		await run(tx);
		return true;
	});
}

/** Statement and parameters never reach the log. */
function placeOf(error: unknown) {
	const database = databaseError(error);
	if (database) return { sqlState: database.code };
	return { error: error instanceof Error ? error.stack : typeof error };
}
