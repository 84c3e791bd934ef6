import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { dueKindOf } from '../../domain/billing/due';
import { canStep, waitsFor } from '../../domain/billing/invoice-steps';
import { keptPlaceRules } from '../../domain/billing/kept-places';
import { ruleText } from '../../domain/billing/rule-text';
import { monthOf } from '../../domain/day';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { office, provider } from '../db/schema/directory';
import { invoice, invoiceEvent, invoiceLine } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

type Page = { page: number; pageSize: number };

/** One invoice with a page of its lines, its history and the invoices that belong to it. */
export async function getInvoice(tx: Db, actor: Actor, { invoiceId, ...page }: Page & { invoiceId: string }) {
	const [row] = await tx
		.select({ own: invoice, office: office.name, provider: provider.name })
		.from(invoice)
		.innerJoin(office, eq(office.ags, invoice.officeAgs))
		.innerJoin(provider, eq(provider.id, invoice.providerId))
		.where(eq(invoice.id, invoiceId));
	const { own, ...names } = found(row);
	const {
		id,
		uploaded: _uploaded,
		month,
		factualBy,
		arithmeticalBy: _by,
		orderedBy: _ordered,
		createdBy: _made,
		...rest
	} = own;
	return {
		...{ invoiceId: id, ...names, ...rest, month: monthOf(month) },
		...{ waitsFor: waitsFor[own.state], due: dueKindOf(own, actor.today), ownFactual: factualBy === actor.viewer.id },
		...(await pageOfLines(tx, invoiceId, page)),
		events: await findEvents(tx, invoiceId),
		related: await findRelated(tx, own),
		canCancel: canStep(own.state, 'cancel')
	};
}

async function pageOfLines(tx: Db, invoiceId: string, { page, pageSize }: Page) {
	const rows = await tx
		.select({
			...{ lineId: invoiceLine.id, position: invoiceLine.position, placementId: invoiceLine.placementId },
			...{ person: invoiceLine.person, serviceType: invoiceLine.serviceType, from: invoiceLine.fromDay },
			...{ to: invoiceLine.toDay, quantity: invoiceLine.quantity, unit: invoiceLine.unit, price: invoiceLine.price },
			...{
				amount: invoiceLine.amount,
				rule: invoiceLine.rule,
				days: invoiceLine.days,
				objection: invoiceLine.objection
			},
			total: sql<number>`count(*) OVER ()::int`
		})
		.from(invoiceLine)
		.where(eq(invoiceLine.invoiceId, invoiceId))
		.orderBy(asc(invoiceLine.position))
		.limit(pageSize)
		.offset((page - 1) * pageSize);
	const lines = rows.map(({ total: _total, ...line }) => ({ ...line, ruleText: ruleText(line.rule) }));
	return { lines, totalLines: rows[0]?.total ?? 0, paysKeptPlaces: await paysKeptPlaces(tx, invoiceId) };
}

/** Whether the provider has to declare that places were kept: as `claimsKeptPlace` says. */
async function paysKeptPlaces(tx: Db, invoiceId: string) {
	const [line] = await tx
		.select({ id: invoiceLine.id })
		.from(invoiceLine)
		.where(
			and(
				eq(invoiceLine.invoiceId, invoiceId),
				inArray(invoiceLine.rule, [...keptPlaceRules]),
				sql`${invoiceLine.quantity} NOT LIKE '-%' AND ${invoiceLine.days} @> '[{"kind": "paid-absence"}]'`
			)
		)
		.limit(1);
	return line !== undefined;
}

const findEvents = (tx: Db, invoiceId: string) =>
	tx
		.select({ ...{ kind: invoiceEvent.kind, at: invoiceEvent.at, text: invoiceEvent.text }, by: account.name })
		.from(invoiceEvent)
		.leftJoin(account, eq(account.id, invoiceEvent.accountId))
		.where(eq(invoiceEvent.invoiceId, invoiceId))
		.orderBy(asc(invoiceEvent.id));

/** The invoice that this one refers to, and those that refer to it. */
const findRelated = (tx: Db, { id, refersToId }: typeof invoice.$inferSelect) =>
	tx
		.select({
			...{ invoiceId: invoice.id, kind: invoice.kind, number: invoice.number, state: invoice.state },
			...{ total: invoice.total, note: invoice.note }
		})
		.from(invoice)
		.where(or(eq(invoice.refersToId, id), refersToId === null ? undefined : inArray(invoice.id, [refersToId])))
		.orderBy(asc(invoice.createdAt));
