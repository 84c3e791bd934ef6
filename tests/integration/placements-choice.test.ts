import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { monthOf, yearOf } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import type { Need } from '../../src/lib/domain/offers/need';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { budget } from '../../src/lib/server/db/schema/cases';
import { office } from '../../src/lib/server/db/schema/directory';
import { choiceRecord, placement } from '../../src/lib/server/db/schema/placements';
import { makeBudget, makeOffer } from '../../src/lib/server/db/seed/factories';
import { need } from '../factories/needs';
import { test } from '../setup/database';
import { begin, countOf, end, key, officePerson, refusal, scene } from './placements-scene';

describe('a dearer offer', () => {
	const cheapAndDear = async (connections: Parameters<typeof scene>[0], officeAgs: string) => {
		const facility = { officeAgs };
		const worker = await officePerson(connections, { office: officeAgs });
		const help = { officeAgs, workerId: worker.account.id };
		const made = await scene(connections, { offer: { rate: '88.00', facility }, help });
		const cheap = await makeOffer(connections.owner, { rate: '76.00', facility });
		const search: Need = need({
			begin,
			end,
			offices: [officeAgs],
			birthDate: '2012-05-04',
			sex: 'f',
			daysPerWeek: '7'
		});
		const reserve = (changed: object = {}) =>
			worker.caller.placements.reserve({ ...made.stay, idempotencyKey: key(), choiceReason: null, search, ...changed });
		return { ...made, worker, cheap, reserve };
	};

	test('taken from a list asks for a reason and tells what it costs more', async ({ owner, db }) => {
		const { reserve, offer } = await cheapAndDear({ owner, db }, '13071');
		expect(await refusal(reserve())).toEqual({
			...{ code: 'placement/choice-reason-required', details: { cheapestFee: '13832', extraCost: '2184' } }
		});
		expect(await refusal(reserve({ choiceReason: 'other' }))).toEqual({
			fields: { choiceText: 'Bitte den Grund kurz beschreiben.' }
		});
		expect(await countOf(owner, offer.id)).toBe(0);
	});

	test('freezes the list, the reason and the extra cost in the decision record', async ({ owner, db }) => {
		const { reserve, worker, offer, cheap } = await cheapAndDear({ owner, db }, '13072');
		const { placementId } = await reserve({ choiceReason: 'siblings', choiceText: 'Bruder lebt dort' });
		const { choice } = await worker.caller.placements.get({ placementId });
		expect(choice).toMatchObject({
			reason: 'siblings',
			text: 'Bruder lebt dort',
			extraCost: '2184',
			extraPercent: '15.8'
		});
		expect(choice?.frozenList).toMatchObject({
			...{ chosenOfferId: offer.id, cheapest: '13832', available: 2 },
			rows: [
				{ offerId: cheap.id, targetFee: '13832', best: true },
				{ offerId: offer.id, targetFee: '16016', difference: '2184' }
			]
		});
	});

	test('reserved by another program needs no reason, and is recorded with the own area’s list', async ({
		owner,
		db
	}) => {
		const { reserve } = await cheapAndDear({ owner, db }, '13073');
		const { placementId } = await reserve({ search: null });
		const [record] = await owner.select().from(choiceRecord).where(eq(choiceRecord.placementId, placementId));
		expect(record).toMatchObject({ reason: null, extraCost: 2184, extraPercent: '15.8' });
	});

	test('outside the own area, taken from a list, asks for a reason', async ({ owner, db }) => {
		const { reserve, stay: _stay } = await cheapAndDear({ owner, db }, '13076');
		const far = await makeOffer(owner, { rate: '70.00' });
		expect(await refusal(reserve({ offerId: far.id, choiceReason: 'school' }))).toEqual({
			fields: { outOfAreaReason: expect.any(String) as string }
		});
		const { placementId } = await reserve({ offerId: far.id, choiceReason: 'school', outOfAreaReason: 'Großeltern' });
		const [row] = await owner.select().from(placement).where(eq(placement.id, placementId));
		expect(row).toMatchObject({ outOfArea: true, outOfAreaReason: 'Großeltern' });
	});
});

