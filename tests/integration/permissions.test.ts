import type { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { can, permissions, roles, sideOf, type Permission, type Role } from '../../src/lib/domain/access/permissions';
import type { Viewer } from '../../src/lib/domain/access/viewer';
import type { Day } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import type { Database } from '../../src/lib/server/db/client';
import { serviceRecord } from '../../src/lib/server/db/schema/billing';
import { invoice } from '../../src/lib/server/db/schema/invoices';
import type { placement } from '../../src/lib/server/db/schema/placements';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { appRouter } from '../../src/lib/server/trpc/router';
import { callerFor, contextOf, viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';
import { calls, type Foreign } from './permissions-calls';
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

	base.for(guarded)('$path asks for a session', async ({ path }, { db }) => {
		expect(await answerOf(callOf(path, { db })())).toMatchObject({ code: 'UNAUTHORIZED', message: 'session/required' });
	});

	base.for(guarded)('$path waits for what is pending', async ({ path, permission }, { db }) => {
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
	base.for(guarded)('$path', async ({ path, permission }, { db }) => {
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

/** These only narrow a list: a foreign id leaves it as empty as an unknown one. */
const filters = new Set(['audit.list', 'billing.matrix', 'offers.search', 'placements.list']);

/** Every offer is public, and who may say how one is billed or found an account has a test of its own. */
const aboutNobody = new Set([
	...['offers.relief', 'offers.facts', 'offers.details', 'offers.detail', 'offers.remember', 'offers.forget'],
	...['agreements.save', 'accounts.add']
]);

type Json = { [key: string]: unknown };
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Whether an id is asked for anywhere in it; the key that makes a command safe to repeat is no id of anything. */
function asksForId(schema: unknown): boolean {
	if (!isObject(schema)) return false;
	if (schema['format'] === 'uuid') return true;
	return Object.entries(schema).some(([name, part]) => name !== 'idempotencyKey' && asksForId(part));
}

const takesIdOfSomebody = ({ path, inputs }: Procedure) =>
	!aboutNobody.has(path) &&
	inputs.some((input) => asksForId(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })));

async function foreignInvoice(owner: Database, { officeAgs, providerId, createdBy }: typeof placement.$inferSelect) {
	const [made] = await owner
		.insert(invoice)
		.values({
			...{
				officeAgs,
				providerId: providerId ?? '',
				month: '2026-10-01' as Day,
				kind: 'invoice',
				total: '1.00' as Euro
			},
			...{ createdBy, createdAt: '2026-11-01T08:00:00Z', state: 'sent', number: crypto.randomUUID() },
			sentAt: '2026-11-01T08:00:00Z'
		})
		.returning();
	return made?.id ?? '';
}

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
	const recordId = crypto.randomUUID();
	await owner.insert(serviceRecord).values({
		...{ id: recordId, placementId: made.id, officeAgs: '13071', providerId: offer.providerId, kind: 'travel' },
		...{ day: '2026-11-02' as Day, fromTime: '10:00', untilTime: '11:00', minutes: 60 },
		...{ createdBy: worker.id, createdAt: made.createdAt }
	});
	return {
		...{
			recordId,
			photoId: offer.facilityId,
			caseId: help.id,
			placementId: made.id,
			offerId: offer.id,
			accountId: worker.id
		},
		...{ consultationId: meeting.id, planId: plan.id },
		...{ occupancyId: crypto.randomUUID(), handle: crypto.randomUUID(), invoiceId: await foreignInvoice(owner, made) }
	};
}

/** Nobody gets through to it, so that all calls can be tried on one. */
const test = base
	.extend('foreign', { scope: 'file' }, ({ owner }) => foreignHouse(owner))
	.extend('viewers', { scope: 'file' }, async ({ owner }) =>
		Promise.all(
			roles.map(async (role) => [role, somebody(role, { id: (await makeAccount(owner, { role })).id })] as const)
		)
	);

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

	test.for(Object.keys(calls))('%s', async (path, { db, foreign, viewers }) => {
		const unknown: Foreign = {
			...foreign,
			caseId: crypto.randomUUID(),
			placementId: crypto.randomUUID(),
			accountId: crypto.randomUUID(),
			consultationId: crypto.randomUUID(),
			planId: crypto.randomUUID(),
			invoiceId: crypto.randomUUID(),
			recordId: crypto.randomUUID(),
			photoId: crypto.randomUUID()
		};
		const { permission } = procedures.find((procedure) => procedure.path === path) ?? {};
		const allowed = viewers.filter(([role]) => !isPermission(permission) || can(role, permission));
		expect(allowed).not.toEqual([]);
		for (const [role, viewer] of allowed) {
			const input = calls[path] ?? (() => null);
			const ofForeign = await answerOf(callOf(path, { db, viewer })(input(foreign)));
			const ofUnknown = await answerOf(callOf(path, { db, viewer })(input(unknown)));
			expect([role, ofForeign.code, ofForeign.message]).toEqual([role, ofUnknown.code, ofUnknown.message]);
			if (filters.has(path)) expect(JSON.stringify(ofForeign.value)).not.toMatch(/Fremd/);
			else expect([role, ofForeign.code]).toEqual([role, 'NOT_FOUND']);
		}
	});
});
