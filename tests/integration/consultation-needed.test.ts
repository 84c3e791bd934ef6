import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addYears } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { caseDeadline } from '../../src/lib/server/db/schema/deadlines';
import { office } from '../../src/lib/server/db/schema/directory';
import { deriveStaleDeadlines } from '../../src/lib/server/deadlines/derive';
import { callerFor } from '../setup/caller';
import { test } from '../setup/database';
import { inHours, makeConsultation } from './consultations-scene';
import { begin, end, key, officePerson, refusal, scene } from './placements-scene';

type Connections = { owner: Database; db: Database };
type Rule = 'list' | 'block';

const settings = { holdHours: 48, budgetNeedsRelease: false, contributionReviewMonths: 12, commitmentListDays: 60 };

async function admin(connections: Connections) {
	const { caller, account } = await officePerson(connections, { role: 'office-admin' });
	const save = (changed: Partial<Parameters<typeof caller.directory.saveOfficeSettings>[0]>) =>
		caller.directory.saveOfficeSettings({
			...{ idempotencyKey: key(), ...settings, consultationNeeded: 'list', ...changed }
		});
	return { caller, account, save };
}

/** A place that the provider has promised, at an office with this rule. */
async function promised(connections: Connections, { rule, urgent = false }: { rule: Rule; urgent?: boolean }) {
	const { save } = await admin(connections);
	await save({ consultationNeeded: rule });
	const made = await scene(connections);
	const { placementId } = await made.reserve({ urgent });
	await made.house.caller.placements.consent({ idempotencyKey: key(), placementId });
	const book = () => made.worker.caller.placements.book({ idempotencyKey: key(), placementId });
	const bookAction = async () =>
		(await made.worker.caller.placements.get({ placementId })).actions.find(({ action }) => action === 'book');
	return { ...made, placementId, book, bookAction };
}

describe('an office that lets bookings wait for the team', () => {
	test('says so at the button and at the command, until the team has decided', async ({ owner, db }) => {
		const made = await promised({ owner, db }, { rule: 'block' });
		const sentence = 'Vor der Buchung braucht es eine abgeschlossene Teamberatung mit positiver Entscheidung.';
		expect(await made.bookAction()).toMatchObject({ possible: false, reason: sentence });
		expect(await refusal(made.book())).toMatchObject({ code: 'placement/blocked', details: { first: sentence } });
		const called = { case: made.case, calledBy: made.worker.account.id, closedBy: made.worker.account.id };
		const closedAt = inHours(-3);
		await makeConsultation(owner, { ...called, decision: 'rejected', closedAt });
		await makeConsultation(owner, { ...called, decision: 'approved' });
		expect(await refusal(made.book())).toMatchObject({ code: 'placement/blocked' });
		await makeConsultation(owner, { ...called, decision: 'approved', closedAt: inHours(-2) });
		expect(await made.bookAction()).toMatchObject({ possible: true });
		// The last word counts: a later no takes back the yes, and a yes after it holds again.
		await makeConsultation(owner, { ...called, decision: 'rejected', closedAt: inHours(-1) });
		expect(await refusal(made.book())).toMatchObject({ code: 'placement/blocked' });
		await makeConsultation(owner, { ...called, decision: 'approved', closedAt: inHours(0) });
		expect(await made.book()).toMatchObject({ state: 'booked' });
	});

	test('books what is urgent first, and it stays on the work list', async ({ owner, db }) => {
		const made = await promised({ owner, db }, { rule: 'block', urgent: true });
		expect(await made.book()).toMatchObject({ state: 'booked' });
		const { rows } = await made.worker.caller.cases.list({ work: 'no-consultation', pageSize: 200 });
		expect(rows.map(({ caseId }) => caseId)).toContain(made.case.id);
	});

	test('holds outside of the portal as well', async ({ owner, db }) => {
		const { save } = await admin({ owner, db });
		await save({ consultationNeeded: 'block' });
		const made = await scene({ owner, db });
		const facility = {
			name: 'A',
			provider: 'B',
			street: 'C',
			postalCode: '10115',
			place: 'D',
			agreementReference: 'E'
		};
		const outside = (urgent: boolean) =>
			made.worker.caller.placements.bookOutside({
				...{ idempotencyKey: key(), caseId: made.case.id, serviceType: 'S34', facility, rate: '100.00', reason: 'F' },
				...{ begin, end, daysPerWeek: '7', hoursPerWeek: null, urgent }
			});
		expect(await refusal(outside(false))).toMatchObject({ code: 'placement/blocked' });
		expect(await outside(true)).toMatchObject({ state: 'booked' });
	});
});

