import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { afterAll, describe, expect } from 'vitest';
import { can, type Permission } from '../../src/lib/domain/access/permissions';
import { addDays, monthOf } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';

import { auditEntry } from '../../src/lib/server/db/schema/access';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { answerExport } from '../../src/lib/server/documents/export-person';
import { answerOpening } from '../../src/lib/server/documents/read-file';
import { answerWholeFile } from '../../src/lib/server/documents/whole-file';
import { storeDocument } from '../../src/lib/server/documents/store';
import { currentMoment } from '../../src/lib/server/clock';
import { appRouter } from '../../src/lib/server/trpc/router';
import { pdfFile } from '../factories/files';
import { callerFor, contextOf, viewerAs } from '../setup/caller';
import { test } from '../setup/database';
import { inHours, makeConsultation, makePlan, makeSeat } from './consultations-scene';
import { fileScene, removeDataDir } from './documents-scene';
import { calls, type Foreign } from './permissions-calls';
import { begin, end, key, officePerson, refusal, today } from './placements-scene';

afterAll(removeDataDir);

type Definition = { type: string; meta: { permission: Permission }; inputs: readonly { shape?: object }[] };

/** What a case worker may ask by an id without reading one case by it. A new question is asked for a reason, or named here. */
const notOfOneCase = new Set([
	...['offers.search', 'offers.detail'], // look for places; a case is only noted when nothing was found
	'billing.matrix' // a page of all stays of a house: the log names whose names it showed
]);

const takesAnId = ({ shape = {} }: { shape?: object }) => Object.keys(shape).some((name) => name.endsWith('Id'));

const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]) => ({
	path,
	...(procedure as unknown as { _def: Definition })._def
}));

/** Every look into a case; the preview of a letter is one that only does not fit an address. */
const looks = procedures
	.filter(({ path, type }) => type === 'query' || path === 'notices.preview')
	.filter(({ meta, inputs }) => can('case-worker', meta.permission) && inputs.some(takesAnId))
	.map(({ path }) => path)
	.filter((path) => !notOfOneCase.has(path));

/** A case of a worker with everything that can be read of one. */
async function fullCase(connections: { owner: Database; db: Database }) {
	const made = await fileScene(connections);
	const { owner, help, worker } = made;
	const offer = await makeOffer(owner, { places: '1.00' });
	const createdBy = worker.account.id;
	const placement = await makePlacement(owner, {
		...{ case: help, offer, createdBy, beginDay: begin, endDay: end },
		events: ['reserved', 'consented']
	});
	const { stay, recordId } = await makeStay(connections, { help, createdBy });
	const meeting = await makeConsultation(owner, { case: help, calledBy: createdBy });
	const plan = await makePlan(owner, { case: help, createdBy });
	const actor = { viewer: worker.viewer, today, now: currentMoment(), address: '127.0.0.1' };
	const { documentId } = await storeDocument(owner, actor, {
		...{ caseId: help.id, officeAgs: help.officeAgs, kind: 'school', title: 'Zeugnis', file: await pdfFile() },
		...{ pages: 1, content: 'Zeugnis' }
	});
	const own: Foreign = {
		...{ caseId: help.id, placementId: placement.id, offerId: offer.id, handle: documentId, accountId: createdBy },
		...{ consultationId: meeting.id, planId: plan.id, photoId: offer.facilityId },
		...{ occupancyId: crypto.randomUUID(), invoiceId: crypto.randomUUID(), recordId }
	};
	return { ...made, own, ofStay: { ...own, placementId: stay.id }, documentId };
}

type Made = { help: Awaited<ReturnType<typeof fileScene>>['help']; createdBy: string };

/** Help by the hour that goes on, with a record of it. */
async function makeStay({ owner, db }: { owner: Database; db: Database }, { help, createdBy }: Made) {
	const offer = await makeOffer(owner, { serviceType: 'A31', places: '40.00' });
	const stay = await makePlacement(owner, {
		...{ case: help, offer, createdBy, beginDay: addDays(today, -60), endDay: end },
		...{ unitsPerWeek: '3.00', amount: '3.00', events: ['reserved', 'consented', 'booked', 'arrived'] }
	});
	const { providerId } = offer;
	const { id } = await makeAccount(owner, { role: 'provider-worker', providerId });
	const house = callerFor({ db, viewer: viewerAs('provider-worker', { id, providerId }) });
	const { recordId } = await house.serviceRecords.add({
		...{ idempotencyKey: key(), stayId: stay.id, day: addDays(today, -1), from: '10:00', until: '11:00' },
		...{ kind: 'with-person', note: 'Vertraulich' }
	});
	return { stay, recordId };
}

