import { eq, sql } from 'drizzle-orm';
import { sideOf } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import { DomainError } from '../../domain/errors';
import { readPopulation } from '../../domain/figures/population-file';
import { recordAudit } from '../access/audit';
import { runCommand } from '../access/run-command';
import type { Database, Db } from '../db/client';
import { office, population } from '../db/schema/directory';
import type { Actor } from '../trpc/context';

/** An office tells the inhabitants of its own area, the system administration those of all that take part. */
async function areasOf(tx: Db, viewer: Viewer): Promise<ReadonlySet<string>> {
	if (sideOf[viewer.role] === 'office') return new Set([viewer.office ?? '']);
	const rows = await tx.select({ ags: office.ags }).from(office).where(eq(office.active, true));
	return new Set(rows.map(({ ags }) => ags));
}

/** What a list would change, without changing anything. */
export const previewPopulation = async (tx: Db, viewer: Viewer, csv: string) =>
	readPopulation(csv, await areasOf(tx, viewer));

/** All of a list or nothing of it. @throws DomainError 'import/has-errors' */
export function importPopulation(
	asked: { db: Database; actor: Actor },
	input: { csv: string; idempotencyKey: string }
) {
	const { actor } = asked;
	return runCommand(asked, { name: 'population.import', input }, async (tx) => {
		const { entries, problems } = readPopulation(input.csv, await areasOf(tx, actor.viewer));
		if (problems.length > 0) throw new DomainError('import/has-errors', { problems: problems.length });
		await tx
			.insert(population)
			.values(entries)
			.onConflictDoUpdate({
				target: [population.officeAgs, population.year],
				set: { total: sql`excluded.total`, under18: sql`excluded.under18`, basis: sql`excluded.basis` }
			});
		await recordAudit(tx, actor, { action: 'population/imported', details: { rows: entries.length } });
		return { saved: entries.length };
	});
}
