import { sql, type SQL } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { LineCause } from '../../src/lib/domain/billing/line-causes';
import type { Day } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import type { AbsenceReason } from '../../src/lib/domain/placements/absence';
import { billingAgreement, serviceRecord } from '../../src/lib/server/db/schema/billing';
import { absence, type placement } from '../../src/lib/server/db/schema/placements';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer, makeRate } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { billingScene } from './invoices-scene';
import { key } from './placements-scene';

type Scene = Awaited<ReturnType<typeof billingScene>>;
type Stay = typeof placement.$inferSelect;
type Seeded = { invoiceId: string; causes: LineCause[] };

const lastOfOctober = '2026-10-31' as Day;

async function isAway({ owner }: Scene, stay: Stay, [reason, fromDay, untilDay]: [AbsenceReason, string, string]) {
	const { id: placementId, officeAgs, providerId } = stay;
	const days = { fromDay: fromDay as Day, untilDay: untilDay as Day };
	await owner.insert(absence).values({ placementId, officeAgs, providerId, reason, ...days });
}

/** Sending looks at a draft once more, and what was sent is sealed: an error gets in past both only as here. */
const tamper = (owner: Scene['owner'], change: SQL) =>
	owner.transaction(async (tx) => {
		await tx.execute(sql`SET LOCAL session_replication_role = replica`);
		expect((await tx.execute(change)).rowCount).toBe(1);
	});

/** What the month proposes for the stays that nobody has billed yet, sent, with an error planted into it. */
async function bill(
	{ owner, claimer, close }: Scene,
	{ plant, placeKept = true, causes = [] }: { plant?: SQL; placeKept?: boolean; causes?: LineCause[] }
): Promise<Seeded> {
	const { invoices } = await close({ placeKept });
	const [draft, ...others] = invoices;
	expect(others).toEqual([]);
	const invoiceId = draft?.invoiceId ?? '';
	await claimer.caller.billing.send({ idempotencyKey: key(), invoiceId, placeKept });
	if (plant) await tamper(owner, sql`${plant} AND invoice_id = ${invoiceId}`);
	return { invoiceId, causes };
}

const lineWith = (changed: SQL, rule: string) => sql`UPDATE invoice_line SET ${changed} WHERE rule = ${rule}`;
/** Without its days a line stands for all from its first to its last. */
const claims = (quantity: string, amount: string, toDay: Day = lastOfOctober) =>
	sql`quantity = ${quantity}, amount = ${amount}, to_day = ${toDay}, days = '[]'`;

/** Help at home with an hour and a half on record. */
async function anHour({ owner, offer, claimer, lead }: Scene) {
	const byHour = await makeOffer(owner, {
		...{ serviceType: 'A31', facilityId: offer.facilityId, places: '40.00', rate: '60.00' }
	});
	await owner.insert(billingAgreement).values({
		...{ offerId: byHour.id, fromDay: '2020-01-01' as Day, ruleSet: 'LRV-MV', travelSurcharge: '5.00' as Euro }
	});
	const { id: placementId, officeAgs } = await makePlacement(owner, {
		...{ case: await makeCase(owner), offer: byHour, createdBy: lead.account.id, unitsPerWeek: '3.00', amount: '3.00' },
		...{ beginDay: '2026-09-01' as Day, endDay: '2027-08-31' as Day },
		events: ['reserved', 'consented', 'booked', 'arrived']
	});
	await owner.insert(serviceRecord).values({
		...{ placementId, officeAgs, providerId: offer.providerId, day: '2026-10-06' as Day, kind: 'with-person' },
		...{ fromTime: '14:00', untilTime: '15:30', minutes: 90, state: 'released' },
		...{ createdBy: claimer.account.id, createdAt: '2026-10-06T16:00:00.000Z' }
	});
}

