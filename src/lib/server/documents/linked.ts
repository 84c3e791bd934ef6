import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Month } from '../../domain/day';
import type { Euro } from '../../domain/money';
import type { Db } from '../db/client';
import { serviceRecord } from '../db/schema/billing';
import { facility, provider } from '../db/schema/directory';
import { invoice, invoiceLine } from '../db/schema/invoices';
import { placement } from '../db/schema/placements';

const monthOfDay = (column: typeof invoice.month | typeof serviceRecord.day) =>
	sql<Month>`to_char(${column}, 'YYYY-MM')`;

/**
 * Invoices in which the case has lines, with what they ask for this case alone. Row level security shows them only to
 * those who check or approve invoices.
 */
export const findInvoicesOf = (tx: Db, caseId: string) =>
	tx
		.select({
			invoiceId: invoice.id,
			number: invoice.number,
			month: monthOfDay(invoice.month),
			provider: provider.name,
			at: sql<string>`coalesce(${invoice.sentAt}, ${invoice.createdAt})`.mapWith(invoice.createdAt),
			amount: sql<Euro>`sum(${invoiceLine.amount})::numeric(12, 2)::text`
		})
		.from(invoiceLine)
		.innerJoin(placement, eq(placement.id, invoiceLine.placementId))
		.innerJoin(invoice, eq(invoice.id, invoiceLine.invoiceId))
		.innerJoin(provider, eq(provider.id, invoice.providerId))
		.where(eq(placement.caseId, caseId))
		.groupBy(invoice.id, provider.name)
		.orderBy(desc(invoice.month), desc(invoice.createdAt));

/** Service records that were released, a sheet per stay and month as they are kept. */
export const findRecordSheetsOf = (tx: Db, caseId: string) =>
	tx
		.select({
			stayId: serviceRecord.placementId,
			month: monthOfDay(serviceRecord.day),
			facility: facility.name,
			records: sql<number>`count(*)::int`,
			at: sql<string>`max(${serviceRecord.releasedAt})`.mapWith(serviceRecord.releasedAt)
		})
		.from(serviceRecord)
		.innerJoin(placement, eq(placement.id, serviceRecord.placementId))
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.where(
			and(
				eq(placement.caseId, caseId),
				inArray(serviceRecord.state, ['released', 'billed']),
				isNotNull(serviceRecord.releasedAt)
			)
		)
		.groupBy(serviceRecord.placementId, facility.name, monthOfDay(serviceRecord.day))
		.orderBy(desc(monthOfDay(serviceRecord.day)));
