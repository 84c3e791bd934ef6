import { Decimal } from 'decimal.js';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { invoiceNumber } from '../../../../domain/billing/invoice-number';
import type { InvoiceState } from '../../../../domain/billing/states';
import { addDays, firstOfMonth, nextMonth, yearOf, type Day, type Month } from '../../../../domain/day';
import { euro } from '../../../../domain/money';
import { proposeLines, type ProposedLine } from '../../../billing/propose-lines';
import { findMonthStays } from '../../../billing/stays-query';
import { invoice, invoiceLine } from '../../schema/invoices';
import { insertRows } from '../bulk';
import { hashOf } from './chance';

type People = { claimer: Map<string, string>; clerk: Map<string, string>; lead: Map<string, string> };
type Given = { latest: readonly [Month, Month]; firstProviderId: string };

/** How far the invoices of the last two months have come: most of the first are paid, those of the last are worked on. */
const states: readonly (readonly InvoiceState[])[] = [
	[
		'paid',
		'paid',
		'paid',
		'paid',
		'paid',
		'paid',
		'ordered',
		'approved-arithmetically',
		'approved-factually',
		'in-check'
	],
	[
		'sent',
		'sent',
		'sent',
		'sent',
		'in-check',
		'in-check',
		'approved-factually',
		'approved-arithmetically',
		'ordered',
		'ordered'
	]
];

/** Billed as the product bills, day by day. The first provider has still to close the last month. */
export async function fillLatestMonths(client: pg.Client, { latest, firstProviderId }: Given) {
	const db = drizzle(client, { casing: 'snake_case' });
	const people = await findPeople(client);
	const numbers = await findLastNumbers(client);
	for (const [index, month] of latest.entries()) {
		const { rows } = await client.query<{ id: string }>(
			`SELECT id FROM placement WHERE provider_id IS NOT NULL AND arrived_on IS NOT NULL AND (left_on IS NULL OR left_on >= $1)`,
			[firstOfMonth(month)]
		);
		const placementIds = rows.map(({ id }) => id);
		const stays = (await findMonthStays(db, { month, placementIds })).filter(
			({ providerId }) => index === 0 || providerId !== firstProviderId
		);
		const lines = (await proposeLines(db, stays, month)).flatMap((proposal) => proposal.lines);
		const books = booksOf(lines, month);
		const made = books.map((book) => invoiceOf(book, { month, people, numbers, progress: states[index] ?? [] }));
		await insertRows(client, { table: invoice, rows: made });
		await insertRows(client, { table: invoiceLine, rows: books.flatMap(({ id, lines: own }) => positioned(id, own)) });
	}
}

type Book = { id: string; officeAgs: string; providerId: string; lines: ProposedLine[] };

function booksOf(lines: readonly ProposedLine[], month: Month): Book[] {
	const books = new Map<string, Book>();
	for (const line of lines) {
		const { officeAgs, providerId } = line;
		const key = `${officeAgs} ${providerId}`;
		const book = books.get(key) ?? { id: idOf(`invoice ${key} ${month}`), officeAgs, providerId, lines: [] };
		book.lines.push(line);
		books.set(key, book);
	}
	return [...books.values()];
}

const positioned = (invoiceId: string, lines: readonly ProposedLine[]) =>
	lines.map((line, index) => ({ ...line, id: idOf(`${invoiceId} ${String(index)}`), invoiceId, position: index + 1 }));

/** The same id at every start. */
function idOf(seed: string) {
	const word = (part: number) =>
		hashOf(`${String(part)} ${seed}`)
			.toString(16)
			.padStart(8, '0');
	const [a, b, c, d] = [word(1), word(2), word(3), word(4)];
	return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

type Making = { month: Month; people: People; numbers: Map<string, number>; progress: readonly InvoiceState[] };

/** The steps in their order; an invoice has gone those up to its state. */
const steps: readonly InvoiceState[] = [
	'sent',
	'in-check',
	'approved-factually',
	'approved-arithmetically',
	'ordered',
	'paid'
];
const hasReached = (state: InvoiceState, step: InvoiceState) => steps.indexOf(state) >= steps.indexOf(step);

function invoiceOf({ id, officeAgs, providerId, lines }: Book, { month, people, numbers, progress }: Making) {
	const next = firstOfMonth(nextMonth(month));
	const state = progress[hashOf(id) % progress.length] ?? 'sent';
	const [clerk, lead] = [people.clerk.get(officeAgs) ?? null, people.lead.get(officeAgs) ?? null];
	return {
		...{ id, officeAgs, providerId, state, month: firstOfMonth(month) },
		...{ kind: 'invoice' as const, source: 'portal' as const, placeKept: true, warnings: [] },
		...{ number: nextNumber(providerId, yearOf(next), numbers), dueOn: addDays(next, 17) },
		total: euro(lines.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0))),
		...{ createdBy: people.claimer.get(providerId) ?? '', createdAt: morningOf(next, 2), sentAt: morningOf(next, 3) },
		...stepsGone(state, next, { clerk, lead })
	};
}

function nextNumber(providerId: string, year: number, numbers: Map<string, number>) {
	const key = `${providerId} ${String(year)}`;
	const serial = (numbers.get(key) ?? 0) + 1;
	numbers.set(key, serial);
	return invoiceNumber(year, serial);
}

const morningOf = (next: Day, days: number) => `${addDays(next, days)}T09:00:00.000Z`;

/** Who took which step of the office, and when; empty for those that are still ahead. */
function stepsGone(state: InvoiceState, next: Day, { clerk, lead }: Record<'clerk' | 'lead', string | null>) {
	const gone = (step: InvoiceState, by: string | null, days: number) =>
		hasReached(state, step) ? { by, at: morningOf(next, days) } : { by: null, at: null };
	const factual = gone('approved-factually', clerk, 6);
	const arithmetical = gone('approved-arithmetically', lead, 7);
	const ordered = gone('ordered', clerk, 8);
	return {
		...{ factualBy: factual.by, factualAt: factual.at },
		...{ arithmeticalBy: arithmetical.by, arithmeticalAt: arithmetical.at },
		...{ orderedBy: ordered.by, orderedAt: ordered.at },
		paidOn: state === 'paid' ? addDays(next, 12) : null
	};
}

async function findPeople(client: pg.Client): Promise<People> {
	const { rows } = await client.query<{ id: string; role: string; tenant: string }>(
		`SELECT id, role, coalesce(office_ags, provider_id::text) AS tenant FROM account
		WHERE role IN ('provider-finance', 'finance', 'team-lead')`
	);
	const of = (role: string) => new Map(rows.filter((row) => row.role === role).map(({ tenant, id }) => [tenant, id]));
	return { claimer: of('provider-finance'), clerk: of('finance'), lead: of('team-lead') };
}

async function findLastNumbers(client: pg.Client): Promise<Map<string, number>> {
	const { rows } = await client.query<{ key: string; last: number }>(
		`SELECT provider_id || ' ' || left(number, 4) AS key, max(right(number, 5)::int) AS last FROM invoice GROUP BY 1`
	);
	return new Map(rows.map(({ key, last }) => [key, last]));
}
