import { and, eq } from 'drizzle-orm';
import { invoiceDueDay } from '../../domain/billing/due';
import { UPLOADED } from '../../domain/billing/match-lines';
import type { InvoiceKind } from '../../domain/billing/states';
import { firstOfMonth, lastOfMonth, monthOf, type Day } from '../../domain/day';
import { euro } from '../../domain/money';
import { plainIban } from '../../domain/billing/iban';
import type { Db } from '../db/client';
import { officeAccount, providerAccount } from '../db/schema/billing';
import { provider } from '../db/schema/directory';
import { invoice } from '../db/schema/invoices';
import { placement } from '../db/schema/placements';
import { tellOffice } from '../inbox/commands';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { insertLines } from './bulk-lines';
import type { ReadInvoice, ReadLine } from './files/invoice-document';
import { readXRechnung } from './files/read-xrechnung';
import { unreadable } from './files/unreadable';
import { takeInvoiceStep, type InvoiceRow } from './invoice-row';
import { findDueRules } from './rule-sets-query';

type Sides = { officeAgs: string; providerId: string };

/** Reads an XRechnung of the provider's own software into the same check as ours; whoever has it may bring it. */
export async function uploadInvoice(tx: Db, actor: Actor, xml: string) {
	const read = readXRechnung(xml);
	const sides = await sidesOf(tx, actor, read);
	await refuseKnown(tx, sides, read.number);
	const draft = await draftOf(tx, actor, { read, sides, xml });
	await insertLines(tx, await linesOf(tx, read, draft));
	const rules = (await findDueRules(tx, [draft.id])).get(draft.id) ?? [];
	const dueOn = read.dueOn ?? invoiceDueDay(rules, { month: monthOf(draft.month), receivedOn: actor.today });
	const set = { number: read.number, dueOn, sentAt: actor.now };
	const row = await takeInvoiceStep(tx, actor, {
		row: draft,
		step: 'send',
		set,
		kind: 'sent',
		text: 'Hochgeladene XRechnung'
	});
	if (actor.viewer.providerId !== null) await tellUploaded(tx, actor, row);
	return { invoiceId: row.id, number: read.number, total: row.total, lines: read.lines.length };
}

/** Who sends it and to whom: by Leitweg-ID and account, and one of them must be who brings it. */
async function sidesOf(tx: Db, { viewer }: Actor, { buyer, iban, seller }: ReadInvoice): Promise<Sides> {
	const [receiver] = await tx
		.select({ officeAgs: officeAccount.officeAgs })
		.from(officeAccount)
		.where(eq(officeAccount.leitwegId, buyer.leitwegId));
	if (!receiver || (viewer.office !== null && receiver.officeAgs !== viewer.office)) {
		throw unreadable(`Die Rechnung ist an einen anderen Empfänger gerichtet (${buyer.name}, ${buyer.leitwegId}).`);
	}
	const providerId = viewer.providerId ?? (await senderOf(tx, seller));
	const [account] = await tx
		.select({ iban: providerAccount.iban })
		.from(providerAccount)
		.where(eq(providerAccount.providerId, providerId));
	if (!account) throw unreadable('Für diesen Anbieter ist im Portal keine Bankverbindung hinterlegt.');
	if (iban === null || plainIban(iban) !== plainIban(account.iban)) {
		throw unreadable(
			`Die Bankverbindung ist nicht die, die der Anbieter im Portal hinterlegt hat (${iban ?? 'keine IBAN'}).`
		);
	}
	return { officeAgs: receiver.officeAgs, providerId };
}

/** By tax number, else by name; never by the account, which would then not be checked. */
async function senderOf(tx: Db, { name, taxNumber }: ReadInvoice['seller']): Promise<string> {
	const rows = await tx
		.select({ providerId: provider.id, name: provider.name, taxNumber: providerAccount.taxNumber })
		.from(provider)
		.innerJoin(providerAccount, eq(providerAccount.providerId, provider.id));
	const sender = rows.find((row) => row.taxNumber === taxNumber) ?? rows.find((row) => row.name === name);
	if (!sender) throw unreadable(`Der Anbieter ist im Portal nicht bekannt (${name}).`);
	return sender.providerId;
}

async function refuseKnown(tx: Db, { providerId }: Sides, number: string) {
	const [known] = await tx
		.select({ id: invoice.id })
		.from(invoice)
		.where(and(eq(invoice.providerId, providerId), eq(invoice.number, number)));
	if (known) throw unreadable(`Die Rechnung ${number} ist schon da.`);
}

const kinds: Record<string, InvoiceKind> = { '381': 'credit-note', '384': 'corrected', '386': 'advance' };

type Draft = { read: ReadInvoice; sides: Sides; xml: string };

async function draftOf(tx: Db, { viewer, now }: Actor, { read, sides, xml }: Draft): Promise<InvoiceRow> {
	const firstDay = read.period?.from ?? read.lines.find(({ from }) => from !== null)?.from ?? read.issuedOn;
	const [made] = await tx
		.insert(invoice)
		.values({
			...{ ...sides, month: firstOfMonth(monthOf(firstDay)), kind: kinds[read.typeCode] ?? 'invoice' },
			...{ total: read.payable, source: 'upload', uploaded: xml, createdBy: viewer.id, createdAt: now },
			refersToId: await referred(tx, sides, read.refersTo)
		})
		.returning();
	return found(made);
}

async function referred(tx: Db, { providerId }: Sides, numbers: readonly string[]) {
	const [number] = numbers;
	if (number === undefined) return null;
	const [row] = await tx
		.select({ id: invoice.id })
		.from(invoice)
		.where(and(eq(invoice.providerId, providerId), eq(invoice.number, number)));
	return row?.id ?? null;
}

async function linesOf(tx: Db, read: ReadInvoice, { id: invoiceId, officeAgs, providerId, month }: InvoiceRow) {
	const stays = await tx
		.select({ id: placement.id, serviceType: placement.serviceType })
		.from(placement)
		.where(and(eq(placement.officeAgs, officeAgs), eq(placement.providerId, providerId)));
	const known = new Map(stays.map((stay) => [stay.id, stay]));
	const period = read.period ?? { from: month, to: lastOfMonth(monthOf(month)) };
	return read.lines.map((line, index) => {
		const stay = known.get(line.reference?.toLowerCase() ?? '');
		return {
			...{ invoiceId, officeAgs, providerId, position: index + 1, placementId: stay?.id ?? null },
			...{ serviceType: stay?.serviceType ?? null, ...amountsOf(line, period), rule: UPLOADED }
		};
	});
}

const amountsOf = ({ from, to, quantity, unit, price, amount }: ReadLine, period: { from: Day; to: Day }) => ({
	...{ fromDay: from ?? period.from, toDay: to ?? from ?? period.to, quantity, unit: unit ?? ('piece' as const) },
	...{ price: euro(price), amount }
});

const tellUploaded = (tx: Db, { now: at, viewer }: Actor, { id, officeAgs, number, month }: InvoiceRow) =>
	tellOffice(
		tx,
		{ officeAgs, accountId: null },
		{
			...{ kind: 'invoice-received', at },
			details: { invoiceId: id, number: found(number), month: monthOf(month), facility: viewer.providerName ?? '' }
		}
	);
