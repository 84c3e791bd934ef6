import { sql } from 'drizzle-orm';
import type { Day } from '../../../domain/day';
import type { ImportChange } from '../../../domain/offers/import/changes';
import type { ImportProblem } from '../../../domain/offers/import/columns';
import { isUnchanged, planImport, type ImportPlan } from '../../../domain/offers/import/plan';
import { inFileOrder, readImportTable, type ImportTable } from '../../../domain/offers/import/table';
import { countChanges, type ImportCounts } from '../../../domain/offers/import/words';
import type { KnownDirectory } from '../../../domain/offers/import/known';
import type { Db } from '../../db/client';
import { findKnown, loadCatalogue, lockOffers } from './queries';
import { writePlan, type Importer } from './write-plan';

export type ImportOutcome = {
	rows: number;
	/** With any of these nothing was, and nothing would be, written. */
	problems: ImportProblem[];
	warnings: ImportProblem[];
	changes: ImportChange[];
	counts: ImportCounts;
};

export type ImportOrder = {
	table: ImportTable;
	/** AGS of the office that imports; null may import for every office. */
	ownOffice: string | null;
	today: Day;
};

/** What the file would change now. Writes nothing. */
export async function previewImport(tx: Db, order: ImportOrder): Promise<ImportOutcome> {
	return (await prepare(tx, order, { lock: false })).outcome;
}

/** Any constant: imports run one after the other, so that two lists cannot both create the same provider. */
const IMPORT_LOCK = 7_203_413;

/** All or nothing, in the caller's transaction: with any problem nothing is written. */
export async function applyImport(tx: Db, order: ImportOrder, importer: Importer): Promise<ImportOutcome> {
	// A long list takes longer than a request may: these settings end with the transaction.
	await tx.execute(sql`SELECT set_config('statement_timeout', '120s', true), set_config('lock_timeout', '30s', true),
		set_config('idle_in_transaction_session_timeout', '60s', true), pg_advisory_xact_lock(${IMPORT_LOCK})`);
	const { plan, outcome } = await prepare(tx, order, { lock: true });
	if (plan !== null && !isUnchanged(plan.plan)) await writePlan(tx, plan, importer);
	return outcome;
}

type Prepared = { outcome: ImportOutcome; plan: { plan: ImportPlan; known: KnownDirectory } | null };

async function prepare(
	tx: Db,
	{ table, ownOffice, today }: ImportOrder,
	{ lock }: { lock: boolean }
): Promise<Prepared> {
	const catalogue = await loadCatalogue(tx);
	const reading = readImportTable(table, { catalogue, ownOffice, today });
	const { rows, problems, warnings, statements } = reading;
	if (problems.length > 0) return { outcome: outcomeOf({ rows, problems, warnings, changes: [] }), plan: null };
	if (lock) await lockOffers(tx, statements);
	const known = await findKnown(tx, statements, today);
	const plan = planImport(statements, { known, postalCodes: catalogue.postalCodes, ownOffice });
	const refused = plan.problems.length > 0;
	const outcome = outcomeOf({
		...{ rows, problems: inFileOrder(plan.problems), warnings: inFileOrder([...warnings, ...plan.warnings]) },
		changes: refused ? [] : plan.changes
	});
	return { outcome, plan: refused ? null : { plan, known } };
}

const outcomeOf = (found: Omit<ImportOutcome, 'counts'>): ImportOutcome => ({
	...found,
	counts: countChanges(found.changes)
});
