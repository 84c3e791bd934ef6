import { addDays, firstOfMonth, monthOf, type Day, type Month } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import type { AbsenceReason } from '../../src/lib/domain/placements/absence';
import type { Database } from '../../src/lib/server/db/client';
import { billingAgreement } from '../../src/lib/server/db/schema/billing';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { key, officePerson, scene, today } from './placements-scene';

type Connections = { owner: Database; db: Database };

/** The month before this one: nothing in it lies ahead. */
export const month: Month = monthOf(addDays(firstOfMonth(monthOf(today)), -1));
export const dayOf = (number: number) => `${month}-${String(number).padStart(2, '0')}` as Day;

/** Somebody has lived in a house for months, at 120,00 a day with a share for food of 6,50. */
export async function stayScene({ owner, db }: Connections) {
	const base = await scene({ owner, db }, { offer: { rate: '120.00' } });
	const { worker, offer, case: help } = base;
	await owner.insert(billingAgreement).values({
		...{ offerId: offer.id, fromDay: '2020-01-01' as Day, ruleSet: 'AVV-SH', foodShare: '6.50' as Euro }
	});
	const entry = addDays(firstOfMonth(month), -60);
	const stay = await makePlacement(owner, {
		...{ case: help, offer, createdBy: worker.account.id, beginDay: entry, endDay: addDays(today, 100) },
		events: ['reserved', 'consented', 'booked', { kind: 'arrived', day: entry }]
	});
	const finance = await officePerson({ owner, db }, { role: 'finance' });
	const record = (values: { from: Day; to: Day | null; reason?: AbsenceReason; absenceId?: string }) =>
		base.house.caller.absences.record({ idempotencyKey: key(), stayId: stay.id, reason: 'leave', ...values });
	return { ...base, stay, finance, entry, record };
}
