import type { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { can, permissions, roles, sideOf, type Permission, type Role } from '../../src/lib/domain/access/permissions';
import type { Viewer } from '../../src/lib/domain/access/viewer';
import type { Day } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { appRouter } from '../../src/lib/server/trpc/router';
import { callerFor, contextOf, viewerAs } from '../setup/caller';
import { test } from '../setup/database';
import { makeConsultation, makePlan } from './consultations-scene';

type Access = Permission | 'public' | 'signed-in';
type Procedure = { path: string; permission: Access | undefined; inputs: readonly z.ZodType[] };
type Definition = { meta?: { permission?: Access }; inputs?: readonly z.ZodType[] };

const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]): Procedure => {
	const { meta, inputs = [] } = (procedure as unknown as { _def: Definition })._def;
	return { path, permission: meta?.permission, inputs };
});

const guarded = procedures.filter(({ permission }) => permission !== 'public');
const isPermission = (access: Access | undefined): access is Permission =>
	permissions.some((known) => known === access);

type Call = (input?: unknown) => Promise<unknown>;

/** The procedure as a function; a stream is asked for its first message only when the call itself was let in. */
function callOf(path: string, asked: Parameters<typeof callerFor>[0]): Call {
	const [area = '', name = ''] = path.split('.');
	const areas = callerFor(asked) as unknown as Record<string, Record<string, Call> | undefined>;
	const call = areas[area]?.[name];
	if (!call) throw new Error(`no procedure ${path}`);
	return call;
}

const answerOf = (call: Promise<unknown>) =>
	call.then(
		(value) => ({ value, code: 'OK', message: 'OK' }),
		(error: unknown) => {
			const { code, message } = error as TRPCError;
			return { value: null, code, message };
		}
	);

const somebody = (role: Role, values: Partial<Viewer> = {}): Viewer =>
	viewerAs(role, {
		id: crypto.randomUUID(),
		...(sideOf[role] === 'office' && { office: '13075' }),
		...(sideOf[role] === 'provider' && { providerId: crypto.randomUUID(), providerName: 'Anderer Träger' }),
		...values
	});

describe('every procedure', () => {
	it.each(procedures)('$path names who may call it', ({ permission }) => {
		expect(permission === 'public' || permission === 'signed-in' || isPermission(permission)).toBe(true);
	});

	test.for(guarded)('$path asks for a session', async ({ path }, { db }) => {
		expect(await answerOf(callOf(path, { db })())).toMatchObject({ code: 'UNAUTHORIZED', message: 'session/required' });
	});

	test.for(guarded)('$path waits for what is pending', async ({ path, permission }, { db }) => {
		if (!isPermission(permission)) {
			expect(path).toMatch(/^session\./);
			return;
		}
		const role = roles.find((one) => can(one, permission)) ?? 'system-admin';
		for (const pending of ['change-password', 'set-up-second-factor'] as const) {
			const answer = await answerOf(callOf(path, { db, viewer: somebody(role, { pending }) })());
			expect(answer.message).toBe(
				pending === 'change-password' ? 'session/password-change-required' : 'session/second-factor-setup-required'
			);
		}
	});
});

describe.each(roles)('%s', (role) => {
	test.for(guarded)('$path', async ({ path, permission }, { db }) => {
		const call = callOf(path, contextOf({ db, viewer: somebody(role) }));
		const answer = await answerOf(call());
		if (isPermission(permission) && !can(role, permission)) {
			expect(answer).toMatchObject({ code: 'FORBIDDEN', message: 'not-allowed' });
		} else {
			expect(answer.message).not.toBe('session/required');
			expect(answer.code).not.toBe('INTERNAL_SERVER_ERROR');
		}
	});
});

// ── Ids of another house ────────────────────────────────────────────────────────────────────────────────────────

type Foreign = {
	caseId: string;
	placementId: string;
	offerId: string;
	occupancyId: string;
	accountId: string;
	handle: string;
	consultationId: string;
	planId: string;
};

const stay = { begin: '2027-02-01' as Day, end: '2027-03-31' as Day, daysPerWeek: '7', hoursPerWeek: null };
const key = () => ({ idempotencyKey: crypto.randomUUID() });
const day = '2027-02-01';
const outside = {
	name: 'A',
	provider: 'B',
	street: 'C 1',
	postalCode: '10115',
	place: 'Berlin',
	agreementReference: 'D'
};
const seat = { function: 'Fachkraft' };
const need = {
	...{ list: 'all', serviceType: 'S34', ...stay, offices: [], regions: [], near: null, specialisations: [] },
	...{ birthDate: null, sex: null, unaccompanied: false, text: '', page: 1, pageSize: 50 }
};

const letterContent = {
	addressee: { standing: 'custodian', personId: null, name: 'A', street: 'B', postalCode: '10115', place: 'C' },
	...{ date: day, postedOn: day, texts: {}, signer: { name: 'D', function: '' } },
	facts: { person: 'E', service: '', provider: '', house: '', extent: '', from: null, until: null, price: '' }
};

