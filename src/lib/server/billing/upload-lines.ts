import { Decimal } from 'decimal.js';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ADVANCE, ADVANCE_SET_OFF } from '../../domain/billing/advances';
import { negated } from '../../domain/billing/differences';
import { UPLOADED } from '../../domain/billing/match-lines';
import type { InvoiceKind } from '../../domain/billing/states';
import { lastOfMonth, monthOf, type Day } from '../../domain/day';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { placement } from '../db/schema/placements';
import type { NewLine } from './bulk-lines';
import type { ReadInvoice, ReadLine } from './files/invoice-document';
import type { InvoiceRow } from './invoice-row';

/** Amounts of a credit note are positive in the file, and take back here. */
export const signOf = (kind: InvoiceKind) => new Decimal(kind === 'credit-note' ? -1 : 1);

type Span = { from: Day; to: Day };
type Amounts = Pick<NewLine, 'placementId' | 'serviceType' | 'fromDay' | 'toDay' | 'unit' | 'price' | 'rule'> & {
	quantity: string;
	amount: NonNullable<NewLine['amount']>;
};

/** Its lines, and what it says was paid before as a line that sets off an advance. */
export async function linesOf(tx: Db, read: ReadInvoice, row: InvoiceRow): Promise<NewLine[]> {
	const { id: invoiceId, officeAgs, providerId, month, kind } = row;
	const period = read.period ?? { from: month, to: lastOfMonth(monthOf(month)) };
	const subjectOf = kind === 'advance' ? () => ofNobody : await findSubjects(tx, row, read.lines);
	const services = read.lines.map((line) => ({ ...subjectOf(line), ...amountsOf(line, period) }));
	return [...services, ...setOffLines(read, period)].map((line, index) => ({
		...{ invoiceId, officeAgs, providerId, position: index + 1 },
		...(kind === 'credit-note' ? negated(line) : line)
	}));
}

/** What is asked for in advance belongs to no stay, whatever the line names. */
const ofNobody = { placementId: null, serviceType: null, rule: ADVANCE };

/** The stays that the lines name, as far as they are of this office and provider; looked up by key, all at once. */
async function findSubjects(tx: Db, { officeAgs, providerId }: InvoiceRow, lines: readonly ReadLine[]) {
	const named = [...new Set(lines.flatMap(({ reference }) => (isId(reference) ? reference.toLowerCase() : [])))];
	const stays = await tx
		.select({ id: placement.id, serviceType: placement.serviceType })
		.from(placement)
		.where(
			and(
				sql`${placement.id} = ANY (${sql.param(named)}::uuid[])`,
				eq(placement.officeAgs, officeAgs),
				eq(placement.providerId, providerId)
			)
		);
	const known = new Map(stays.map((stay) => [stay.id, stay]));
	return ({ reference }: ReadLine) => {
		const stay = known.get(reference?.toLowerCase() ?? '');
		return { placementId: stay?.id ?? null, serviceType: stay?.serviceType ?? null, rule: UPLOADED };
	};
}

/** Other software writes into this field what it likes. */
const isId = (reference: string | null): reference is string => z.guid().safeParse(reference).success;

function setOffLines({ prepaid }: ReadInvoice, { from, to }: Span): Amounts[] {
	if (prepaid === '0.00') return [];
	const amount = euro(new Decimal(prepaid).negated());
	return [
		{
			...{ placementId: null, serviceType: null, fromDay: from, toDay: to, quantity: '-1', unit: 'piece' },
			...{ price: prepaid, amount, rule: ADVANCE_SET_OFF }
		}
	];
}

const amountsOf = ({ from, to, quantity, unit, price, amount }: ReadLine, period: Span) => ({
	...{ fromDay: from ?? period.from, toDay: to ?? from ?? period.to, quantity, unit: unit ?? ('piece' as const) },
	...{ price: euro(price), amount }
});