/** Each error alone in an invoice, by its name; what is without error is among them. */
const errors: Record<string, (scene: Scene) => Promise<Seeded>> = {
	'nothing, with somebody in hospital': async (scene) => {
		await isAway(scene, await scene.stay(), ['hospital', '2026-10-05', '2026-10-08']);
		return bill(scene, {});
	},
	'the rate of last year': async (scene) => {
		await scene.stay();
		return bill(scene, {
			plant: lineWith(sql`price = 115, amount = 3565`, 'present'),
			causes: ['rate-slice']
		});
	},
	'a price that nobody agreed': async (scene) => {
		await scene.stay();
		return bill(scene, { plant: lineWith(sql`price = 130, amount = 4030`, 'present'), causes: ['price'] });
	},
	'a cent too much': async (scene) => {
		await scene.stay();
		return bill(scene, { plant: lineWith(sql`amount = 3720.01`, 'present'), causes: ['amount'] });
	},
	'a day too many': async (scene) => {
		await scene.stay();
		return bill(scene, { plant: lineWith(sql`quantity = '32', amount = 3840`, 'present'), causes: ['quantity'] });
	},
	'leave beyond 28 days': async (scene) => {
		await isAway(scene, await scene.stay(), ['leave', '2026-09-10', '2026-10-25']);
		const plant = sql`${lineWith(claims('10', '1135.00', '2026-10-10' as Day), 'leave')} AND price = 113.50`;
		return bill(scene, { plant, causes: ['quota'] });
	},
	'days that nobody has decided about': async (scene) => {
		await isAway(scene, await scene.stay(), ['social-facility', '2026-10-10', '2026-10-11']);
		return bill(scene, { plant: lineWith(claims('31', '3720.00'), 'present'), causes: ['undecided'] });
	},
	'hours without a record': async (scene) => {
		await anHour(scene);
		return bill(scene, {
			plant: lineWith(sql`quantity = '3', amount = 195`, 'service'),
			causes: ['missing-records']
		});
	},
	'days after leaving': async (scene) => {
		await scene.stay({ leftOn: '2026-10-15' });
		return bill(scene, {
			plant: lineWith(claims('20', '2400.00', '2026-10-20' as Day), 'present'),
			causes: ['outside-stay']
		});
	},
	'days beyond the cost commitment': async (scene) => {
		await scene.stay({ endDay: '2026-10-30' });
		return bill(scene, { causes: ['outside-commitment'] });
	},
	'a person in two stays': async (scene) => {
		const help = await makeCase(scene.owner, { officeAgs: '13075' });
		await scene.stay({ case: help, leftOn: '2026-10-15' });
		await scene.stay({ case: help, beginDay: '2026-10-14' });
		return bill(scene, { causes: ['overlap', 'overlap'] });
	},
	'no declaration that the place was kept': async (scene) => {
		await isAway(scene, await scene.stay(), ['hospital', '2026-10-05', '2026-10-08']);
		return bill(scene, { placeKept: false, causes: ['place-keeping'] });
	},
	'days of another invoice': async (scene) => {
		const twice = await scene.stay();
		await bill(scene, {});
		await scene.stay();
		// The line of the other invoice once more, in the one that the month proposes for whoever came after.
		const plant = sql`WITH mine AS (
				SELECT l.* FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
				WHERE i.provider_id = ${scene.provider.id}
			)
			INSERT INTO invoice_line (invoice_id, office_ags, provider_id, position, placement_id, person, service_type,
				from_day, to_day, quantity, unit, price, amount, rule, days)
			SELECT invoice_id, office_ags, provider_id, 2, ${twice.id}, person, service_type, from_day, to_day, quantity,
				unit, price, amount, rule, days FROM mine WHERE rule = 'present'`;
		return bill(scene, { plant, causes: ['duplicate'] });
	},
	'something that nobody has agreed to pay': async (scene) => {
		await scene.stay();
		const plant = sql`INSERT INTO invoice_line (invoice_id, office_ags, provider_id, position, placement_id, person,
				service_type, from_day, to_day, quantity, unit, price, amount, rule, days)
			SELECT invoice_id, office_ags, provider_id, 2, placement_id, person, service_type, from_day, from_day, '1',
				'piece', 50, 50, 'fee', '[]' FROM invoice_line WHERE rule = 'present'`;
		return bill(scene, { plant, causes: ['not-due'] });
	},
	'a line that was forgotten': async (scene) => {
		await isAway(scene, await scene.stay(), ['hospital', '2026-10-05', '2026-10-08']);
		return bill(scene, {
			plant: sql`DELETE FROM invoice_line WHERE rule = 'illness' AND price = 113.50`,
			causes: ['not-claimed']
		});
	},
	'nothing, with somebody who came and went': async (scene) => {
		await scene.stay({ beginDay: '2026-10-05', leftOn: '2026-10-20' });
		return bill(scene, {});
	}
};

describe('sent invoices with known errors', () => {
	test('all errors are found, and nothing else', { timeout: 60_000 }, async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await owner.execute(sql`UPDATE rate_slice SET from_day = '2026-01-01' WHERE offer_id = ${scene.offer.id}`);
		await makeRate(owner, {
			...{ offerId: scene.offer.id, fromDay: '2025-01-01' as Day, untilDay: '2026-01-01' as Day },
			amount: '115.00' as Euro
		});
		const seeded: [string, Seeded][] = [];
		for (const [name, seed] of Object.entries(errors)) seeded.push([name, await seed(scene)]);
		for (const [name, { invoiceId, causes }] of seeded) {
			const { lines } = await scene.clerk.caller.billing.check({ invoiceId, show: 'deviating' });
			expect([name, lines.map(({ cause }) => cause)]).toEqual([name, causes]);
		}
	});
});
