import { sql } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import type { Database, Db } from './client';
import { runStatement } from './statement';
import { inTransaction } from './transaction';

/**
 * Runs work in one transaction inside the viewer's walls: row level security reads these settings, which end with
 * the transaction. A query outside of this sees no row of a protected table.
 */
export function asViewer<T>(db: Database, viewer: Viewer, work: (tx: Db) => Promise<T>): Promise<T> {
	return inTransaction(db.$client, work, { first: (tx) => enterScope(tx, viewer) });
}

/** Nearly every request begins with it, so each connection plans it once. */
const ENTER =
	"SELECT app_enter($1, $2, $3, $4, $5::boolean, $6::boolean, $7::boolean), set_config('app.figures', $8, true)";

const enterScope = (tx: Db, viewer: Viewer) =>
	runStatement(tx, {
		name: 'app_enter',
		text: ENTER,
		values: [
			...[viewer.id, viewer.office, viewer.providerId, facilityScope(viewer), can(viewer.role, 'cases/read')],
			...[can(viewer.role, 'billing/invoices'), can(viewer.role, 'service-records/write'), figureScope(viewer)]
		]
	});

/** Of the own office in detail, of all offices as aggregates, or nothing. */
const figureScope = ({ role }: Viewer) =>
	can(role, 'figures/detail') ? 'detail' : can(role, 'figures/read') ? 'read' : '';

/** The portal itself, at work on what belongs to one office; for jobs only. Until the end of the transaction, or the next. */
export const enterOffice = (tx: Db, officeAgs: string) =>
	tx.execute(sql`SELECT app_enter(NULL, ${officeAgs}, NULL, NULL, true, false, false)`);

/** '*' for all facilities of the own provider, else a PostgreSQL array; '' sees none. */
function facilityScope({ providerId, facilityIds }: Viewer): string {
	if (providerId === null) return '';
	if (facilityIds === null) return '*';
	return facilityIds.length === 0 ? '' : `{${facilityIds.join(',')}}`;
}