type Caller = ReturnType<typeof callerFor>;

const asksAboutStay = (path: string) =>
	procedures.some((known) => known.path === path && known.inputs.some(({ shape = {} }) => 'stayId' in shape));

function look(caller: Caller, path: string, { own, ofStay }: Record<'own' | 'ofStay', Foreign>): Promise<unknown> {
	const [area = '', name = ''] = path.split('.');
	const areas = caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>> | undefined>;
	const call = areas[area]?.[name];
	if (!call) throw new Error(`no procedure ${path}`);
	return call(calls[path]?.(asksAboutStay(path) ? ofStay : own));
}

const lastEntry = async (owner: Database) =>
	(await owner.select({ id: sql<number>`coalesce(max(${auditEntry.id}), 0)::int` }).from(auditEntry))[0]?.id ?? 0;

const entriesSince = (owner: Database, id: number, accountId: string) =>
	owner
		.select()
		.from(auditEntry)
		.where(and(gt(auditEntry.id, id), eq(auditEntry.accountId, accountId)))
		.orderBy(desc(auditEntry.id));

describe('every look into a case', () => {
	test('stands in the log, with the reason that the assignment gives', { timeout: 60_000 }, async ({ owner, db }) => {
		const scene = await fullCase({ owner, db });
		const { worker } = scene;
		expect(looks.length).toBeGreaterThan(25);
		for (const path of looks) {
			const before = await lastEntry(owner);
			await look(worker.caller, path, scene);
			const entries = await entriesSince(owner, before, worker.account.id);
			expect([path, entries.length]).toEqual([path, 1]);
			// A list says whose names it showed; everything else is a read of one case.
			if (path !== 'placements.list') expect([path, entries[0]?.reason]).toEqual([path, 'assigned']);
		}
	});

	test('waits for a colleague to say why, once for all of them', { timeout: 60_000 }, async ({ owner, db }) => {
		const scene = await fullCase({ owner, db });
		const { own } = scene;
		const colleague = await officePerson({ owner, db });
		const guarded = looks.filter((path) => path !== 'placements.list' && path !== 'cases.readers');
		for (const path of guarded) {
			const refused = await refusal(look(colleague.caller, path, scene));
			expect([path, refused]).toEqual([path, { code: 'case/reason-required', details: { caseId: own.caseId } }]);
		}
		const { caseId } = own;
		await colleague.caller.cases.giveReason({ idempotencyKey: key(), caseId, reason: 'question' });
		for (const path of guarded) {
			const before = await lastEntry(owner);
			await look(colleague.caller, path, scene);
			const [entry] = await entriesSince(owner, before, colleague.account.id);
			expect([path, entry?.reason]).toEqual([path, 'question']);
		}
	});

	test('also as files: the document, the whole file and what is handed out', async ({ owner, db }) => {
		const { help, documentId } = await fullCase({ owner, db });
		const colleague = await officePerson({ owner, db });
		const context = () => contextOf({ db, viewer: colleague.viewer });
		const files = [
			() => answerOpening(context(), documentId, new URLSearchParams()),
			() => answerWholeFile(context(), help.id),
			() => answerExport(context(), help.id)
		];
		for (const open of files) expect((await open()).status).toBe(428);
		await colleague.caller.cases.giveReason({ idempotencyKey: key(), caseId: help.id, reason: 'other' });
		const before = await lastEntry(owner);
		for (const open of files) expect((await open()).status).toBeLessThan(400);
		const reasons = (await entriesSince(owner, before, colleague.account.id)).map(({ reason }) => reason);
		expect(reasons).toEqual(['other', 'other', 'other']);
	});
});