describe('the month’s budget', () => {
	const AGS = '13074';
	const withBudget = async (connections: Parameters<typeof scene>[0], yearAmount: string, needsRelease: boolean) => {
		const { owner } = connections;
		await owner.update(office).set({ budgetNeedsRelease: needsRelease }).where(eq(office.ags, AGS));
		await owner.delete(budget).where(eq(budget.officeAgs, AGS));
		await makeBudget(owner, { officeAgs: AGS, year: yearOf(begin), amount: yearAmount as Euro });
		const worker = await officePerson(connections, { office: AGS });
		const help = { officeAgs: AGS, workerId: worker.account.id };
		const made = await scene(connections, { offer: { facility: { officeAgs: AGS } }, help });
		const lead = await officePerson(connections, { office: AGS, role: 'team-lead' });
		const { caseId, ...rest } = made.stay;
		const ask = { ...rest, caseId };
		return { ...made, worker, lead, ask };
	};

	test('is shown before and after, with what would stop it', async ({ owner, db }) => {
		const { worker, ask } = await withBudget({ owner, db }, '1200.00', true);
		const shown = await worker.caller.placements.precheck(ask);
		expect(shown).toMatchObject({
			...{ targetFee: '27300', rate: '150.00', days: 182, weeks: '26.00', holdHours: 72, outOfArea: false },
			...{ staleReport: false, others: [], blocking: [] },
			budget: { month: monthOf(begin), amount: '100.00', committed: '0.00', exceeded: true, needsRelease: true }
		});
		expect(shown.budget?.mayRelease).toBe(false);
	});

	test('exceeded without a rule of the office only warns', async ({ owner, db }) => {
		const { worker, ask } = await withBudget({ owner, db }, '1200.00', false);
		const answer = await worker.caller.placements.reserve({ ...ask, idempotencyKey: key(), choiceReason: null });
		expect(answer.state).toBe('reserved');
	});

	test('exceeded takes the team lead’s release where the office has set so', async ({ owner, db }) => {
		const { worker, lead, ask } = await withBudget({ owner, db }, '1200.00', true);
		const command = () => ({ ...ask, idempotencyKey: key(), choiceReason: null, releaseBudget: true });
		const needed = { code: 'placement/budget-release-required', details: { month: monthOf(begin) } };
		expect(await refusal(worker.caller.placements.reserve(command()))).toMatchObject(needed);
		expect(await refusal(lead.caller.placements.reserve({ ...command(), releaseBudget: false }))).toMatchObject(needed);
		const { placementId } = await lead.caller.placements.reserve(command());
		const logged = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, placementId));
		expect(logged.map(({ action }) => action)).toContain('placements/budget-released');
	});

	test('counts what is booked, not what is only held', async ({ owner, db }) => {
		const { worker, house, ask } = await withBudget({ owner, db }, '120000.00', false);
		const month = monthOf(begin);
		const asked = { serviceType: 'S34', month } as const;
		const { placementId } = await worker.caller.placements.reserve({
			...ask,
			idempotencyKey: key(),
			choiceReason: null
		});
		expect(await worker.caller.placements.monthBudget(asked)).toMatchObject({ committed: '0.00', amount: '10000.00' });
		await house.caller.placements.consent({ placementId, idempotencyKey: key() });
		await worker.caller.placements.book({ placementId, idempotencyKey: key() });
		const after = await worker.caller.placements.monthBudget(asked);
		const { rows } = await owner.execute<{ days: number }>(
			sql`SELECT (date_trunc('month', ${begin}::date) + interval '1 month')::date - ${begin}::date AS days`
		);
		expect(after?.committed).toBe(`${(rows[0]?.days ?? 0) * 150}.00`);
	});
});
