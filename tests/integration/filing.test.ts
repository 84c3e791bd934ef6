import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { allowanceGrant, serviceRecord } from '../../src/lib/server/db/schema/billing';
import { consultation } from '../../src/lib/server/db/schema/consultations';
import { caseDocument } from '../../src/lib/server/db/schema/documents';
import { invoice, invoiceLine } from '../../src/lib/server/db/schema/invoices';
import { notice } from '../../src/lib/server/db/schema/notices';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { complete, completePlan, inHours, team } from './consultations-scene';
import { documentOf, letterScene, textOf } from './notices-scene';
import { begin, end, key, officePerson } from './placements-scene';

const filedIn = (owner: Database, caseId: string) =>
	owner.select().from(caseDocument).where(eq(caseDocument.caseId, caseId)).orderBy(caseDocument.createdAt);

/** One white pixel. */
const drawn =
	'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';

describe('a consultation that is closed', () => {
	test('has its record in the file, with what was compared, and again with each addendum', async ({ owner, db }) => {
		const { call, worker, colleague, lead, help } = await team({ owner, db });
		const { consultationId } = await call();
		await worker.caller.consultations.save({ idempotencyKey: key(), consultationId, ...complete });
		const row = { offerId: 'a', facility: 'Haus am Bodden', provider: 'Träger', place: 'Wolgast', targetFee: '12000' };
		const need = { serviceType: 'S34', begin: complete.fromDay, end: complete.untilDay };
		await owner
			.update(consultation)
			.set({ alternatives: { asOf: inHours(-1), need, all: 3, available: 1, chosenOfferId: 'a', rows: [row] } })
			.where(eq(consultation.id, consultationId));
		for (const { caller } of [worker, colleague]) {
			await caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'yes' });
		}
		const { documentId } = await lead.caller.consultations.close({ idempotencyKey: key(), consultationId });
		const { row: stored, file } = await documentOf(owner, documentId);
		expect(stored).toMatchObject({ kind: 'consultation', caseId: help.id });
		expect(stored.title).toMatch(/^Protokoll der Teamberatung vom \d\d\.\d\d\.\d{4}$/);
		const words = await textOf(file);
		expect(words.replaceAll('\u00a0', ' ')).toContain('Haus am Bodden, Träger, Wolgast: 12.000 € (gewählt)');
		expect(words).toContain('Empfehlung');
		expect(words).toContain('Hilfe befürwortet');
		// A sign that no letter can show does not keep the addendum out of the file.
		const text = 'Die Schule hat angerufen 🎒.';
		await worker.caller.consultations.addAddendum({ idempotencyKey: key(), consultationId, text });
		const second = (await filedIn(owner, help.id)).find(({ title }) => title.endsWith(', mit einem Nachtrag'));
		expect(second?.content).toContain('Die Schule hat angerufen ?.');
	});
});

describe('a Hilfeplan that is valid', () => {
	test('lies in the file, and anew with each signature', async ({ owner, db }) => {
		const { worker, help } = await team({ owner, db });
		const { helpPlans, documents } = worker.caller;
		const { planId } = await helpPlans.newVersion({ idempotencyKey: key(), caseId: help.id });
		await helpPlans.saveDraft({ idempotencyKey: key(), planId, ...completePlan });
		expect(await filedIn(owner, help.id)).toEqual([]);
		await helpPlans.makeValid({ idempotencyKey: key(), planId });
		const signer = { name: 'Lena Test', function: 'junger Mensch', image: drawn };
		const { documentId } = await helpPlans.sign({ idempotencyKey: key(), planId, ...signer });
		const { rows } = await documents.list({ caseId: help.id });
		expect(new Set(rows.map(({ kind, title }) => `${kind}: ${title}`))).toEqual(
			new Set(['help-plan: Hilfeplan, Fassung 1', 'help-plan: Hilfeplan, Fassung 1, mit einer Unterschrift'])
		);
		const words = await textOf((await documentOf(owner, documentId)).file);
		expect(words).toContain(completePlan.need);
		expect(words).toContain('Erreicht, wenn: Vier Tage je Woche');
		expect(words).toContain('Lena Test, junger Mensch');
		// What it was made of is kept without the picture, which lies with the signature.
		const kept = await owner.select().from(notice).where(eq(notice.documentId, documentId));
		expect(JSON.stringify(kept)).not.toContain('png');
	});
});