test('an office that only lists them lets book', async ({ owner, db }) => {
	const made = await promised({ owner, db }, { rule: 'list' });
	expect(await made.bookAction()).toMatchObject({ possible: true });
	expect(await made.book()).toMatchObject({ state: 'booked' });
});

describe('settings of an office', () => {
	test('are its own, are logged, and hold for what comes after', async ({ owner, db }) => {
		const { caller, account, save } = await admin({ owner, db });
		const foreign = () => owner.select().from(office).where(eq(office.ags, '13072'));
		const before = await foreign();
		await save({ holdHours: 5, budgetNeedsRelease: true });
		expect(await caller.directory.officeSettings()).toMatchObject({ holdHours: 5, budgetNeedsRelease: true });
		expect(await foreign()).toEqual(before);
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.accountId, account.id));
		expect(entries).toMatchObject([{ action: 'offices/settings-saved', details: { holdHours: 5 } }]);
		await save({});
	});

	test.for([
		[{ holdHours: 0 }, 'holdHours'],
		[{ holdHours: 721 }, 'holdHours'],
		[{ contributionReviewMonths: 61 }, 'contributionReviewMonths'],
		[{ commitmentListDays: 0 }, 'commitmentListDays'],
		[{ consultationNeeded: 'never' as Rule }, 'consultationNeeded']
	] as const)('%j is refused at its field', async ([changed, field], { owner, db }) => {
		const { save } = await admin({ owner, db });
		const refused = await save(changed).catch((error: unknown) => error);
		expect(refused).toMatchObject({ code: 'BAD_REQUEST' });
		expect(refused).toHaveProperty('cause.issues.0.path', [field]);
	});

	test('so many days after a booking a missing cost commitment is named', async ({ owner, db }) => {
		const { save } = await admin({ owner, db });
		const made = await promised({ owner, db }, { rule: 'list' });
		await made.book();
		const listed = async (daysLater: number) => {
			const now = new Date(Date.now() + daysLater * 86_400_000).toISOString();
			const { cases } = callerFor({ db, viewer: made.worker.viewer, now });
			const { rows } = await cases.list({ work: 'no-commitment', pageSize: 100 });
			return rows.some(({ caseId }) => caseId === made.case.id);
		};
		expect([await listed(20), await listed(70)]).toEqual([true, false]);
		await save({ commitmentListDays: 10 });
		expect([await listed(5), await listed(20)]).toEqual([true, false]);
		await save({});
	});

	test('another interval moves the deadlines of all its cases', async ({ owner, db }) => {
		const { save } = await admin({ owner, db });
		const made = await promised({ owner, db }, { rule: 'list' });
		await made.book();
		await made.worker.caller.placements.arrive({ idempotencyKey: key(), placementId: made.placementId, day: begin });
		await save({ contributionReviewMonths: 24 });
		await db.transaction((tx) => deriveStaleDeadlines(tx));
		const rows = await owner.select().from(caseDeadline).where(eq(caseDeadline.caseId, made.case.id));
		expect(rows.find(({ kind }) => kind === 'contribution-review')?.day).toBe(addYears(begin, 2));
		await save({});
	});
});
