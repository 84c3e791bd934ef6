import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import { reportAge } from '../../domain/capacity/report-age';
import type { DomainErrorCode, ErrorDetails } from '../../domain/errors';
import { capacityNeeded, unitsPerWeek } from '../../domain/offers/need';
import { misfits } from '../../domain/offers/suitability';
import type { MonthBudget } from '../../domain/placements/month-budget';
import { planFigures } from '../../domain/rates/planned-units';
import { rateOn, targetFee } from '../../domain/rates/target-fee';
import { freeStepsOf } from '../capacity/free-steps';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { facility } from '../db/schema/directory';
import { placement } from '../db/schema/placements';
import type { Actor, Settings } from '../trpc/context';
import { found } from '../trpc/procedures';
import { getCaseFacts, type CaseFacts } from './case-facts';
import { fullnessOf } from './fullness';
import type { PrecheckInput } from './input';
import { budgetBeside } from './month-budget';
import { needOf, placedOf, rivalsOf } from './others-of-case';
import { refusePeriod } from './period';
import { findPlacementsOfCase } from './placement-row';
import { findReservableOffers, type ReservableOffer } from './reservable-offer';

type Asking = { actor: Actor; settings: Settings };

/** What would stop the reservation, in the form in which it would be refused. */
export type Blocking = { code: DomainErrorCode; details: ErrorDetails };

/** What the dialog shows before a reservation is sent: price, budget, who else asks, what stands against it. */
export async function precheck(tx: Db, { actor, settings }: Asking, input: PrecheckInput) {
	refusePeriod(input, actor);
	const help = await getCaseFacts(tx, input.caseId);
	const offer = found((await findReservableOffers(tx, [input.offerId]))[0]);
	const units = unitsPerWeek({ ...input, serviceType: offer.serviceType });
	const rate = rateOn(offer.rates, input.begin);
	const budget = await budgetBeside(tx, { today: actor.today, help, offer, input, units, rate });
	const { reportedAt } = offer;
	return {
		targetFee: targetFee(offer.rates, input, units),
		rate,
		...planFigures(input),
		holdHours: help.holdHours,
		budget: budget && { ...budget, ...releaseOf(budget, help, actor) },
		outOfArea: offer.officeAgs !== help.officeAgs,
		office: offer.office,
		reportedAt,
		staleReport: reportedAt !== null && reportAge(reportedAt, actor.now, settings.reportLimits) === 'stale',
		others: await findOthers(tx, actor, { help, input }),
		blocking: await blockingOf(tx, { help, offer, input })
	};
}

const releaseOf = ({ exceeded }: MonthBudget, { budgetNeedsRelease }: CaseFacts, { viewer }: Actor) => ({
	needsRelease: exceeded && budgetNeedsRelease,
	mayRelease: can(viewer.role, 'placements/release-budget')
});

type Planned = { help: CaseFacts; offer: ReservableOffer; input: PrecheckInput };

async function blockingOf(tx: Db, { help, offer, input }: Planned): Promise<Blocking[]> {
	const { birthDate, sex, caseId } = help;
	const { offerId, facility: house, serviceType, days, free } = offer;
	const rivals = rivalsOf(await findPlacementsOfCase(tx, caseId), needOf(caseId, serviceType, input));
	const placed = placedOf(rivals, input.transferFrom);
	const amount = capacityNeeded({ ...input, serviceType });
	const full = days === null || free === null ? null : fullnessOf(freeStepsOf(days, free), input, amount);
	const unsuitable = misfits(offer, { birthDate, sex, begin: input.begin, end: input.end });
	return [
		...unsuitable.map((reason) => ({
			code: 'offer/not-suitable' as const,
			details: { reason, offerId, facility: house }
		})),
		...(placed ? [{ code: 'case/already-placed' as const, details: { ...placed } }] : []),
		...(full ? [{ code: 'offer/fully-booked' as const, details: { ...full } }] : [])
	];
}

/** Open requests and reservations of the office for the same client, or of another client for the same place. */
const findOthers = (tx: Db, { viewer }: Actor, { help, input }: { help: CaseFacts; input: PrecheckInput }) =>
	tx
		.select({
			placementId: placement.id,
			about: sql<'client' | 'place'>`CASE WHEN ${placement.clientId} = ${help.clientId} THEN 'client' ELSE 'place' END`,
			state: placement.state,
			facility: facility.name,
			begin: placement.beginDay,
			end: placement.endDay,
			colleague: account.name,
			own: sql<boolean>`${placement.createdBy} = ${viewer.id}`
		})
		.from(placement)
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.leftJoin(account, eq(account.id, placement.createdBy))
		.where(
			and(
				inArray(placement.state, ['requested', 'reserved', 'consented']),
				sql`${placement.beginDay} <= ${input.end} AND ${placement.endDay} >= ${input.begin}`,
				or(eq(placement.clientId, help.clientId), eq(placement.offerId, input.offerId))
			)
		)
		.orderBy(placement.createdAt)
		.limit(20);