describe('letters', () => {
	test('about another stay begin with their first version', async ({ owner, db }) => {
		const { caller, help, complete: finish, worker } = await letterScene({ owner, db });
		const offer = await makeOffer(owner, { rate: '200.00' });
		const other = await makePlacement(owner, {
			...{ case: help, offer, createdBy: worker.account.id },
			...{ beginDay: '2027-06-01' as Day, endDay: '2027-12-31' as Day },
			events: ['reserved', 'consented', 'booked']
		});
		const issue = async (placementId?: string) => {
			const letter = await finish('grant');
			return caller.notices.issue({ ...letter, ...(placementId && { placementId }), idempotencyKey: key() });
		};
		expect([await issue(), await issue(other.id), await issue()]).toMatchObject([
			{ version: 1, title: 'Bewilligungsbescheid' },
			{ version: 1, title: 'Bewilligungsbescheid' },
			{ version: 2, title: 'Bewilligungsbescheid, Fassung 2' }
		]);
	});

	test('say in the file and on the time line until when an objection is possible', async ({ owner, db }) => {
		const { caller, help, complete: finish } = await letterScene({ owner, db });
		await caller.notices.issue({ ...(await finish('grant')), idempotencyKey: key() });
		const { rows } = await caller.documents.list({ caseId: help.id });
		expect(rows).toMatchObject([{ postedOn: '2026-11-23', notifiedOn: '2026-11-27', objectionUntil: '2026-12-28' }]);
		const [event] = (await caller.cases.timeline({ caseId: help.id })).filter(({ kind }) => kind === 'notice-issued');
		expect(event?.text).toBe(
			'Bewilligungsbescheid, zur Post am 23.11.2026, bekannt gegeben am 27.11.2026, Widerspruch bis 28.12.2026'
		);
	});

	test('name the allowances that are granted', async ({ owner, db }) => {
		const { caller, letter, stay, worker } = await letterScene({ owner, db });
		const of = { placementId: stay.id, officeAgs: stay.officeAgs, providerId: stay.providerId };
		const by = { grantedBy: worker.account.id, grantedAt: stay.createdAt };
		await owner.insert(allowanceGrant).values([
			{ ...of, ...by, kind: 'clothing', amount: '45.00' as never, rhythm: 'month', fromDay: '2026-12-01' as Day },
			{ ...of, ...by, kind: 'pocket-money', rhythm: 'month', fromDay: '2026-12-02' as Day },
			{
				...{ ...of, ...by, kind: 'holiday', amount: '9.00' as never, rhythm: 'month', fromDay: '2026-01-01' as Day },
				untilDay: '2026-11-01' as Day
			}
		]);
		const { content } = await caller.notices.draft(letter('grant'));
		expect(content.texts.allowances?.replaceAll('\u00a0', ' ')).toBe(
			'Bekleidung: 45,00 € monatlich ab 01.12.2026\nTaschengeld: nach der Tabelle des Landes monatlich ab 02.12.2026'
		);
		expect(await caller.allowances.cost({ stayId: stay.id })).toMatchObject({ fee: '34089', cost: '34359.00' });
	});

	test('invite to a consultation that is still open, never to one that was called off', async ({ owner, db }) => {
		const { call, worker, help } = await team({ owner, db });
		const { consultationId } = await call({ meetingAt: inHours(2) });
		const draft = () =>
			worker.caller.notices.draft({ caseId: help.id, kind: 'consultation-invitation', placementId: null });
		expect((await draft()).content.texts.meeting).toContain('Uhr');
		await worker.caller.consultations.cancel({ idempotencyKey: key(), consultationId, reason: 'erledigt' });
		expect((await draft()).content.texts.meeting).toBe('');
	});
});

describe('what is about a case and lies elsewhere', () => {
	test('stands in its list: invoices for those who check them, released records for all', async ({ owner, db }) => {
		const { worker, help } = await team({ owner, db });
		const offer = await makeOffer(owner, { places: '1.00' });
		const createdBy = worker.account.id;
		const stay = await makePlacement(owner, {
			...{ case: help, offer, createdBy, beginDay: begin, endDay: end },
			events: ['reserved', 'consented', 'booked', { kind: 'arrived', day: begin }]
		});
		const of = { officeAgs: help.officeAgs, providerId: offer.providerId, createdBy, createdAt: stay.createdAt };
		const [bill] = await owner
			.insert(invoice)
			.values({
				...{ ...of, month: '2026-10-01' as Day, kind: 'invoice' as never },
				total: '300.00' as never
			})
			.returning();
		const line = { ...of, invoiceId: bill?.id ?? '', fromDay: '2026-10-01' as Day, toDay: '2026-10-02' as Day };
		const priced = { quantity: '1', unit: 'day' as const, price: '100.00' as never, amount: '100.00' as never };
		await owner.insert(invoiceLine).values([
			{ ...line, ...priced, position: 1, placementId: stay.id, rule: 'a' },
			{ ...line, ...priced, position: 2, placementId: null, rule: 'advance' }
		]);
		const sent = { state: 'sent' as const, number: 'R-1', sentAt: stay.createdAt };
		await owner.update(invoice).set(sent).where(eq(invoice.id, line.invoiceId));
		const record = { ...of, placementId: stay.id, kind: 'travel' as const, minutes: 60 };
		await owner.insert(serviceRecord).values([
			{
				...{ ...record, day: '2026-10-05' as Day, fromTime: '10:00', untilTime: '11:00' },
				...{ state: 'released' as const, releasedAt: stay.createdAt, releasedBy: createdBy }
			},
			{ ...record, day: '2026-10-06' as Day, fromTime: '10:00', untilTime: '11:00' }
		]);
		const titles = async (caller: typeof worker.caller) =>
			(await caller.documents.list({ caseId: help.id })).linked.map(({ title }) => title.replaceAll('\u00a0', ' '));
		const sheet = 'Ein Leistungsnachweis, 10/2026';
		expect(await titles(worker.caller)).toEqual([sheet]);
		const lead = await officePerson({ owner, db }, { role: 'team-lead' });
		expect(await titles(lead.caller)).toEqual(['Rechnung R-1, 10/2026: 100,00 € für diesen Fall', sheet]);
		const filtered = await lead.caller.documents.list({ caseId: help.id, kind: 'invoice' });
		expect(filtered.linked).toHaveLength(1);
	});
});
