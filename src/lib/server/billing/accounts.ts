import { eq } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import { ibanProblem, plainIban } from '../../domain/billing/iban';
import { leitwegIdProblem } from '../../domain/billing/leitweg-id';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { officeAccount, providerAccount } from '../db/schema/billing';
import type { Actor } from '../trpc/context';
import type { AccountInput } from './account-input';

/** Bank data of the own side; null while nothing is saved. */
export async function getAccount(tx: Db, { viewer }: Actor) {
	const { office, providerId } = viewer;
	const [ofProvider] = await tx
		.select()
		.from(providerAccount)
		.where(eq(providerAccount.providerId, providerId ?? NOBODY));
	const [ofOffice] = await tx
		.select()
		.from(officeAccount)
		.where(eq(officeAccount.officeAgs, office ?? ''));
	return { provider: ofProvider ?? null, office: ofOffice ?? null };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Saves the bank data of the own side; what that side needs must be there. */
export async function saveAccount(tx: Db, actor: Actor, input: AccountInput) {
	const { viewer } = actor;
	refuseFalse(input);
	if (viewer.providerId !== null && can(viewer.role, 'billing/claim')) await saveProvider(tx, viewer.providerId, input);
	else if (viewer.office !== null && can(viewer.role, 'billing/pay')) await saveOffice(tx, viewer.office, input);
	else throw new DomainError('not-allowed');
	await recordAudit(tx, actor, { action: 'billing/account-saved', subjectKind: 'account' });
	return { saved: true };
}

function refuseFalse({ iban, leitwegId }: AccountInput) {
	const problems = { iban: ibanProblem(iban), leitwegId: leitwegId === null ? null : leitwegIdProblem(leitwegId) };
	const wrong = Object.entries(problems).flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]]));
	if (wrong.length > 0) throw new InvalidInput(Object.fromEntries(wrong) as Record<string, string>);
}

async function saveProvider(tx: Db, providerId: string, input: AccountInput) {
	const { accountHolder, bic, registration } = input;
	const { taxNumber } = complete(input, { taxNumber: 'Bitte die Steuernummer angeben.' });
	const set = { accountHolder, iban: plainIban(input.iban), bic, taxNumber, registration };
	await tx
		.insert(providerAccount)
		.values({ providerId, ...set })
		.onConflictDoUpdate({ target: providerAccount.providerId, set });
}

async function saveOffice(tx: Db, officeAgs: string, input: AccountInput) {
	const { accountHolder, bic } = input;
	const given = complete(input, {
		leitwegId: 'Bitte die Leitweg-ID angeben.',
		name: 'Bitte den Namen des Amts angeben.',
		street: 'Bitte Straße und Hausnummer angeben.',
		postalCode: 'Bitte die Postleitzahl angeben.',
		place: 'Bitte den Ort angeben.',
		email: 'Bitte die E-Mail-Adresse für Rechnungen angeben.'
	});
	const set = { ...given, accountHolder, iban: plainIban(input.iban), bic };
	await tx
		.insert(officeAccount)
		.values({ officeAgs, ...set })
		.onConflictDoUpdate({ target: officeAccount.officeAgs, set });
}

/** The named fields, none of them empty. @throws InvalidInput with a sentence for each that is */
function complete<Field extends keyof AccountInput>(input: AccountInput, sentences: Record<Field, string>) {
	const fields = Object.keys(sentences) as Field[];
	const missing = fields.filter((field) => (input[field] ?? '') === '');
	if (missing.length > 0) throw new InvalidInput(Object.fromEntries(missing.map((field) => [field, sentences[field]])));
	return Object.fromEntries(fields.map((field) => [field, input[field]])) as Record<Field, string>;
}
