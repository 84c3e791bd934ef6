import { DomainError } from '../../domain/errors';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';
import { checkInvoice, undecidedLines } from './check';
import { beginCheck } from './check-answer';
import { lockInvoices, takeInvoiceStep, type InvoiceRow } from './invoice-row';

export const approvalSteps = ['factual', 'arithmetical'] as const;
export type ApprovalStep = (typeof approvalSteps)[number];

/** Approves one or many: each is recomputed first, and where one deviates none of them is approved. */
export async function approveInvoices(
	tx: Db,
	actor: Actor,
	{ invoiceIds, step }: { invoiceIds: readonly string[]; step: ApprovalStep }
) {
	const rows = await lockInvoices(tx, invoiceIds);
	const approved: { invoiceId: string; state: string }[] = [];
	for (const row of rows) {
		const { id, state } = await approvals[step](tx, actor, row);
		approved.push({ invoiceId: id, state });
	}
	return { approved };
}

const approvals: Record<ApprovalStep, (tx: Db, actor: Actor, row: InvoiceRow) => Promise<InvoiceRow>> = {
	factual: async (tx, actor, sent) => {
		const row = await beginCheck(tx, actor, sent);
		if (row.state === 'in-check') await refuseUndecided(tx, row);
		return takeInvoiceStep(tx, actor, {
			...{ row, step: 'approve-factually', kind: 'approved-factually' },
			set: { factualBy: actor.viewer.id, factualAt: actor.now }
		});
	},
	arithmetical: async (tx, actor, row) => {
		if (row.factualBy === actor.viewer.id) throw new DomainError('invoice/same-person');
		if (row.state === 'approved-factually') await refuseUndecided(tx, row);
		return takeInvoiceStep(tx, actor, {
			...{ row, step: 'approve-arithmetically', kind: 'approved-arithmetically' },
			set: { arithmeticalBy: actor.viewer.id, arithmeticalAt: actor.now }
		});
	}
};

async function refuseUndecided(tx: Db, row: InvoiceRow) {
	const open = undecidedLines(await checkInvoice(tx, row));
	if (open.length > 0) throw new DomainError('invoice/not-checked', { lines: open.length, number: row.number });
}
