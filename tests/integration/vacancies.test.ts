import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import type { Database } from '../../src/lib/server/db/client';
import { offerSearch, vacancyReport } from '../../src/lib/server/db/schema/capacity';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const now = currentMoment();
const today = dayInGermany(now);
const key = () => crypto.randomUUID();

/** An offer with eight places and the person who reports for it. */
async function reporting(owner: Database, db: Database, granted: 'all' | 'this' | 'other' = 'all') {
	const made = await makeOffer(owner, { places: '8.00', reportedAt: '2026-01-01T08:00:00.000Z' });
	const person = await makeAccount(owner, { role: 'provider-worker', providerId: made.providerId });
	const facilityIds = { all: null, this: [made.facilityId], other: [crypto.randomUUID()] }[granted];
	const viewer = viewerAs('provider-worker', { id: person.id, providerId: made.providerId, facilityIds });
	return { made, caller: callerFor({ db, viewer, now }) };
}

const freeNow = async (owner: Database, offerId: string) => {
	const { rows } = await owner.execute<{ free: string }>(
		sql`SELECT free::text FROM free_steps(${offerId}, daterange(${today}, ${addDays(today, 1)}))`
	);
	return rows[0]?.free;
};

describe('vacancies.report', () => {
	test('takes what is operable and occupied outside from a day on, and renews the age', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db);
		const said = { offerId: made.id, operable: '7', occupiedOutside: '2.5', from: today, idempotencyKey: key() };
		expect(await caller.vacancies.report(said)).toEqual({
			offerId: made.id,
			reportedAt: now,
			free: '4.50',
			overbooked: false
		});
		expect(await freeNow(owner, made.id)).toBe('4.50');
		const [found] = await owner.select().from(offerSearch).where(eq(offerSearch.offerId, made.id));
		expect(found?.reportedAt).toBe(now);
	});

	test('the list says which reports are too old to count', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db);
		const ages = async () => (await caller.vacancies.list()).filter(({ offerId }) => offerId === made.id);
		expect((await ages()).map(({ reportAge }) => reportAge)).toEqual(['stale']);
		await caller.vacancies.confirm({ offerIds: [made.id], idempotencyKey: crypto.randomUUID() });
		expect((await ages()).map(({ reportAge }) => reportAge)).toEqual(['fresh']);
	});

	test('a report for some days leaves the days after it as they were', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db);
		const until = addDays(today, 7);
		await caller.vacancies.report({
			...{ offerId: made.id, operable: '3', occupiedOutside: '0', from: today, until },
			idempotencyKey: key()
		});
		const { weeks } = await caller.vacancies.calendar({ offerId: made.id });
		expect(weeks[0]?.parts.operable).toBe('3.00');
		expect(weeks.at(-1)?.parts.operable).toBe('8.00');
		expect(weeks).toHaveLength(26);
	});

	test('sent twice it has one effect; the same key with another number is refused', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db);
		const said = { offerId: made.id, operable: '6', occupiedOutside: '0', from: today, idempotencyKey: key() };
		const [first, second] = await Promise.all([caller.vacancies.report(said), caller.vacancies.report(said)]);
		expect(second).toEqual(first);
		const reports = await owner.select().from(vacancyReport).where(eq(vacancyReport.offerId, made.id));
		expect(reports).toHaveLength(2);
		await expect(caller.vacancies.report({ ...said, operable: '5' })).rejects.toMatchObject({
			cause: { code: 'command/key-reused' }
		});
	});

	test('lowering below what is occupied is allowed and shown as overbooked', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db);
		const said = { offerId: made.id, operable: '1', occupiedOutside: '2', from: today, idempotencyKey: key() };
		expect(await caller.vacancies.report(said)).toMatchObject({ free: '0.00', overbooked: true });
		const [row] = await caller.vacancies.list();
		expect(row?.parts).toMatchObject({ operable: '1.00', foreign: '2.00', free: '0.00', overbooked: '1.00' });
	});

	test.for([
		['more than licensed', { operable: '9' }, 'operable'],
		['no number', { operable: 'acht' }, 'operable'],
		['a negative number', { occupiedOutside: '-1' }, 'occupiedOutside'],
		['a day that does not exist', { from: '2026-02-30' }, 'from'],
		['an end before the begin', { until: '2020-01-01' }, 'until']
	] as const)('%s is refused at its field and changes nothing', async ([, given, field], { owner, db }) => {
		const { made, caller } = await reporting(owner, db);
		const said = {
			offerId: made.id,
			operable: '8',
			occupiedOutside: '0',
			from: today as string,
			idempotencyKey: key()
		};
		const refused = await caller.vacancies.report({ ...said, ...given }).then(
			() => null,
			(error: unknown) => error
		);
		expect(JSON.stringify(refused)).toContain(field);
		expect(refused).toMatchObject({ code: 'BAD_REQUEST' });
		expect(await freeNow(owner, made.id)).toBe('8.00');
	});
});

