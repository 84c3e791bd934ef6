import { sql } from 'drizzle-orm';
import type { Viewer } from '../../domain/access/viewer';
import type { Day } from '../../domain/day';
import type { Evaluation, EvaluationKind } from '../../domain/figures/evaluations';
import type { Db } from '../db/client';
import { recipes } from './evaluation-statements';

/** Quick evaluations ("Schnellauswertung"): directory, prices, budgets and inhabitants as they stand; no client in them. */
export async function getEvaluation(
	tx: Db,
	{ viewer, today }: { viewer: Viewer; today: Day },
	kind: EvaluationKind
): Promise<Evaluation> {
	const { about, columns, statement } = recipes[kind]({ viewer, today });
	const headings = sql.join(
		columns.map(([label]) => sql.identifier(label)),
		sql`, `
	);
	const named = sql`SELECT * FROM (${statement}) AS evaluation (${headings})`;
	const { rows } = (await tx.execute(named)) as { rows: Record<string, unknown>[] };
	return {
		...{ kind, about },
		columns: columns.map(([label, valueKind]) => ({ id: label, label, kind: valueKind })),
		rows: rows.map((row) => columns.map(([label]) => textOf(row[label])))
	};
}

/** Numbers and decimal text alike; null stays nothing. */
const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);
