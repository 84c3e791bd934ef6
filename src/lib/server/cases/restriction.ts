import { sql } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { helpCase } from '../db/schema/cases';
import { clientRestriction } from '../db/schema/documents';

/** Named with its table: in a select from help_case alone a bare column would be that of the restriction itself. */
const clientOfCase = sql`${helpCase}.client_id`;

/** In a select from help_case: since when the person's data are restricted; null when they are not. */
export const restrictedSince = sql<string | null>`(
	SELECT r.since FROM ${clientRestriction} r WHERE r.client_id = ${clientOfCase}
)`;

/** @throws DomainError when nobody may begin anything with the person's data any more (§ 84 Abs. 3 SGB X). */
export function refuseRestricted(help: { restrictedSince: string | null }) {
	if (help.restrictedSince !== null) throw new DomainError('case/restricted');
}

/** @throws DomainError when the help is over: a case is worked on again only after it was opened again. */
export function refuseClosed(help: { closedOn: Day | null }) {
	if (help.closedOn !== null) throw new DomainError('case/closed');
}
