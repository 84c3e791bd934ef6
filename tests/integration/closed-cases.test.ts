import { and, eq } from 'drizzle-orm';
import { afterAll, describe, expect } from 'vitest';
import { goesOutAfterClosing, issuedKinds } from '../../src/lib/domain/notices/kinds';
import { caseEvent, client, helpCase } from '../../src/lib/server/db/schema/cases';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { placement, placementIdentity } from '../../src/lib/server/db/schema/placements';
import { test } from '../setup/database';
import { send } from './documents-scene';
import { fileScene, removeDataDir } from './documents-scene';
import { contextOf } from '../setup/caller';
import { inHours } from './consultations-scene';
import { begin, end, key, officePerson, refusal, scene, today, type Scene } from './placements-scene';

afterAll(removeDataDir);

const facility = {
	...{ name: 'A', provider: 'B', street: 'C', postalCode: '10115', place: 'D', agreementReference: 'E' }
};

const close = (here: Scene) => here.worker.caller.placements.closeCase({ idempotencyKey: key(), caseId: here.case.id });
const reopen = (here: Scene) =>
	here.worker.caller.placements.reopenCase({ idempotencyKey: key(), caseId: here.case.id });

describe('a closed case', () => {
	test('is not worked on, and goes on when it is opened again', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const colleague = await officePerson({ owner, db });
		await close(here);
		const { caller, account } = here.worker;
		const caseId = here.case.id;
		const once = () => ({ idempotencyKey: key(), caseId });
		const stay = { begin, end, daysPerWeek: '7', hoursPerWeek: null };
		const participants = [account, colleague.account].map(({ id }) => ({ accountId: id, function: 'Fachkraft' }));
		for (const command of [
			() => here.reserve(),
			() => caller.placements.request({ ...once(), ...stay, offerIds: [here.offer.id] }),
			() =>
				caller.placements.bookOutside({
					...{ ...once(), ...stay, serviceType: 'S34', facility, rate: '100.00', reason: 'F' }
				}),
			() => caller.consultations.convene({ ...once(), meetingAt: inHours(1), voteUntil: inHours(2), participants }),
			() => caller.helpPlans.newVersion(once()),
			() => caller.cases.addNote({ ...once(), text: 'Notiz' }),
			() => caller.cases.savePerson({ ...once(), role: 'mother', name: 'Marie Test' }),
			() => close(here)
		]) {
			expect(await refusal(command())).toMatchObject({ code: 'case/closed' });
		}
		const kinds = await owner
			.select({ kind: caseEvent.kind })
			.from(caseEvent)
			.where(and(eq(caseEvent.caseId, caseId), eq(caseEvent.kind, 'closed')));
		expect(kinds).toHaveLength(1);
		await reopen(here);
		expect(await here.reserve()).toMatchObject({ state: 'reserved' });
	});

	test('takes no upload', async ({ owner, db }) => {
		const { worker, help, upload } = await fileScene({ owner, db });
		await owner.update(helpCase).set({ closedOn: today }).where(eq(helpCase.id, help.id));
		const refused = await send(contextOf({ db, viewer: worker.viewer }), help.id);
		expect(refused.domain).toMatchObject({ code: 'case/closed' });
		await owner.update(helpCase).set({ closedOn: null }).where(eq(helpCase.id, help.id));
		expect((await upload()).status).toBe(201);
	});

	test('is ended or corrected by notice, and nothing else goes out', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		await close(here);
		const { caller } = here.worker;
		const caseId = here.case.id;
		for (const kind of issuedKinds) {
			const draft = caller.notices.draft({ caseId, kind, placementId: null });
			if (goesOutAfterClosing(kind)) expect((await draft).number).toBe(here.case.number);
			else expect(await refusal(draft)).toMatchObject({ code: 'case/closed' });
		}
		expect((await caller.notices.options({ caseId })).closedOn).toBe(today);
	});

	test('is handed over and corrected all the same, and not opened while its data are restricted', async ({
		owner,
		db
	}) => {
		const here = await scene({ owner, db });
		const lead = await officePerson({ owner, db }, { role: 'team-lead' });
		await close(here);
		const caseId = here.case.id;
		const colleague = await officePerson({ owner, db });
		await lead.caller.cases.assign({ idempotencyKey: key(), caseId, workerId: colleague.account.id });
		await lead.caller.retention.restrict({ idempotencyKey: key(), caseId, reason: 'Widerspruch läuft' });
		expect(await refusal(reopen(here))).toMatchObject({ code: 'case/restricted' });
		const [row] = await owner.select().from(helpCase).where(eq(helpCase.id, caseId));
		expect(row).toMatchObject({ closedOn: today, workerId: colleague.account.id });
	});

	test('is left out where a case is chosen, and found among the closed ones', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		await close(here);
		const listed = async (openness: 'open' | 'closed' | null) =>
			(await here.worker.caller.cases.list({ text: here.case.number, openness })).rows.map(({ closedOn }) => closedOn);
		expect(await listed('open')).toEqual([]);
		expect(await listed('closed')).toEqual([today]);
		expect(await listed(null)).toEqual([today]);
	});
});

