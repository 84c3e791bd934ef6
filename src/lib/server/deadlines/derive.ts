import { inArray } from 'drizzle-orm';
import { dueFrom, plannedDeadlines } from '../../domain/deadlines/deadlines-of';
import type { Db } from '../db/client';
import { caseDeadline } from '../db/schema/deadlines';
import { enterOffice } from '../db/scope';
import { loadFacts, type CaseFacts } from './facts';
import { takeStale } from './stale';

const AT_ONCE = 500;

/** Writes the deadlines of these cases as their facts are now. */
export async function writeDeadlines(tx: Db, caseIds: readonly string[]) {
	const facts = await loadFacts(tx, caseIds);
	if (facts.length === 0) return;
	await tx.delete(caseDeadline).where(inArray(caseDeadline.caseId, [...caseIds]));
	const rows = facts.flatMap(rowsOf);
	if (rows.length > 0) await tx.insert(caseDeadline).values(rows);
}

const rowsOf = ({ caseId, officeAgs, land, facts }: CaseFacts) =>
	plannedDeadlines(facts, land).map((deadline) => ({
		...{ caseId, officeAgs, ...deadline },
		dueFrom: dueFrom(deadline)
	}));

/** A job: derives what has changed since the last turn, office by office and inside the walls of each. */
export async function deriveStaleDeadlines(tx: Db) {
	const stale = await takeStale(tx, AT_ONCE);
	for (const [officeAgs, caseIds] of stale) {
		await enterOffice(tx, officeAgs);
		await writeDeadlines(tx, caseIds);
	}
}
