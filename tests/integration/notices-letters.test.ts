import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Viewer } from '../../src/lib/domain/access/viewer';
import { caseEvent } from '../../src/lib/server/db/schema/cases';
import { helpPlan } from '../../src/lib/server/db/schema/consultations';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { answerFile, answerOpening } from '../../src/lib/server/documents/read-file';
import { contextOf } from '../setup/caller';
import { test } from '../setup/database';
import { documentOf, key, letterScene, now, officePerson, textOf } from './notices-scene';
import { providerPerson, refusal } from './placements-scene';

describe('letters to the provider', () => {
	test('a cost commitment names the person only as the provider knows it', async ({ owner, db }) => {
		const { caller, complete } = await letterScene({ owner, db });
		const { content, ...letter } = await complete('cost-commitment');
		const facts = { ...content.facts, person: 'Lena Test, Diagnose: geheim' };
		const issued = await caller.notices.issue({ ...letter, content: { ...content, facts }, idempotencyKey: key() });
		expect(issued).toMatchObject({ notifiedOn: null, objectionUntil: null });
		const { row, file } = await documentOf(owner, issued.documentId);
		const text = await textOf(file);
		expect(row.kind).toBe('letter');
		expect(text).toContain('Lena Test, geboren am 04.05.2012');
		expect(text).toContain('187,30 € je Tag');
		expect(text).not.toContain('geheim');
		expect(text).not.toContain('Widerspruch');
		expect(content.addressee).toMatchObject({ standing: 'provider', street: 'Boddenweg 3' });
	});

	test('a cost commitment reaches the provider, who reads it and nothing else of the file', async ({ owner, db }) => {
		const { caller, complete, stay, offer, worker } = await letterScene({ owner, db });
		const missing = async () => (await caller.cases.work())['no-commitment'];
		const before = await missing();
		const { documentId: grant } = await caller.notices.issue({ ...(await complete('grant')), idempotencyKey: key() });
		const letter = await complete('cost-commitment');
		const { documentId } = await caller.notices.issue({ ...letter, idempotencyKey: key() });
		expect(await missing()).toBe(before - 1);

		const house = await providerPerson({ owner, db }, { providerId: offer.providerId });
		const { rows } = await house.caller.inbox.list({});
		expect(rows).toMatchObject([{ kind: 'commitment-issued', placementId: stay.id }]);
		expect(JSON.stringify(rows)).not.toContain('Lena');
		const seen = await house.caller.placements.get({ placementId: stay.id });
		expect(seen.commitment).toMatchObject({ documentId });

		const open = async (viewer: Viewer, wanted: string) => {
			const led = await answerOpening(contextOf({ db, viewer }), wanted, new URLSearchParams());
			if (led.status !== 303) return led.status;
			const { pathname, searchParams } = new URL(led.headers.get('location') ?? '', 'http://localhost');
			const answer = await answerFile(contextOf({ db, viewer }), pathname.split('/').at(-1) ?? '', searchParams);
			return [answer.status, answer.headers.get('content-type')];
		};
		const foreign = await providerPerson({ owner, db }, { providerId: (await makeOffer(owner)).providerId });
		const noHouse = await providerPerson({ owner, db }, { providerId: offer.providerId, facilityIds: [] });
		expect(await open(house.viewer, documentId)).toEqual([200, 'application/pdf']);
		expect(await open(house.viewer, grant)).toBe(404);
		for (const { viewer } of [foreign, noHouse]) expect(await open(viewer, documentId)).toBe(404);

		const preview = await caller.placements.withdrawPreview({ placementId: stay.id });
		expect(preview).toMatchObject({
			takesAlong: [expect.stringContaining('Die Kostenzusage vom')],
			remains: [expect.stringContaining('Bewilligungsbescheid vom')]
		});
		await caller.placements.withdraw({ placementId: stay.id, reason: 'need-changed', idempotencyKey: key() });
		// With the name goes the letter that tells it.
		expect(await open(house.viewer, documentId)).toBe(404);
		const events = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, stay.caseId));
		expect(events.filter(({ kind }) => kind === 'commitment-void')).toMatchObject([
			{ text: 'vom 23.11.2026', accountId: worker.account.id }
		]);
	});

	test('before the consent it is the number of the request', async ({ owner, db }) => {
		const { caller, complete, stay } = await letterScene({ owner, db }, { states: ['reserved'] });
		const letter = await complete('reservation-confirmation');
		expect(letter.content.facts.person).toBe(stay.pseudonym);
		const issued = await caller.notices.issue({ ...letter, idempotencyKey: key() });
		expect(await textOf((await documentOf(owner, issued.documentId)).file)).not.toContain('Lena');
	});

	test('neither a part of a notice nor a sentence of the Hilfeplan gets in', async ({ owner, db }) => {
		const { caller, complete, help, worker } = await letterScene({ owner, db });
		const need = 'Lena lebt seit einem Jahr ohne verlässliche Bezugsperson.';
		await owner.insert(helpPlan).values({
			...{ officeAgs: help.officeAgs, caseId: help.id, version: 1, state: 'valid', need },
			...{ createdBy: worker.account.id, createdAt: now }
		});
		const { content, ...letter } = await complete('cost-commitment');
		const texts = { ...content.texts, reasons: 'Weil.', billing: `Monatlich. ${need.toUpperCase()}` };
		expect(
			await refusal(caller.notices.issue({ ...letter, content: { ...content, texts }, idempotencyKey: key() }))
		).toEqual({
			fields: {
				'texts.reasons': '„Begründung“ gehört nicht in diese Art Schreiben (Kostenzusage).',
				'texts.billing':
					'Hier steht ein Satz aus Hilfeplan oder Teamberatung. Der Träger bekommt ihn nicht mit diesem Schreiben.'
			}
		});
	});
});

