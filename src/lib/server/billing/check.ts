import { Decimal } from 'decimal.js';
import { asc, eq } from 'drizzle-orm';
import { ADVANCE_SET_OFF, setOffAmount } from '../../domain/billing/advances';
import { checkLines, needsDecision, type CheckedLine } from '../../domain/billing/check-lines';
import type { ClaimedLine } from '../../domain/billing/claimed-line';
import { negated } from '../../domain/billing/differences';
import type { StayBackground } from '../../domain/billing/judge-line';
import type { BillingLine, DayEntry } from '../../domain/billing/result';
import type { LineObjection } from '../../domain/billing/states';
import { lastOfMonth, monthOf } from '../../domain/day';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoiceLine } from '../db/schema/invoices';
import { findOpenAdvance } from './advances-query';
import { byStay } from './billed-lines';
import { loadBackground } from './check-background';
import type { InvoiceRow } from './invoice-row';
import { findMonthStays } from './stays-query';

/** Stays that are recomputed together. */
const CHUNK = 500;

/** Why a line is accepted although it deviates: a person has decided so. */
export const ACCEPTED = 'accepted';

export type CheckedInvoiceLine = CheckedLine & {
	position: number | null;
	person: string | null;
	objection: LineObjection | null;
	/** That it sums up, as they were when it was claimed. */
	days: readonly DayEntry[];
};

/** The whole invoice recomputed; what is claimed comes first, in its order. */
export async function checkInvoice(tx: Db, row: InvoiceRow): Promise<CheckedInvoiceLine[]> {
	const stored = await findLines(tx, row.id);
	const claimed = stored.map(asClaimed);
	const forgotten = await findForgotten(tx, row);
	const stays =
		row.kind === 'credit-note'
			? await creditedStays(tx, row)
			: await recomputed(tx, row, [
					...new Set([...claimed.flatMap(({ placementId }) => placementId ?? []), ...forgotten.keys()])
				]);
	const setOff = await expectedSetOff(tx, row, claimed);
	const known = new Map(stored.map((line) => [line.id, line]));
	return checkLines(claimed, { stays, placeKept: row.placeKept, setOff }).map((checked) => {
		const { position, days, objection, person } = known.get(checked.lineId ?? '') ?? notClaimed;
		return {
			...checked,
			position,
			days,
			objection,
			person: person ?? forgotten.get(checked.placementId ?? '') ?? null
		};
	});
}

/** A line that the office expects and the invoice lacks. */
const notClaimed = { position: null, days: [], objection: null, person: null };

/** Deviations about which nobody has decided yet. */
export const undecidedLines = (lines: readonly CheckedInvoiceLine[]) =>
	lines.filter((line) => needsDecision(line) && line.objection?.reason !== ACCEPTED);

type StoredLine = Awaited<ReturnType<typeof findLines>>[number];

const findLines = (tx: Db, invoiceId: string) =>
	tx.select().from(invoiceLine).where(eq(invoiceLine.invoiceId, invoiceId)).orderBy(asc(invoiceLine.position));

const asClaimed = ({ id, fromDay, toDay, days, ...line }: StoredLine): ClaimedLine => ({
	...{ lineId: id, placementId: line.placementId, from: fromDay, to: toDay, quantity: line.quantity, unit: line.unit },
	...{ price: line.price, amount: line.amount, rule: line.rule },
	days: days.length === 0 ? null : days.map(({ day }) => day)
});

async function recomputed(tx: Db, row: InvoiceRow, placementIds: readonly string[]) {
	const stays = new Map<string, StayBackground>();
	for (let start = 0; start < placementIds.length; start += CHUNK) {
		const chunk = await loadBackground(tx, row, placementIds.slice(start, start + CHUNK));
		for (const [placementId, background] of chunk) stays.set(placementId, background);
	}
	return stays;
}

/** Stays of this month that no invoice of the provider bills: their names, to be told as not claimed. */
async function findForgotten(tx: Db, { kind, month, providerId, officeAgs }: InvoiceRow): Promise<Map<string, string>> {
	if (kind !== 'invoice' && kind !== 'corrected') return new Map();
	const stays = await findMonthStays(tx, { month: monthOf(month), providerId, officeAgs });
	return new Map(stays.map(({ placementId, person }) => [placementId, person]));
}

/** A credit note is held against the lines that it takes back. */
async function creditedStays(tx: Db, { refersToId, month }: InvoiceRow): Promise<Map<string, StayBackground>> {
	const original = (await findLines(tx, refersToId ?? '')).map(asClaimed);
	const ofStays = original.flatMap((line) =>
		line.placementId === null ? [] : [{ ...line, placementId: line.placementId }]
	);
	const open = { from: month, to: lastOfMonth(monthOf(month)) };
	return new Map(
		[...byStay(ofStays)].map(([placementId, lines]) => [
			placementId,
			{
				...{
					expected: lines.map(negated),
					entries: [],
					entry: month,
					leaving: null,
					commitment: open,
					knownPrices: []
				},
				...{ placeKeeping: new Set<string>(), elsewhere: [], overlaps: new Set<never>() }
			}
		])
	);
}

async function expectedSetOff(tx: Db, row: InvoiceRow, claimed: readonly ClaimedLine[]): Promise<BillingLine | null> {
	const { kind, officeAgs, providerId, id, month, sentAt, number, refersToId } = row;
	if (kind === 'credit-note') {
		const lines = (await findLines(tx, refersToId ?? '')).map(asClaimed);
		return lines.filter(({ rule }) => rule === ADVANCE_SET_OFF).map(negated)[0] ?? null;
	}
	if (kind !== 'invoice' && kind !== 'corrected') return null;
	const charges = claimed.filter(({ rule }) => rule !== ADVANCE_SET_OFF);
	const total = euro(charges.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)));
	const before = sentAt === null ? null : { sentAt, number };
	const open = await findOpenAdvance(tx, { officeAgs, providerId, before, except: id });
	const amount = setOffAmount(open, total);
	if (amount === null) return null;
	const span = { from: month, to: lastOfMonth(monthOf(month)) };
	const price = euro(new Decimal(amount).negated());
	return { ...span, quantity: '-1', unit: 'piece', price, amount, rule: ADVANCE_SET_OFF };
}