/** For every procedure that takes the id of something that belongs to somebody. */
const calls: Record<string, (foreign: Foreign) => unknown> = {
	'accounts.get': ({ accountId }) => ({ accountId }),
	'accounts.disable': ({ accountId }) => ({ accountId }),
	'accounts.enable': ({ accountId }) => ({ accountId }),
	'accounts.resetPassword': ({ accountId }) => ({ accountId }),
	'accounts.resetSecondFactor': ({ accountId }) => ({ accountId }),
	'accounts.setGrants': ({ accountId }) => ({ accountId, grants: [] }),
	'cases.get': ({ caseId }) => ({ caseId }),
	'cases.timeline': ({ caseId }) => ({ caseId }),
	'cases.masterData': ({ caseId }) => ({ caseId }),
	'cases.assign': ({ caseId, accountId }) => ({ ...key(), caseId, workerId: accountId }),
	'cases.setDeputy': ({ caseId }) => ({ ...key(), caseId, deputyId: null }),
	'cases.addNote': ({ caseId }) => ({ ...key(), caseId, text: 'Notiz' }),
	'cases.savePerson': ({ caseId }) => ({ ...key(), caseId, role: 'mother', name: 'A' }),
	'cases.removePerson': ({ caseId }) => ({ ...key(), caseId, personId: caseId }),
	'cases.setJurisdiction': ({ caseId }) => ({ ...key(), caseId, fromDay: day, basis: '86.1', responsible: 'A' }),
	'consultations.list': ({ caseId }) => ({ caseId }),
	'consultations.get': ({ consultationId }) => ({ consultationId }),
	'consultations.convene': ({ caseId, accountId }) => ({
		...{ ...key(), caseId, meetingAt: '2099-01-01T09:00:00Z', voteUntil: '2099-01-02T09:00:00Z' },
		participants: [{ ...seat, accountId }]
	}),
	'consultations.save': ({ consultationId }) => ({ ...key(), consultationId, situation: 'A' }),
	'consultations.attachSearch': ({ consultationId }) => ({ ...key(), consultationId }),
	'consultations.vote': ({ consultationId }) => ({ ...key(), consultationId, vote: 'yes' }),
	'consultations.close': ({ consultationId }) => ({ ...key(), consultationId }),
	'consultations.addAddendum': ({ consultationId }) => ({ ...key(), consultationId, text: 'A' }),
	'helpPlans.list': ({ caseId }) => ({ caseId }),
	'helpPlans.get': ({ planId }) => ({ planId }),
	'helpPlans.newVersion': ({ caseId }) => ({ ...key(), caseId }),
	'helpPlans.saveDraft': ({ planId }) => ({ ...key(), planId, need: 'A' }),
	'helpPlans.makeValid': ({ planId }) => ({ ...key(), planId }),
	'helpPlans.end': ({ planId }) => ({ ...key(), planId, reason: 'A' }),
	'helpPlans.sign': ({ planId }) => ({
		...{ ...key(), planId, name: 'A', function: 'B', image: 'data:image/png;base64,iVBORw0KGgo=' }
	}),
	'documents.list': ({ caseId }) => ({ caseId }),
	'documents.link': ({ handle }) => ({ documentId: handle }),
	'notices.draft': ({ caseId }) => ({ caseId, kind: 'grant' }),
	'notices.options': ({ caseId }) => ({ caseId }),
	'notices.preview': ({ caseId }) => ({ caseId, kind: 'grant', content: letterContent }),
	'notices.issue': ({ caseId }) => ({ ...key(), caseId, kind: 'grant', content: letterContent }),
	'notices.list': ({ caseId }) => ({ caseId }),
	'offers.search': ({ caseId }) => ({ ...need, caseId }),
	'placements.list': ({ caseId }) => ({ caseId }),
	'placements.get': ({ placementId }) => ({ placementId }),
	'placements.precheck': ({ caseId, offerId }) => ({ caseId, offerId, ...stay }),
	'placements.request': ({ caseId, offerId }) => ({ ...key(), caseId, offerIds: [offerId], ...stay }),
	'placements.reserve': ({ caseId, offerId }) => ({ ...key(), caseId, offerId, ...stay, choiceReason: null }),
	'placements.book': ({ placementId }) => ({ ...key(), placementId }),
	'placements.bookOutside': ({ caseId }) => ({
		...{ ...key(), caseId, ...stay, serviceType: 'S34', facility: outside, rate: '100.00', reason: 'E' }
	}),
	'placements.withdraw': ({ placementId }) => ({ ...key(), placementId, reason: 'other', text: 'F' }),
	'placements.answer': ({ placementId }) => ({ ...key(), placementId, possible: true }),
	'placements.consent': ({ placementId }) => ({ ...key(), placementId }),
	'placements.decline': ({ placementId }) => ({ ...key(), placementId, reason: 'other', text: 'F' }),
	'placements.arrive': ({ placementId }) => ({ ...key(), placementId, day }),
	'placements.notArrive': ({ placementId }) => ({ ...key(), placementId, day, reason: 'other', text: 'F' }),
	'placements.withdrawPreview': ({ placementId }) => ({ placementId }),
	'placements.closeCasePreview': ({ caseId }) => ({ caseId }),
	'placements.closeCase': ({ caseId }) => ({ ...key(), caseId }),
	'placements.reopenCase': ({ caseId }) => ({ ...key(), caseId }),
	'placements.extend': ({ placementId }) => ({ ...key(), placementId, day: '2027-12-31' }),
	'placements.shorten': ({ placementId }) => ({ ...key(), placementId, day, reason: 'other', text: 'F' }),
	'placements.end': ({ placementId }) => ({ ...key(), placementId, day, reason: 'other', text: 'F' }),
	'retention.mark': ({ caseId }) => ({ ...key(), caseId }),
	'retention.erase': () => ({ ...key(), markId: 987_654_321 }),
	'retention.restrict': ({ caseId }) => ({ ...key(), caseId, reason: 'Verfahren' }),
	'retention.lift': ({ caseId }) => ({ ...key(), caseId, reason: 'Verfahren beendet' }),
	'session.revoke': ({ handle }) => ({ handle }),
	'vacancies.calendar': ({ offerId }) => ({ offerId }),
	'vacancies.report': ({ offerId }) => ({ ...key(), offerId, operable: '1.00', occupiedOutside: '0.00', from: day }),
	'vacancies.confirm': ({ offerId }) => ({ ...key(), offerIds: [offerId] }),
	'vacancies.enterOutside': ({ offerId }) => ({
		...{ ...key(), offerId, kind: 'foreign', amount: '1.00', begin: day, end: day, note: '' }
	}),
	'vacancies.removeOutside': ({ occupancyId }) => ({ ...key(), occupancyId })
};

