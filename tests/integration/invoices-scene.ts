import { and, eq } from 'drizzle-orm';
import type { Role } from '../../src/lib/domain/access/permissions';
import type { Day, Month } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import type { Database } from '../../src/lib/server/db/client';
import { billingAgreement, officeAccount, providerAccount } from '../../src/lib/server/db/schema/billing';
import { invoice, invoiceLine } from '../../src/lib/server/db/schema/invoices';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer, makeProvider, OFFICE } from '../../src/lib/server/db/seed/factories';
import { callerFor, contextOf, viewerAs } from '../setup/caller';
import { key } from './placements-scene';

export type Connections = { owner: Database; db: Database };

export const now = '2026-11-25T09:00:00.000Z';
export const month = '2026-10' as Month;
export const OFFICE_IBAN = 'DE02120300000000202051';
export const PROVIDER_IBAN = 'DE02500105170137075030';

/** A person of one side with the API as that person sees it, on the day on which these tests play. */
export async function person({ owner, db }: Connections, role: Role, values: { office?: string; providerId?: string }) {
	const { office, providerId } = values;
	const account = await makeAccount(owner, {
		role,
		...(office && { officeAgs: office }),
		...(providerId && { providerId })
	});
	const viewer = viewerAs(role, {
		id: account.id,
		office: office ?? null,
		providerId: providerId ?? null,
		providerName: 'Haus'
	});
	return { account, viewer, context: contextOf({ db, viewer, now }), caller: callerFor({ db, viewer, now }) };
}

export const makeOfficeAccount = (owner: Database, officeAgs: string, leitwegId: string) =>
	owner
		.insert(officeAccount)
		.values({
			...{ officeAgs, leitwegId, name: 'Jugendamt', street: 'Am Markt 1', postalCode: '17489', place: 'Greifswald' },
			...{ email: 'rechnung@amt.example', accountHolder: 'Landkreis', iban: OFFICE_IBAN }
		})
		.onConflictDoNothing();

export const LEITWEG_ID = '13075-0001-61';

/** A provider with an account of its own and an offer of 120,00 € a day with a share for food of 6,50. */
async function agreedOffer(owner: Database, { office, places }: { office: string; places: string }) {
	const provider = await makeProvider(owner, {
		...{ street: 'Boddenweg 3', postalCode: '17489', place: 'Greifswald' },
		...{ phone: '03834 123', email: 'rechnung@haus.example' }
	});
	const offer = await makeOffer(owner, {
		...{ places, rate: '120.00', facility: { providerId: provider.id, officeAgs: office } }
	});
	const agreement = { offerId: offer.id, fromDay: '2020-01-01' as Day, ruleSet: 'AVV-SH', foodShare: '6.50' as Euro };
	await owner.insert(billingAgreement).values(agreement);
	await owner.insert(providerAccount).values({
		...{ providerId: provider.id, accountHolder: 'Haus am Bodden', iban: PROVIDER_IBAN },
		taxNumber: provider.id.slice(0, 13)
	});
	return { provider, offer };
}

type StayValues = {
	beginDay?: string;
	endDay?: string;
	leftOn?: string;
	officeAgs?: string;
	case?: Awaited<ReturnType<typeof makeCase>>;
};
type StayPlace = { offer: Awaited<ReturnType<typeof makeOffer>>; office: string; createdBy: string };

/** Makes somebody arrive, since September and for a year unless told otherwise. */
const arrivals =
	(owner: Database, { offer, office, createdBy }: StayPlace) =>
	async ({ beginDay = '2026-09-01', endDay = '2027-08-31', leftOn, ...given }: StayValues = {}) =>
		makePlacement(owner, {
			...{ case: given.case ?? (await makeCase(owner, { officeAgs: given.officeAgs ?? office })), offer, createdBy },
			...{ beginDay: beginDay as Day, endDay: endDay as Day },
			events: [
				...(['reserved', 'consented', 'booked', 'arrived'] as const),
				...(leftOn ? [{ kind: 'ended' as const, day: leftOn as Day }] : [])
			]
		});

type Person = Awaited<ReturnType<typeof person>>;

/** The way of a month from its proposal to the order to pay it. */
function stepsOf({ claimer, clerk, second }: Record<'claimer' | 'clerk' | 'second', Person>) {
	const close = (changed = {}) => claimer.caller.billing.closeMonth({ month, placeKept: true, ...changed });
	/** Closes the month and sends what it proposes. */
	const sendAll = async (changed = {}) => {
		const { invoices } = await close(changed);
		const invoiceIds = invoices.map(({ invoiceId }) => invoiceId);
		await claimer.caller.billing.send({ idempotencyKey: key(), invoiceIds });
		return invoiceIds;
	};
	const approve = async (invoiceIds: string[]) => {
		await clerk.caller.billing.approve({ idempotencyKey: key(), invoiceIds, step: 'factual' });
		await second.caller.billing.approve({ idempotencyKey: key(), invoiceIds, step: 'arithmetical' });
	};
	const order = async (invoiceIds: string[]) => {
		await approve(invoiceIds);
		await clerk.caller.billing.order({ idempotencyKey: key(), invoiceIds });
	};
	return { close, sendAll, approve, order };
}

/** A provider with an offer of 120,00 € a day, whose invoices the office's finance clerks check. */
export async function billingScene(connections: Connections, { office = OFFICE, places = '50.00' } = {}) {
	const { owner } = connections;
	const { provider, offer } = await agreedOffer(owner, { office, places });
	await makeOfficeAccount(owner, office, LEITWEG_ID);
	const claimer = await person(connections, 'provider-finance', { providerId: provider.id });
	const clerk = await person(connections, 'finance', { office });
	const second = await person(connections, 'finance', { office });
	const lead = await person(connections, 'team-lead', { office });
	const worker = await makeAccount(owner, { officeAgs: office });
	const stay = arrivals(owner, { offer, office, createdBy: worker.id });
	const steps = stepsOf({ claimer, clerk, second });
	return { ...connections, provider, offer, claimer, clerk, second, lead, stay, ...steps };
}

/** An advance on the month that the office has accepted and ordered. */
export async function orderedAdvance(scene: Awaited<ReturnType<typeof billingScene>>, amount: string) {
	const { claimer, clerk } = scene;
	const asked = { officeAgs: OFFICE, month, amount, reason: 'Vorfinanzierung' };
	const { invoiceId } = await claimer.caller.billing.requestAdvance({ idempotencyKey: key(), ...asked });
	const { lines } = await clerk.caller.billing.check({ invoiceId });
	const lineId = lines[0]?.lineId ?? '';
	await clerk.caller.billing.accept({ idempotencyKey: key(), invoiceId, lineId, text: 'Vereinbart' });
	await scene.order([invoiceId]);
	return invoiceId;
}

export const stateOf = async (owner: Database, id: string) =>
	(await owner.select({ state: invoice.state }).from(invoice).where(eq(invoice.id, id)))[0]?.state;

export const linesOf = (owner: Database, invoiceId: string) =>
	owner
		.select()
		.from(invoiceLine)
		.where(and(eq(invoiceLine.invoiceId, invoiceId)))
		.orderBy(invoiceLine.position);
