import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { sideOf } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import { agreementProblems } from '../../domain/billing/agreement-problems';
import { switchesOf } from '../../domain/billing/bill';
import type { Switch, SwitchValues } from '../../domain/billing/rule-set';
import { ruleSetOf } from '../../domain/billing/rule-sets';
import type { Day } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import type { Euro } from '../../domain/money';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { billingAgreement } from '../db/schema/billing';
import { facility, offer, provider, serviceType } from '../db/schema/directory';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import type { ListAgreementsInput, SaveAgreementInput } from './agreements-input';

/** An office looks after the agreements of its own area, the system administration after all. */
const lookedAfterBy = ({ role, office }: Viewer) =>
	sideOf[role] === 'office' ? eq(facility.officeAgs, office ?? '') : undefined;

const offerColumns = {
	...{ offerId: offer.id, provider: provider.name, facility: facility.name },
	...{ serviceName: serviceType.name, section: serviceType.section, unit: serviceType.unit }
};

/** Offers with how they are billed, what holds last first. */
export async function findAgreements(tx: Db, { viewer, today }: Actor, { text, page, pageSize }: ListAgreementsInput) {
	const words = text.toLowerCase().split(/\s+/).filter(Boolean);
	const haystack = sql`lower(concat_ws(' ', ${provider.name}, ${facility.name}, ${serviceType.name}, ${serviceType.section}))`;
	const wanted = and(lookedAfterBy(viewer), ...words.map((word) => sql`strpos(${haystack}, ${word}) > 0`));
	const rows = await tx
		.select({
			...offerColumns,
			rate: sql<Euro | null>`(SELECT amount FROM rate_slice s WHERE s.offer_id = ${offer.id} AND s.from_day <= ${today}
				ORDER BY s.from_day DESC LIMIT 1)`,
			total: sql<number>`(count(*) OVER ())::integer`
		})
		.from(offer)
		.innerJoin(facility, eq(facility.id, offer.facilityId))
		.innerJoin(provider, eq(provider.id, facility.providerId))
		.innerJoin(serviceType, eq(serviceType.code, offer.serviceType))
		.where(wanted)
		.orderBy(sql`${provider.name} COLLATE "de-x-icu"`, sql`${facility.name} COLLATE "de-x-icu"`, serviceType.code)
		.limit(pageSize)
		.offset((page - 1) * pageSize);
	const agreed = await agreementsOf(tx, rows);
	return {
		total: rows[0]?.total ?? 0,
		rows: rows.map(({ total: _all, ...row }) => ({
			...row,
			agreements: agreed.filter(({ offerId }) => offerId === row.offerId)
		}))
	};
}

const agreementsOf = (tx: Db, offers: readonly { offerId: string }[]) =>
	tx
		.select({
			...{ agreementId: billingAgreement.id, offerId: billingAgreement.offerId, from: billingAgreement.fromDay },
			...{ ruleSet: billingAgreement.ruleSet, foodShare: billingAgreement.foodShare, pfg: billingAgreement.pfg },
			...{ travelSurcharge: billingAgreement.travelSurcharge, switches: billingAgreement.switches },
			reference: billingAgreement.reference
		})
		.from(billingAgreement)
		.where(
			inArray(
				billingAgreement.offerId,
				offers.map(({ offerId }) => offerId)
			)
		)
		.orderBy(desc(billingAgreement.fromDay));

/** How an offer is billed from a day on; said again for the same day, it takes the place of what was said. */
export async function saveAgreement(tx: Db, actor: Actor, input: SaveAgreementInput) {
	const { offerId, from, ruleSet, foodShare, pfg, travelSurcharge, reference } = input;
	const { unit } = await getOwnOffer(tx, actor.viewer, offerId);
	const problems = agreementProblems(input, unit);
	if (Object.keys(problems).length > 0) throw new InvalidInput(problems);
	const terms = { ruleSet, foodShare, pfg, travelSurcharge, reference, switches: differing(input) };
	const [saved] = await tx
		.insert(billingAgreement)
		.values({ offerId, fromDay: from, ...terms })
		.onConflictDoUpdate({ target: [billingAgreement.offerId, billingAgreement.fromDay], set: terms })
		.returning({ agreementId: billingAgreement.id });
	await recordAudit(tx, actor, audited('agreements/saved', offerId, from));
	return found(saved);
}

/** Only what differs from the contract's own reading: a later reading of the contract then holds for all others. */
function differing({ ruleSet, switches }: SaveAgreementInput): SwitchValues {
	const known = new Map<string, Switch>(Object.entries(switchesOf(ruleSetOf(ruleSet))));
	return Object.fromEntries(Object.entries(switches).filter(([name, value]) => known.get(name)?.standard !== value));
}

export async function removeAgreement(tx: Db, actor: Actor, { agreementId }: { agreementId: string }) {
	const [known] = await tx
		.select({ offerId: billingAgreement.offerId, from: billingAgreement.fromDay })
		.from(billingAgreement)
		.where(eq(billingAgreement.id, agreementId));
	const { offerId, from } = found(known);
	await getOwnOffer(tx, actor.viewer, offerId);
	await tx.delete(billingAgreement).where(eq(billingAgreement.id, agreementId));
	await recordAudit(tx, actor, audited('agreements/removed', offerId, from));
	return { agreementId };
}

/** An offer of a foreign area is none for whoever agrees with its provider. */
async function getOwnOffer(tx: Db, viewer: Viewer, offerId: string) {
	const [row] = await tx
		.select({ unit: serviceType.unit })
		.from(offer)
		.innerJoin(facility, eq(facility.id, offer.facilityId))
		.innerJoin(serviceType, eq(serviceType.code, offer.serviceType))
		.where(and(eq(offer.id, offerId), lookedAfterBy(viewer)));
	return found(row);
}

const audited = (action: string, offerId: string, from: Day) => ({
	...{ action, subjectKind: 'offer', subjectId: offerId },
	details: { from }
});
