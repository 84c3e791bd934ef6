import type { AllowanceKind } from '../../../../domain/rates/allowance-kinds';
import type { Day } from '../../../../domain/day';
import { serviceTypeOf } from '../../../../domain/directory/service-types';
import type { Euro } from '../../../../domain/money';
import type { allowanceGrant, allowanceRate, billingAgreement } from '../../schema/billing';
import { chanceFrom } from './chance';
import type { DemoDirectory } from './directory';
import type { DemoPlacement } from './placements';

type AgreementRow = typeof billingAgreement.$inferInsert;
type GrantRow = typeof allowanceGrant.$inferInsert;
type TableRow = typeof allowanceRate.$inferInsert;

/** By which contract each offer is billed: by the day with a share for food, by the hour with a surcharge for journeys. */
export function agreementsOf({ offers }: DemoDirectory, fromDay: Day): AgreementRow[] {
	return offers.map(({ id, serviceType }) => {
		const chance = chanceFrom(`agreement ${id}`);
		const byDay = serviceTypeOf(serviceType).unit === 'day';
		return {
			...{ id: chance.uuid(), offerId: id, fromDay, ruleSet: byDay ? 'AVV-SH' : 'LRV-MV' },
			foodShare: byDay ? (`${String(chance.whole(6, 7))}.50` as Euro) : null,
			travelSurcharge: byDay ? null : (`${String(chance.whole(4, 6))}.20` as Euro)
		};
	});
}

const SOURCE = 'Demo: erfundene Werte';

/** Pocket money by age: not the table of any Land. */
export const allowanceTable = (fromDay: Day): TableRow[] =>
	[
		[0, 5, '6.00'],
		[6, 9, '18.00'],
		[10, 13, '34.00'],
		[14, 15, '52.00'],
		[16, 17, '68.00'],
		[18, 26, '81.00']
	].map(([ageFrom, ageTo, amount]) => ({
		...{
			id: chanceFrom(`allowance ${String(ageFrom)}`).uuid(),
			landCode: 'MV',
			kind: 'pocket-money' as const,
			fromDay
		},
		...{ ageFrom: Number(ageFrom), ageTo: Number(ageTo), amount: amount as Euro, source: SOURCE }
	}));

/** Pocket money and clothing for whoever lives in a house now. */
export function grantsOf(
	{ id, officeAgs, offer, arrivedOn, leftOn }: DemoPlacement,
	grantedBy: string | undefined
): GrantRow[] {
	const lives = arrivedOn !== null && leftOn === null && serviceTypeOf(offer.serviceType).setting === 'residential';
	if (!lives || grantedBy === undefined) return [];
	const chance = chanceFrom(`grants ${id}`);
	const grant = (kind: AllowanceKind, amount: Euro | null): GrantRow => ({
		...{ id: chance.uuid(), placementId: id, officeAgs, providerId: offer.facility.providerId, kind, amount },
		...{ rhythm: 'month', fromDay: arrivedOn, untilDay: null, reference: null },
		...{ grantedBy, grantedAt: `${arrivedOn}T10:00:00.000Z` }
	});
	return [grant('pocket-money', null), ...(chance.whole(1, 3) === 1 ? [grant('clothing', '45.00' as Euro)] : [])];
}