describe('the data of a young person', () => {
	const corrected = {
		firstName: 'Lina',
		lastName: 'Tester',
		birthDate: '2013-06-01' as const,
		sex: 'd' as const,
		unaccompanied: true
	};

	test('are corrected in the case, in its live placements and for their providers', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { placementId } = await here.reserve();
		await here.house.caller.placements.consent({ idempotencyKey: key(), placementId });
		const { caller } = here.worker;
		const caseId = here.case.id;
		await caller.cases.saveClient({ idempotencyKey: key(), caseId, ...corrected });
		expect(await caller.cases.get({ caseId })).toMatchObject(corrected);
		expect(await here.house.caller.placements.get({ placementId })).toMatchObject({
			...{ firstName: 'Lina', lastName: 'Tester', birthDate: '2013-06-01', sex: 'd', unaccompanied: true }
		});
		const [event] = (await caller.cases.timeline({ caseId })).filter(({ kind }) => kind === 'client-changed');
		expect(event?.text).toBe('Vorname, Nachname, Geburtsdatum, Geschlecht, Unbegleitet (umA)');
		// The overview finds the new name.
		expect((await caller.cases.list({ text: 'tester' })).rows.map((row) => row.caseId)).toContain(caseId);
	});

	test('stay in what is over as they were said then', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { placementId } = await here.reserve();
		await here.worker.caller.placements.withdraw({
			...{ idempotencyKey: key(), placementId, reason: 'other', text: 'erledigt' }
		});
		await here.worker.caller.cases.saveClient({ idempotencyKey: key(), caseId: here.case.id, ...corrected });
		const [kept] = await owner.select().from(placement).where(eq(placement.id, placementId));
		expect(kept).toMatchObject({ sex: 'f', unaccompanied: false });
		const [said] = await owner.select().from(placementIdentity).where(eq(placementIdentity.placementId, placementId));
		expect(said).toMatchObject({ firstName: 'Lena', birthDate: '2012-05-04' });
	});

	test('saved without a change leave no trace, and an impossible birth date is refused', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { caller } = here.worker;
		const { firstName, lastName, birthDate, sex, unaccompanied } = here.case.client;
		const person = { caseId: here.case.id, firstName, lastName, birthDate, sex, unaccompanied };
		await caller.cases.saveClient({ idempotencyKey: key(), ...person });
		expect((await caller.cases.timeline({ caseId: here.case.id })).map(({ kind }) => kind)).toEqual([]);
		const refused = caller.cases.saveClient({ idempotencyKey: key(), ...person, birthDate: '1980-01-01' });
		expect(await refusal(refused)).toEqual({ fields: { birthDate: 'Die Person ist älter als 27 Jahre.' } });
	});

	test('are found again before a new case is opened, and one person may have two cases', async ({ owner, db }) => {
		const here = await scene({ owner, db }, { help: { firstName: 'Zora', lastName: 'Zweimal' } });
		const { caller } = here.worker;
		const asked = { firstName: 'zora', lastName: 'ZWEIMAL', birthDate: '2012-05-04' };
		const { rows } = await caller.cases.namesakes(asked);
		expect(rows).toMatchObject([{ clientId: here.case.clientId, number: here.case.number }]);
		expect((await caller.cases.namesakes({ ...asked, birthDate: '2012-05-05' })).rows).toEqual([]);
		const foreign = await officePerson({ owner, db }, { office: '13071' });
		expect((await foreign.caller.cases.namesakes(asked)).rows).toEqual([]);
		const person = { ...asked, sex: 'f' as const, clientId: here.case.clientId };
		const { caseId } = await caller.cases.create({ idempotencyKey: key(), ...person });
		// What was known stays as it was written.
		expect(await caller.cases.get({ caseId })).toMatchObject({ firstName: 'Zora', lastName: 'Zweimal' });
		expect(await owner.select().from(client).where(eq(client.lastName, 'Zweimal'))).toHaveLength(1);
	});
});

describe('handing a case over', () => {
	test('tells the new worker, and providers see whom to call', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { placementId } = await here.reserve();
		await here.house.caller.placements.consent({ idempotencyKey: key(), placementId });
		const lead = await officePerson({ owner, db }, { role: 'team-lead' });
		const colleague = await officePerson({ owner, db });
		const caseId = here.case.id;
		await lead.caller.cases.assign({ idempotencyKey: key(), caseId, workerId: colleague.account.id });
		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.accountId, colleague.account.id));
		expect(told).toMatchObject([{ kind: 'case-assigned', details: { caseId, number: here.case.number } }]);
		expect(await here.house.caller.placements.get({ placementId })).toMatchObject({
			workerEmail: colleague.account.email
		});
	});

	test('nobody makes themselves the deputy of a colleague', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const colleague = await officePerson({ owner, db });
		const caseId = here.case.id;
		const stand = { caseId, deputyId: colleague.account.id, from: today, until: end };
		const own = () => colleague.caller.cases.setDeputy({ idempotencyKey: key(), ...stand });
		expect(await refusal(own())).toMatchObject({ code: 'not-allowed' });
		await here.worker.caller.cases.setDeputy({ idempotencyKey: key(), ...stand });
		expect(await own()).toMatchObject({ deputyId: colleague.account.id });
		const lead = await officePerson({ owner, db }, { role: 'team-lead' });
		await lead.caller.cases.setDeputy({ idempotencyKey: key(), caseId, deputyId: null });
		expect(await refusal(own())).toMatchObject({ code: 'not-allowed' });
	});
});