/** These only narrow a list: a foreign id leaves it as empty as an unknown one. */
const filters = new Set(['offers.search', 'placements.list']);

const idFields = ['accountId', 'caseId', 'placementId', 'occupancyId', 'handle', 'consultationId', 'planId'];
/** An offer is public, except where its provider works on it. */
const takesIdOfSomebody = ({ path, inputs }: Procedure) => {
	const fields = inputs.flatMap((input) => {
		const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
		return Object.keys(schema.properties ?? {});
	});
	const owned = path.startsWith('vacancies.') ? [...idFields, 'offerId', 'offerIds'] : idFields;
	return fields.some((field) => owned.includes(field));
};

async function foreignHouse(owner: Database): Promise<Foreign> {
	const worker = await makeAccount(owner, { officeAgs: '13071', name: 'Fremde Fachkraft' });
	const offer = await makeOffer(owner, { facility: { officeAgs: '13071' } });
	const help = await makeCase(owner, { officeAgs: '13071', workerId: worker.id, lastName: 'Fremdling' });
	const made = await makePlacement(owner, {
		...{ case: help, offer, createdBy: worker.id, beginDay: '2027-01-01' as Day, endDay: '2027-06-30' as Day },
		events: ['reserved', 'consented', 'booked']
	});
	const meeting = await makeConsultation(owner, { case: help, calledBy: worker.id });
	const plan = await makePlan(owner, { case: help, createdBy: worker.id });
	return {
		...{ caseId: help.id, placementId: made.id, offerId: offer.id, accountId: worker.id },
		...{ consultationId: meeting.id, planId: plan.id },
		...{ occupancyId: crypto.randomUUID(), handle: crypto.randomUUID() }
	};
}

describe('ids of another house', () => {
	it('are tried on every procedure that takes some', () => {
		const known = new Set(Object.keys(calls));
		expect(
			procedures
				.filter(takesIdOfSomebody)
				.map(({ path }) => path)
				.filter((path) => !known.has(path))
		).toEqual([]);
	});

	test.for(Object.keys(calls))('%s', async (path, { owner, db }) => {
		const foreign = await foreignHouse(owner);
		const unknown: Foreign = {
			...foreign,
			caseId: crypto.randomUUID(),
			placementId: crypto.randomUUID(),
			accountId: crypto.randomUUID(),
			consultationId: crypto.randomUUID(),
			planId: crypto.randomUUID()
		};
		const { permission } = procedures.find((procedure) => procedure.path === path) ?? {};
		const allowed = roles.filter((role) => !isPermission(permission) || can(role, permission));
		expect(allowed).not.toEqual([]);
		for (const role of allowed) {
			const viewer = somebody(role, { id: (await makeAccount(owner, { role })).id });
			const input = calls[path] ?? (() => null);
			const ofForeign = await answerOf(callOf(path, { db, viewer })(input(foreign)));
			const ofUnknown = await answerOf(callOf(path, { db, viewer })(input(unknown)));
			expect([role, ofForeign.code, ofForeign.message]).toEqual([role, ofUnknown.code, ofUnknown.message]);
			if (filters.has(path)) expect(JSON.stringify(ofForeign.value)).not.toMatch(/Fremd/);
			else expect([role, ofForeign.code]).toEqual([role, 'NOT_FOUND']);
		}
	});
});