describe('whose vacancies', () => {
	test('a worker reports only for facilities granted; another house is not there', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db, 'other');
		const said = { offerId: made.id, operable: '7', occupiedOutside: '0', from: today, idempotencyKey: key() };
		await expect(caller.vacancies.report(said)).rejects.toMatchObject({ code: 'NOT_FOUND' });
		expect(await caller.vacancies.list()).toEqual([]);
	});

	test('"stimmt noch" renews the age of all own offers at once and nothing else', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db, 'this');
		expect(await caller.vacancies.confirm({ idempotencyKey: key(), offerIds: [made.id] })).toEqual({
			confirmed: 1,
			reportedAt: now
		});
		expect(await freeNow(owner, made.id)).toBe('8.00');
		const foreign = await makeOffer(owner);
		await expect(
			caller.vacancies.confirm({ idempotencyKey: key(), offerIds: [made.id, foreign.id] })
		).rejects.toMatchObject({ code: 'NOT_FOUND' });
	});

	test('places used or blocked outside the portal count on their days and can be taken back', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db);
		const entry = { offerId: made.id, amount: '2', begin: today, end: addDays(today, 3) };
		const { occupancyId } = await caller.vacancies.enterOutside({ ...entry, kind: 'blocked', idempotencyKey: key() });
		expect(await freeNow(owner, made.id)).toBe('6.00');
		await caller.vacancies.removeOutside({ occupancyId, idempotencyKey: key() });
		expect(await freeNow(owner, made.id)).toBe('8.00');
	});
});

describe('what was written a while ago', () => {
	const seen = { reportedAt: '2026-01-01T08:00:00.000Z', operable: '8.00', occupiedOutside: '0.00' };
	const report = { operable: '6', occupiedOutside: '0', from: today };

	test('is refused with what somebody else has reported since', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db);
		await caller.vacancies.report({ ...report, offerId: made.id, idempotencyKey: key() });
		const current = { reportedAt: now, operable: '6.00', occupiedOutside: '0.00' };
		const overtaken = { cause: { code: 'vacancy/changed', details: { offerId: made.id, ...current } } };
		const mine = { ...report, offerId: made.id, operable: '7', basedOn: seen };
		await expect(caller.vacancies.report({ ...mine, idempotencyKey: key() })).rejects.toMatchObject(overtaken);
		const confirmed = { offerIds: [made.id], basedOn: { [made.id]: seen } };
		await expect(caller.vacancies.confirm({ ...confirmed, idempotencyKey: key() })).rejects.toMatchObject(overtaken);
		expect(await freeNow(owner, made.id)).toBe('6.00');
		expect(await caller.vacancies.report({ ...mine, basedOn: current, idempotencyKey: key() })).toMatchObject({
			free: '7.00'
		});
	});

	test('is taken when both say the same, or nobody said anything since', async ({ owner, db }) => {
		const { made, caller } = await reporting(owner, db);
		const said = { ...report, offerId: made.id, basedOn: seen };
		expect(await caller.vacancies.report({ ...said, idempotencyKey: key() })).toMatchObject({ free: '6.00' });
		expect(await caller.vacancies.report({ ...said, idempotencyKey: key() })).toMatchObject({ free: '6.00' });
		const held = { reportedAt: now, operable: '6.00', occupiedOutside: '0.00' };
		const confirmed = { offerIds: [made.id], basedOn: { [made.id]: held } };
		expect(await caller.vacancies.confirm({ ...confirmed, idempotencyKey: key() })).toMatchObject({ confirmed: 1 });
	});
});
