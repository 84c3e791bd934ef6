import { sql } from 'drizzle-orm';
import type { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { afterAll, describe, expect } from 'vitest';
import { can, roles, sideOf, type Permission } from '../../src/lib/domain/access/permissions';
import type { Viewer } from '../../src/lib/domain/access/viewer';
import type { Day } from '../../src/lib/domain/day';
import { currentMoment } from '../../src/lib/server/clock';
import type { Database } from '../../src/lib/server/db/client';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { storeDocument } from '../../src/lib/server/documents/store';
import { appRouter } from '../../src/lib/server/trpc/router';
import { pdfFile } from '../factories/files';
import { callerFor, viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';
import { makeConsultation, makePlan, makeSeat } from './consultations-scene';
import { removeDataDir } from './documents-scene';
import { calls, type Foreign } from './permissions-calls';
import { today } from './placements-scene';

afterAll(removeDataDir);

/** In every part of the case that is more than what a provider has to know of a stay. */
const SECRET = 'Geheimnis';
const OFFICE = '13075';

type Definition = { type: string; meta: { permission: Permission | 'public' | 'signed-in' }; inputs?: z.ZodType[] };

const fieldsOf = (input: z.ZodType) =>
	Object.keys(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }).properties ?? {});

const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
	const { type, meta, inputs = [] } = (procedure as unknown as { _def: Definition })._def;
	return { path, type, permission: meta.permission, inputs, fields: inputs.flatMap(fieldsOf) };
});
type Procedure = (typeof procedures)[number];

/** The parts of a case. Whatever names one of them is a procedure of case work, also a new one. */
const partsOfCase = new Set(['caseId', 'consultationId', 'planId', 'documentId', 'settlementId', 'personId']);
const namesPartOfCase = ({ fields }: Procedure) => fields.some((field) => partsOfCase.has(field));

/** Lists that a case only narrows, and the search for places that it stands beside. */
const narrowed = new Set(['audit.list', 'offers.search', 'placements.list']);

/** What a list may be asked for, of all of them together: each takes from it what it knows. */
const asked = ({ offerId }: Foreign) => ({
	...{ year: 2026, month: '2026-11', from: '2026-01', to: '2026-11', until: '2026-11', page: 1, text: '' },
	...{ firstName: 'Mia', lastName: 'Nachbar', birthDate: '2014-05-04', sex: null, unaccompanied: false },
	...{ list: 'all', serviceType: 'S34', begin: '2027-02-01', end: '2027-03-31', daysPerWeek: '7', hoursPerWeek: null },
	...{ offices: [OFFICE], regions: [], near: null, specialisations: [], offerId, offerIds: [offerId] },
	...{ figure: 'cases', kind: 'rates', level: 'facility', part: 'money', since: null, after: null }
});

/** Where the same word means something else. */
const askedBesides: Partial<Record<string, object>> = {
	'allowances.requests': { list: 'open' },
	'deadlines.list': { kind: null, state: 'all' },
	'figures.series': { office: OFFICE }
};

/** With everything that a case can have, and its place at a house. */
async function secretCase(owner: Database) {
	const worker = await makeAccount(owner, { officeAgs: OFFICE });
	const offer = await makeOffer(owner);
	const help = await makeCase(owner, { officeAgs: OFFICE, workerId: worker.id });
	const placement = await makePlacement(owner, {
		...{ case: help, offer, createdBy: worker.id, beginDay: '2026-10-01' as Day, endDay: '2027-06-30' as Day },
		events: ['reserved', 'consented', 'booked', 'arrived']
	});
	const meeting = await makeConsultation(owner, { case: help, calledBy: worker.id, situation: SECRET });
	await makeSeat(owner, { officeAgs: OFFICE, consultationId: meeting.id, accountId: worker.id });
	const plan = await makePlan(owner, { case: help, createdBy: worker.id, need: SECRET });
	const viewer = viewerAs('case-worker', { id: worker.id, office: OFFICE });
	const actor = { viewer, today, now: currentMoment(), address: '127.0.0.1' };
	const { documentId } = await storeDocument(owner, actor, {
		...{ caseId: help.id, officeAgs: OFFICE, kind: 'school', title: SECRET, file: await pdfFile() },
		...{ pages: 1, content: SECRET }
	});
	const [personId, settlementId] = [crypto.randomUUID(), crypto.randomUUID()];
	for (const statement of [
		sql`INSERT INTO case_person (id, office_ags, case_id, role, name) VALUES (${personId}, ${OFFICE}, ${help.id}, 'mother', ${SECRET})`,
		sql`INSERT INTO jurisdiction (office_ags, case_id, from_day, basis, responsible)
			VALUES (${OFFICE}, ${help.id}, '2026-01-01', '86.1', ${SECRET})`,
		sql`INSERT INTO case_event (case_id, office_ags, kind, at, text) VALUES (${help.id}, ${OFFICE}, 'note', now(), ${SECRET})`,
		sql`INSERT INTO case_deadline (office_ags, case_id, kind, day, due_from, basis, source, text)
			VALUES (${OFFICE}, ${help.id}, 'transition', '2026-12-01', '2026-10-01', 'A', 'B', ${SECRET})`,
		sql`INSERT INTO deadline_settlement (id, office_ags, case_id, kind, placement_id, day, done_on, note, by, at)
			VALUES (${settlementId}, ${OFFICE}, ${help.id}, 'contribution-review', ${placement.id}, '2026-11-01', '2026-11-01', ${SECRET}, ${worker.id}, now())`
	]) {
		await owner.execute(statement);
	}
	const ids: Foreign = {
		...{ caseId: help.id, placementId: placement.id, offerId: offer.id, handle: documentId, accountId: worker.id },
		...{ consultationId: meeting.id, planId: plan.id, photoId: offer.facilityId },
		...{ occupancyId: crypto.randomUUID(), invoiceId: crypto.randomUUID(), recordId: crypto.randomUUID() }
	};
	return { ids, personId, settlementId, viewer, providerId: offer.providerId };
}