describe('the wording of an office', () => {
	test('is its own to change, shown before it is saved, and used from then on', async ({ owner, db }) => {
		const office = '13074';
		const { caller: admin } = await officePerson({ owner, db }, 'office-admin', office);
		const before = await admin.letters.get();
		expect(before).toMatchObject({ saved: false, letterhead: { objectionSeat: 'Wismar', department: 'Jugendamt' } });
		const head = { ...before.letterhead, street: 'Rostocker Straße 1', postalCode: '23970', place: 'Wismar' };
		const trial = {
			kind: 'grant',
			letterhead: head,
			changed: { slot: 'costs', text: 'Kostenlos für {Person}.' }
		} as const;
		expect((await admin.letters.preview(trial)).svg).toMatch(/^<svg/);
		expect((await admin.letters.get()).saved).toBe(false);
		await admin.letters.saveLetterhead({ ...head, idempotencyKey: key() });
		const block = { kind: 'grant', slot: 'costs', text: 'Kostenlos für {Person}.' } as const;
		await admin.letters.saveTextBlock({ ...block, idempotencyKey: key() });
		const { caller, complete } = await letterScene({ owner, db }, { office });
		const letter = await complete('grant');
		expect(letter.content.texts.costs).toBe('Kostenlos für Lena Test, geboren am 04.05.2012.');
		const issued = await caller.notices.issue({ ...letter, idempotencyKey: key() });
		const text = await textOf((await documentOf(owner, issued.documentId)).file);
		expect(text).toContain('Rostocker Straße 1');
		expect(text).toContain('Kostenlos für Lena Test');
		await admin.letters.saveTextBlock({ ...block, text: null, idempotencyKey: key() });
		expect((await complete('grant')).content.texts.costs).toContain('§§ 91 ff. SGB VIII');
	});

	test('refuses unknown placeholders and places, and reaches no other office', async ({ owner, db }) => {
		const { caller: admin } = await officePerson({ owner, db }, 'office-admin', '13073');
		const { caller: other } = await officePerson({ owner, db }, 'office-admin', '13072');
		const save = (slot: 'costs' | 'billing', text: string) =>
			refusal(admin.letters.saveTextBlock({ kind: 'grant', slot, text, idempotencyKey: key() }));
		expect(await save('costs', 'Für {Peron}')).toEqual({ fields: { text: 'Den Platzhalter {Peron} gibt es nicht.' } });
		expect(await save('billing', 'x')).toEqual({ fields: { slot: 'Diesen Abschnitt hat das Schreiben nicht.' } });
		await save('costs', 'Nur in Stralsund.');
		const texts = (await other.letters.get()).texts.filter(({ own }) => own);
		expect(texts).toEqual([]);
	});
});