describe('records of all cases at once', () => {
	test('say how long, never what about', async ({ owner, db }) => {
		const { own, ofStay } = await fullCase({ owner, db });
		const colleague = await officePerson({ owner, db });
		const month = monthOf(addDays(today, -1));
		const shown = async (stayId?: string) =>
			(await colleague.caller.serviceRecords.list({ month, ...(stayId && { stayId }) })).rows.find(
				({ recordId }) => recordId === own.recordId
			);
		expect(await shown()).toMatchObject({ minutes: 60, note: null, place: null });
		await colleague.caller.cases.giveReason({ idempotencyKey: key(), caseId: own.caseId, reason: 'question' });
		expect(await shown(ofStay.placementId)).toMatchObject({ minutes: 60, note: 'Vertraulich' });
	});

	test('are read by the finance clerk and the provider without a reason, and logged', async ({ owner, db }) => {
		const { ofStay } = await fullCase({ owner, db });
		const finance = await officePerson({ owner, db }, { role: 'finance' });
		const before = await lastEntry(owner);
		const stayId = ofStay.placementId;
		await finance.caller.absences.list({ stayId });
		const entries = await entriesSince(owner, before, finance.account.id);
		expect(entries).toMatchObject([{ action: 'absences/read', subjectId: stayId, reason: null }]);
	});
});

describe('a reason', () => {
	test('holds for an hour, for one person and one case', async ({ owner, db }) => {
		const { help, worker } = await fullCase({ owner, db });
		const other = await fullCase({ owner, db });
		const colleague = await officePerson({ owner, db });
		const third = await officePerson({ owner, db });
		const caseId = help.id;
		await colleague.caller.cases.giveReason({ idempotencyKey: key(), caseId, reason: 'absence' });
		const at = (minutes: number) =>
			callerFor({ db, viewer: colleague.viewer, now: new Date(Date.now() + minutes * 60_000).toISOString() });
		expect((await at(59).cases.get({ caseId })).readReason).toBe('absence');
		const asked = { code: 'case/reason-required' };
		expect(await refusal(at(61).cases.get({ caseId }))).toMatchObject(asked);
		expect(await refusal(third.caller.cases.get({ caseId }))).toMatchObject(asked);
		expect(await refusal(colleague.caller.cases.get({ caseId: other.help.id }))).toMatchObject(asked);
		expect((await worker.caller.cases.get({ caseId })).readReason).toBe('assigned');
	});

	test('an open invitation is one, until the consultation is over', async ({ owner, db }) => {
		const { help, worker } = await fullCase({ owner, db });
		const colleague = await officePerson({ owner, db });
		const meeting = await makeConsultation(owner, { case: help, calledBy: worker.account.id, voteUntil: inHours(5) });
		await makeSeat(owner, {
			...{ officeAgs: help.officeAgs, consultationId: meeting.id, accountId: colleague.account.id }
		});
		const read = () => colleague.caller.cases.get({ caseId: help.id });
		expect((await read()).readReason).toBe('consultation');
		const cancel = { idempotencyKey: key(), consultationId: meeting.id, reason: 'verschoben' };
		await worker.caller.consultations.cancel(cancel);
		expect(await refusal(read())).toMatchObject({ code: 'case/reason-required' });
	});

	test('who has read is for those in charge to see', async ({ owner, db }) => {
		const { help, worker, own } = await fullCase({ owner, db });
		const colleague = await officePerson({ owner, db });
		const caseId = help.id;
		await colleague.caller.cases.giveReason({ idempotencyKey: key(), caseId, reason: 'question' });
		await colleague.caller.helpPlans.get({ planId: own.planId });
		const { rows } = await worker.caller.cases.readers({ caseId });
		const ofColleague = rows.filter(({ reason }) => reason === 'question').map(({ action }) => action);
		expect(ofColleague).toEqual(['help-plans/read', 'cases/reason-given']);
		expect(await refusal(colleague.caller.cases.readers({ caseId }))).toMatchObject({ code: 'not-allowed' });
	});

	test('the log is filtered by case, and shows the reason', async ({ owner, db }) => {
		const { worker, own } = await fullCase({ owner, db });
		const admin = await officePerson({ owner, db }, { role: 'office-admin' });
		await worker.caller.helpPlans.get({ planId: own.planId });
		await worker.caller.cases.get({ caseId: own.caseId });
		const { rows } = await admin.caller.audit.list({ caseId: own.caseId });
		expect(rows.map(({ action, reason }) => [action, reason]).slice(0, 2)).toEqual([
			['cases/read', 'assigned'],
			['help-plans/read', 'assigned']
		]);
		const other = await admin.caller.audit.list({ caseId: crypto.randomUUID() });
		expect(other.rows).toEqual([]);
	});
});
