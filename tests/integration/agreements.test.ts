import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { allowanceColumns } from '../../src/lib/domain/billing/allowance-file';
import { allowanceRate, billingAgreement } from '../../src/lib/server/db/schema/billing';
import { land } from '../../src/lib/server/db/schema/directory';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { dayOf, month, stayScene } from './billing-scene';
import { billingScene, person, type Connections } from './invoices-scene';
import { key, officePerson, refusal } from './placements-scene';

const system = async (connections: Connections) => (await person(connections, 'system-admin', {})).caller;

describe('agreements', () => {
	test('the office says how an offer is billed, and the days are paid by it from then on', async ({ owner, db }) => {
		const { house, offer, stay, record } = await stayScene({ owner, db });
		const admin = await officePerson({ owner, db }, { role: 'office-admin' });
		await record({ from: dayOf(5), to: dayOf(20), reason: 'hospital' });
		const agreed = { offerId: offer.id, ruleSet: 'AVV-SH', foodShare: '9.00' };
		const save = (values: object) =>
			admin.caller.agreements.save({ idempotencyKey: key(), ...agreed, from: dayOf(15), ...values });
		const { agreementId } = await save({});
		const fees = async () =>
			(await house.caller.billing.preview({ stayId: stay.id, month })).days.slice(13, 16).map(({ rate }) => rate);
		expect(await fees()).toEqual(['113.50', '111.00', '111.00']);
		// The same day again is the same agreement.
		expect(await save({ foodShare: null, pfg: '100.00' })).toEqual({ agreementId });
		expect(await fees()).toEqual(['113.50', '100.00', '100.00']);
		await admin.caller.agreements.remove({ idempotencyKey: key(), agreementId });
		expect(await fees()).toEqual(['113.50', '113.50', '113.50']);
	});

	test('keep only the readings that differ, and are found by their offer', async ({ owner, db }) => {
		const { offer, provider } = await billingScene({ owner, db });
		const admin = await person({ owner, db }, 'office-admin', { office: '13075' });
		const switches = { beyondLeave: 'absence', quotaYear: 'calendar', exactly72Hours: false };
		await admin.caller.agreements.save({
			...{ idempotencyKey: key(), offerId: offer.id, from: '2026-01-01', ruleSet: 'AVV-SH', foodShare: '7' },
			...{ switches, reference: 'Vom 12.12.2025' }
		});
		const { total, rows } = await admin.caller.agreements.list({ text: provider.name.toUpperCase(), pageSize: 100 });
		expect(total).toBe(rows.length);
		const row = rows.find(({ offerId }) => offerId === offer.id);
		expect(row).toMatchObject({ provider: provider.name, unit: 'day', rate: '120.00' });
		expect(row?.agreements).toMatchObject([
			{
				...{ from: '2026-01-01', foodShare: '7.00', pfg: null, reference: 'Vom 12.12.2025' },
				switches: { beyondLeave: 'absence', exactly72Hours: false }
			},
			{ from: '2020-01-01', foodShare: '6.50', switches: {} }
		]);
		expect((await admin.caller.agreements.list({ text: 'gibt es nicht' })).rows).toEqual([]);
	});

	test('what cannot be agreed is told at its field', async ({ owner, db }) => {
		const byHour = await makeOffer(owner, { serviceType: 'A31', facility: { officeAgs: '13075' } });
		const asked = { idempotencyKey: key(), offerId: byHour.id, from: '2026-01-01', ruleSet: 'AVV-SH', foodShare: '7' };
		expect(await refusal((await system({ owner, db })).agreements.save(asked))).toEqual({
			fields: {
				ruleSet: 'Diese Hilfe wird nach Stunden bezahlt, dieses Regelwerk nicht.',
				foodShare: 'Einen Lebensmittelanteil gibt es nur bei Tagessätzen.'
			}
		});
	});

	test('an office has no say about offers of another area, a provider none at all', async ({ owner, db }) => {
		const { offer, provider } = await billingScene({ owner, db });
		const foreign = await person({ owner, db }, 'office-admin', { office: '13071' });
		const house = await person({ owner, db }, 'provider-admin', { providerId: provider.id });
		const save = (caller: typeof house.caller) =>
			caller.agreements.save({ idempotencyKey: key(), offerId: offer.id, from: '2026-01-01', ruleSet: 'AVV-SH' });
		expect(await refusal(save(foreign.caller))).toMatchObject({ code: 'not-found' });
		expect(await refusal(save(house.caller))).toMatchObject({ code: 'not-allowed' });
		const [known] = await owner.select().from(billingAgreement).where(eq(billingAgreement.offerId, offer.id));
		const remove = foreign.caller.agreements.remove({ idempotencyKey: key(), agreementId: known?.id ?? '' });
		expect(await refusal(remove)).toMatchObject({ code: 'not-found' });
		const { rows } = await foreign.caller.agreements.list({ text: provider.name, pageSize: 100 });
		expect(rows.map(({ offerId }) => offerId)).not.toContain(offer.id);
	});
});