const test = base.extend('secret', { scope: 'file' }, ({ owner }) => secretCase(owner));
type Secret = Awaited<ReturnType<typeof secretCase>>;

function inputFor({ path, inputs, fields }: Procedure, { ids, personId, settlementId }: Secret): unknown {
	const own = calls[path]?.(ids) ?? { ...asked(ids), ...askedBesides[path] };
	const known = { ...own, ...(fields.includes('personId') && { personId }) };
	const input = fields.includes('settlementId') ? { ...known, settlementId } : known;
	return inputs.length === 0 ? undefined : input;
}

type Call = (input: unknown) => Promise<unknown>;

async function answerOf(db: Database, viewer: Viewer, { procedure, secret }: { procedure: Procedure; secret: Secret }) {
	const [area = '', name = ''] = procedure.path.split('.');
	const areas = callerFor({ db, viewer }) as unknown as Record<string, Record<string, Call> | undefined>;
	const call = areas[area]?.[name];
	if (!call) throw new Error(`no procedure ${procedure.path}`);
	return call(inputFor(procedure, secret)).then(
		(value) => ({ code: 'OK', said: JSON.stringify({ value }) }),
		(error: unknown) => ({ code: (error as TRPCError).code, said: (error as TRPCError).message })
	);
}

/** One account of every role: of another office, of another provider, and of the house in which the young person lives. */
async function strangers(owner: Database, providerId: string) {
	const made = roles.flatMap((role): [string, Viewer][] => {
		const id = crypto.randomUUID();
		if (sideOf[role] === 'office') return [[`${role} elsewhere`, viewerAs(role, { id, office: '13071' })]];
		if (sideOf[role] !== 'provider') return [[role, viewerAs(role, { id })]];
		return [
			[`${role} elsewhere`, viewerAs(role, { id, providerId: crypto.randomUUID() })],
			[`${role} of the house`, viewerAs(role, { id: crypto.randomUUID(), providerId })]
		];
	});
	for (const [, { id, role }] of made) await makeAccount(owner, { id, role });
	return made;
}

const trace = async (owner: Database) => {
	const tables = ['help_case', 'client', 'case_person', 'jurisdiction', 'case_event', 'case_deadline', 'notice'];
	const more = ['consultation', 'consultation_participant', 'consultation_addendum', 'help_plan', 'plan_signature'];
	const last = ['deadline_settlement', 'case_document', 'deletion_mark', 'client_restriction', 'risk_assessment'];
	const all = [...tables, ...more, ...last].map(
		(table) => `SELECT '${table}' AS name, md5(string_agg(t::text, '' ORDER BY t::text)) AS rows FROM ${table} t`
	);
	return (await owner.execute(sql.raw(all.join(' UNION ALL ')))).rows;
};

const ofCaseWork = procedures.filter(namesPartOfCase);
/** What is public knows no case, nor does the list of towns. */
const knowsCases = ({ permission }: Procedure) => permission !== 'public' && permission !== 'directory/read';
const asks = procedures.filter(({ path, type }) => type === 'query' || calls[path] !== undefined).filter(knowsCases);

describe('of a case', () => {
	test('its own worker is shown what nobody else may see', async ({ db, secret }) => {
		for (const path of ['cases.timeline', 'cases.masterData', 'consultations.get', 'helpPlans.get', 'documents.list']) {
			const procedure = procedures.find((known) => known.path === path);
			if (!procedure) throw new Error(`no procedure ${path}`);
			expect((await answerOf(db, secret.viewer, { procedure, secret })).said).toContain(SECRET);
		}
	});

	test('every procedure that names a part of it is refused', { timeout: 120_000 }, async ({ owner, db, secret }) => {
		expect(ofCaseWork.length).toBeGreaterThan(50);
		expect(ofCaseWork.filter(({ path }) => calls[path] === undefined)).toEqual([]);
		const before = await trace(owner);
		const wrong: string[] = [];
		for (const [who, viewer] of await strangers(owner, secret.providerId)) {
			for (const procedure of ofCaseWork.filter(({ path }) => !narrowed.has(path))) {
				const may = can(viewer.role, procedure.permission as Permission);
				const { code } = await answerOf(db, viewer, { procedure, secret });
				if (code !== (may ? 'NOT_FOUND' : 'FORBIDDEN')) wrong.push(`${who}: ${procedure.path} ${code}`);
			}
		}
		expect(wrong).toEqual([]);
		expect(await trace(owner)).toEqual(before);
	});

	test('no list and no other procedure says anything', { timeout: 240_000 }, async ({ owner, db, secret }) => {
		const wrong: string[] = [];
		const answered = new Set<string>();
		for (const [who, viewer] of await strangers(owner, secret.providerId)) {
			for (const procedure of asks) {
				const { code, said } = await answerOf(db, viewer, { procedure, secret });
				if (said.includes(SECRET) || code === 'INTERNAL_SERVER_ERROR') wrong.push(`${who}: ${procedure.path} ${code}`);
				if (code !== 'BAD_REQUEST' && code !== 'FORBIDDEN') answered.add(procedure.path);
			}
		}
		expect(wrong).toEqual([]);
		expect(asks.map(({ path }) => path).filter((path) => !answered.has(path))).toEqual([]);
	});
});
