import { and, eq, inArray, sql } from 'drizzle-orm';
import { numbersAfter } from '../../domain/billing/invoice-number';
import type { Db } from '../db/client';
import { invoice, invoiceNumber } from '../db/schema/invoices';
import { found } from '../trpc/procedures';

type Wanted = { providerId: string; year: number; count: number };

/**
 * The next numbers of a provider, in the transaction that uses them: the row stays locked until it ends, so that nobody
 * takes the same one and none is lost. A number that the provider's own software has used already is not given twice.
 */
export async function takeNumbers(tx: Db, { providerId, year, count }: Wanted): Promise<string[]> {
	const taken: string[] = [];
	while (taken.length < count) {
		const numbers = await reserve(tx, { providerId, year, count: count - taken.length });
		const used = await tx
			.select({ number: invoice.number })
			.from(invoice)
			.where(and(eq(invoice.providerId, providerId), inArray(invoice.number, numbers)));
		const known = new Set(used.map(({ number }) => number));
		taken.push(...numbers.filter((number) => !known.has(number)));
	}
	return taken;
}

async function reserve(tx: Db, { providerId, year, count }: Wanted) {
	const [row] = await tx
		.insert(invoiceNumber)
		.values({ providerId, year, last: count })
		.onConflictDoUpdate({
			target: [invoiceNumber.providerId, invoiceNumber.year],
			set: { last: sql`${invoiceNumber.last} + ${count}` }
		})
		.returning({ last: invoiceNumber.last });
	return numbersAfter(year, found(row).last - count, count);
}
