import { and, eq, sql } from 'drizzle-orm';
import type { LineCause } from '../../domain/billing/line-causes';
import type { LineObjection } from '../../domain/billing/states';
import { DomainError } from '../../domain/errors';
import type { Euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoiceLine } from '../db/schema/invoices';
import { tellProvider } from '../inbox/commands';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { ACCEPTED } from './check';
import { beginCheck } from './check-answer';
import { lockInvoice, recordInvoiceEvent, takeInvoiceStep, type InvoiceRow } from './invoice-row';

type OfLine = { invoiceId: string; lineId: string };
export type ObjectInput = OfLine & { reason: LineCause | 'other'; expected: Euro; text: string | null };

/** Approvals given before the objection do not hold for what comes after it. */
const withoutApprovals = { factualBy: null, factualAt: null, arithmeticalBy: null, arithmeticalAt: null };

/** Does not accept a line, with the reason and what would be right; the provider hears of the first one. */
export async function objectToLine(tx: Db, actor: Actor, { invoiceId, lineId, ...objection }: ObjectInput) {
	const row = await beginCheck(tx, actor, await lockInvoice(tx, invoiceId));
	const { position } = await keepDecision(tx, actor, { invoiceId, lineId, ...objection });
	const text = `Position ${position}${objection.text === null ? '' : `: ${objection.text}`}`;
	const details = { lineId, reason: objection.reason };
	const step = { row, step: 'object', set: withoutApprovals, kind: 'objected', text, details } as const;
	const objected = await takeInvoiceStep(tx, actor, step);
	if (row.state !== 'objected') await tellObjected(tx, actor, objected);
	return { invoiceId, lineId, state: objected.state };
}

/** Accepts a line as it is claimed: an objection is lifted, or a deviation paid all the same. */
export async function acceptLine(tx: Db, actor: Actor, { invoiceId, lineId, text }: OfLine & { text: string }) {
	const row = await beginCheck(tx, actor, await lockInvoice(tx, invoiceId));
	if (row.state !== 'in-check' && row.state !== 'objected')
		throw new DomainError('invoice/wrong-state', { state: row.state });
	const { position, amount } = await keepDecision(tx, actor, {
		invoiceId,
		lineId,
		reason: ACCEPTED,
		expected: null,
		text
	});
	const happened = {
		kind: 'objection-lifted',
		text: `Position ${position}: ${text}`,
		details: { lineId, amount }
	} as const;
	if (row.state === 'objected' && (await countObjections(tx, invoiceId)) === 0) {
		const lifted = await takeInvoiceStep(tx, actor, { row, step: 'lift', ...happened });
		return { invoiceId, lineId, state: lifted.state };
	}
	await recordInvoiceEvent(tx, actor, { row, ...happened });
	return { invoiceId, lineId, state: row.state };
}

type Decision = OfLine & { reason: LineObjection['reason']; expected: Euro | null; text: string | null };

async function keepDecision(tx: Db, { viewer, now: at }: Actor, { invoiceId, lineId, ...decision }: Decision) {
	const own = and(eq(invoiceLine.invoiceId, invoiceId), eq(invoiceLine.id, lineId));
	const [line] = await tx
		.select({ position: invoiceLine.position, amount: invoiceLine.amount })
		.from(invoiceLine)
		.where(own);
	const { position, amount } = found(line);
	const objection = { ...decision, expected: decision.expected ?? amount, by: viewer.id, at };
	await tx.update(invoiceLine).set({ objection }).where(own);
	return { position, amount };
}

async function countObjections(tx: Db, invoiceId: string) {
	const [row] = await tx
		.select({ count: sql<number>`count(*)::int` })
		.from(invoiceLine)
		.where(and(eq(invoiceLine.invoiceId, invoiceId), sql`${invoiceLine.objection} ->> 'reason' <> ${ACCEPTED}`));
	return found(row).count;
}

const tellObjected = (tx: Db, { now: at }: Actor, { id, providerId, number }: InvoiceRow) =>
	tellProvider(
		tx,
		{ providerId, facilityId: null },
		{
			...{ kind: 'invoice-objected', at },
			details: { invoiceId: id, number: found(number) }
		}
	);