describe('tables of allowances', () => {
	const file = (...lines: string[]) => [allowanceColumns.join(';'), ...lines].join('\n');
	/** A kind that no other test pays by its table. */
	const school = (age: string, amount: string, since = '01.08.2025') =>
		`MV;Schulbedarf;${since};${age};${amount};Erlass 7`;
	const known = (owner: Connections['owner']) =>
		owner
			.select({ from: allowanceRate.fromDay, ageFrom: allowanceRate.ageFrom, amount: allowanceRate.amount })
			.from(allowanceRate)
			.where(and(eq(allowanceRate.landCode, 'MV'), eq(allowanceRate.kind, 'school')))
			.orderBy(allowanceRate.fromDay, allowanceRate.ageFrom);

	test('of the own Land are taken over as a whole, with their source', async ({ owner, db }) => {
		const admin = await person({ owner, db }, 'office-admin', { office: '13075' });
		const take = (csv: string) => admin.caller.allowanceTables.import({ idempotencyKey: key(), csv });
		expect(await take(file(school('6;9', '10'), school('10;17', '20'), school('6;17', '5', '01.08.2024')))).toEqual({
			saved: 3
		});
		expect(await take(file(school('6;17', '15')))).toEqual({ saved: 1 });
		expect(await known(owner)).toEqual([
			{ from: '2024-08-01', ageFrom: 6, amount: '5.00' },
			{ from: '2025-08-01', ageFrom: 6, amount: '15.00' }
		]);
		const { lands, rows } = await admin.caller.allowanceTables.list();
		expect(lands).toEqual(['MV']);
		expect(rows.filter(({ kind }) => kind === 'school').map(({ source }) => source)).toEqual(['Erlass 7', 'Erlass 7']);
		const wrong = file(school('6;17', '15'), 'SH;Schulbedarf;01.08.2025;6;17;15;Erlass 7');
		expect((await admin.caller.allowanceTables.preview({ csv: wrong })).problems).toMatchObject([
			{ row: 3, column: 'Land' }
		]);
		expect(await refusal(take(wrong))).toMatchObject({ code: 'import/has-errors', details: { problems: 1 } });
	});

	test('of all Länder that take part are looked after by the system administration', async ({ owner, db }) => {
		const active = await owner.select({ code: land.code }).from(land).where(eq(land.active, true));
		const { lands } = await (await system({ owner, db })).allowanceTables.list();
		expect(lands).toEqual(active.map(({ code }) => code).sort());
	});

	test('pay what the table says for the age', async ({ owner, db }) => {
		const { finance, house, stay } = await stayScene({ owner, db });
		const admin = await officePerson({ owner, db }, { role: 'office-admin' });
		const csv = file('MV;Ferien und Freizeit;01.01.2020;0;27;33,5;Erlass 8');
		await admin.caller.allowanceTables.import({ idempotencyKey: key(), csv });
		await finance.caller.allowances.grant({
			...{ idempotencyKey: key(), stayId: stay.id, kind: 'holiday', rhythm: 'month', from: dayOf(1) }
		});
		const { lines } = await house.caller.billing.preview({ stayId: stay.id, month });
		expect(lines.find(({ rule }) => rule === 'allowance:holiday')?.amount).toBe('33.50');
	});
});
