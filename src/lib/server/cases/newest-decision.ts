import { sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { consultation } from '../db/schema/consultations';

/** In a select: what the consultation of a case that was closed last has decided; null without one. */
export const newestDecision = (caseId: PgColumn) => sql<string | null>`(
	SELECT c.decision FROM ${consultation} c
	WHERE c.case_id = ${caseId} AND c.closed_at IS NOT NULL ORDER BY c.closed_at DESC LIMIT 1
)`;
