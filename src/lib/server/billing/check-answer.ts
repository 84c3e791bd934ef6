import { lineCauseLabels } from '../../domain/billing/line-causes';
import { ruleText } from '../../domain/billing/rule-text';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';
import { ACCEPTED, checkInvoice, undecidedLines, type CheckedInvoiceLine } from './check';
import { lockInvoice, takeInvoiceStep, type InvoiceRow } from './invoice-row';

export type CheckPage = { show: 'all' | 'deviating'; page: number; pageSize: number };

/** One page of the check, with what it comes to as a whole. */
export function checkAnswer(
	row: InvoiceRow,
	lines: readonly CheckedInvoiceLine[],
	{ show, page, pageSize }: CheckPage
) {
	const deviating = lines.filter(({ status }) => status === 'deviates');
	const undecided = undecidedLines(lines);
	const shown = show === 'all' ? lines : undecidedFirst(deviating, undecided);
	return {
		...{ invoiceId: row.id, state: row.state, shown: shown.length, equal: lines.length - deviating.length },
		...{ deviating: deviating.length, undecided: undecided.length },
		lines: shown.slice((page - 1) * pageSize, page * pageSize).map(asAnswer)
	};
}

/** What still waits for a decision stands on the first page, however much has been decided. */
function undecidedFirst(deviating: readonly CheckedInvoiceLine[], undecided: readonly CheckedInvoiceLine[]) {
	const open = new Set(undecided);
	return [...undecided, ...deviating.filter((line) => !open.has(line))];
}

const asAnswer = ({
	position: line,
	lineId,
	placementId,
	person,
	rule,
	cause,
	objection,
	...rest
}: CheckedInvoiceLine) => ({
	...{ line, lineId, placementId, person, status: rest.status, claimed: rest.claimed, expected: rest.expected },
	...{ cause, causeText: cause === null ? null : lineCauseLabels[cause], rule, ruleText: ruleText(rule) },
	...{ days: rest.days, objection, accepted: objection?.reason === ACCEPTED }
});

/** Opens the check of a sent invoice and recomputes it; done again, it says what is true then. */
export async function startCheck(tx: Db, actor: Actor, { invoiceId, ...page }: CheckPage & { invoiceId: string }) {
	const row = await beginCheck(tx, actor, await lockInvoice(tx, invoiceId));
	return checkAnswer(row, await checkInvoice(tx, row), page);
}

/** Whoever decides about an invoice has begun its check. */
export const beginCheck = (tx: Db, actor: Actor, row: InvoiceRow): Promise<InvoiceRow> =>
	row.state === 'sent' ? takeInvoiceStep(tx, actor, { row, step: 'check', kind: 'received' }) : Promise.resolve(row);
