import { bill } from '../../domain/billing/bill';
import type { DraftWarning } from '../../domain/billing/draft-warnings';
import type { BillingLine, BillingResult, DayEntry } from '../../domain/billing/result';
import type { Month } from '../../domain/day';
import { formatDay, lastOfMonth } from '../../domain/day';
import type { Db } from '../db/client';
import type { NewLine } from './bulk-lines';
import { loadFacts } from './facts-query';
import type { MonthStay } from './stays-query';

/** A line without its place: the invoice gives it one. */
export type ProposedLine = Omit<NewLine, 'invoiceId' | 'position'>;
export type Proposal = { stay: MonthStay; result: BillingResult; lines: ProposedLine[]; warnings: DraftWarning[] };

/** What the rules give for some stays of a month, as lines of an invoice. A stay without anything to pay has none. */
export async function proposeLines(tx: Db, stays: readonly MonthStay[], month: Month): Promise<Proposal[]> {
	const facts = await loadFacts(tx, { placementIds: stays.map(({ placementId }) => placementId), month });
	return stays.flatMap((stay) => {
		const known = facts.get(stay.placementId);
		if (!known) return [];
		const result = bill(known);
		const lines = result.lines.map((line) => lineOf(stay, line, entriesOfLine(line, result.days)));
		return [{ stay, result, lines, warnings: warningsOf(stay, result, month) }];
	});
}

export const lineOf = (stay: MonthStay, line: BillingLine, days: DayEntry[]): ProposedLine => ({
	officeAgs: stay.officeAgs,
	providerId: stay.providerId,
	placementId: stay.placementId,
	person: stay.person,
	serviceType: stay.serviceType,
	fromDay: line.from,
	toDay: line.to,
	quantity: line.quantity,
	unit: line.unit,
	price: line.price,
	amount: line.amount,
	rule: line.rule,
	days
});

/** The day entries that a line sums up. */
export const entriesOfLine = ({ rule, price, from, to }: BillingLine, days: readonly DayEntry[]) =>
	days.filter((entry) => entry.rule === rule && entry.rate === price && entry.day >= from && entry.day <= to);

function warningsOf(
	{ placementId, person, committedTo }: MonthStay,
	result: BillingResult,
	month: Month
): DraftWarning[] {
	const own = result.warnings.map(({ code, text }) => ({ placementId, code, text: `${person}: ${text}` }));
	const beyond = result.days.some(({ day, kind }) => day > committedTo && kind !== 'outside');
	if (!beyond || committedTo >= lastOfMonth(month)) return own;
	const text = `${person}: Die Kostenzusage endet am ${formatDay(committedTo)}; Tage danach werden beanstandet.`;
	return [...own, { placementId, code: 'outside-commitment', text }];
}
