import { and, eq } from 'drizzle-orm';
import { plainIban } from '../../domain/billing/iban';
import type { Db } from '../db/client';
import { officeAccount, providerAccount } from '../db/schema/billing';
import { provider } from '../db/schema/directory';
import { invoice } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import type { ReadInvoice } from './files/invoice-document';
import { unreadable } from './files/unreadable';

export type Sides = { officeAgs: string; providerId: string };

/** Who sends it and to whom: by Leitweg-ID and account, and one of them must be who brings it. */
export async function sidesOf(tx: Db, { viewer }: Actor, { buyer, iban, seller }: ReadInvoice): Promise<Sides> {
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

export async function refuseKnown(tx: Db, { providerId }: Sides, number: string) {
	const [known] = await tx
		.select({ id: invoice.id })
		.from(invoice)
		.where(and(eq(invoice.providerId, providerId), eq(invoice.number, number)));
	if (known) throw unreadable(`Die Rechnung ${number} ist schon da.`);
}
