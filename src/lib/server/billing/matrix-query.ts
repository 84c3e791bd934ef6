import { and, asc, eq, sql } from 'drizzle-orm';
import { bill } from '../../domain/billing/bill';
import { kindsOfMonth, lettersOf } from '../../domain/billing/day-letters';
import type { BillingFacts } from '../../domain/billing/facts';
import { addSums, sumsOf, type MatrixSums } from '../../domain/billing/matrix-sums';
import { ruleSetOf } from '../../domain/billing/rule-sets';
import { firstOfMonth, lastOfMonth, type Day, type Month } from '../../domain/day';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import type { Db } from '../db/client';
import { client } from '../db/schema/cases';
import { facility, office } from '../db/schema/directory';
import { placement, placementIdentity } from '../db/schema/placements';
import { person, where } from '../placements/view';
import { loadFacts } from './facts-query';
import type { MatrixInput } from './input';

/** One page of the stays of a month on the viewer's side, with what each day is and what it all comes to. */
export async function getMatrix(tx: Db, { today, ...input }: MatrixInput & { today: Day }) {
	const stays = await findStaysOfMonth(tx, input);
	const placementIds = stays.map(({ stayId }) => stayId);
	const facts = await loadFacts(tx, { placementIds, month: input.month, today });
	return {
		total: stays[0]?.total ?? 0,
		rows: stays.flatMap(({ total: _total, ...stay }) => {
			const known = facts.get(stay.stayId);
			return known ? [{ ...stay, ...monthOfStay(known) }] : [];
		})
	};
}

/** Stays that are computed at once: their facts lie in memory together. */
const CHUNK = 500;

/** What the whole month comes to on the viewer's side, over all pages. */
export async function getMonthSums(tx: Db, { month, today }: { month: Month; today: Day }): Promise<MatrixSums> {
	const parts: MatrixSums[] = [];
	const chosen = { month, today, facilityId: null, officeAgs: [], pageSize: CHUNK };
	for (let page = 1, total = 1; (page - 1) * CHUNK < total; page += 1) {
		const { rows, total: all } = await getMatrix(tx, { ...chosen, page });
		parts.push(sumsOf(rows));
		total = all;
	}
	return addSums(parts);
}

/** What a row of the calendar says; a day explains itself by `billing.preview`. */
function monthOfStay(facts: BillingFacts) {
	const { days, total, quotas, warnings } = bill(facts);
	const kinds = kindsOfMonth(facts.month, days);
	return {
		...{ ruleSet: facts.agreement.ruleSet, unit: ruleSetOf(facts.agreement.ruleSet).unit },
		...{ letters: lettersOf(kinds), total, quotas, warnings: warnings.length },
		present: kinds.filter((kind) => kind === 'present').length,
		absent: kinds.filter((kind) => kind === 'paid-absence' || kind === 'unpaid').length,
		undecided: kinds.filter((kind) => kind === 'undecided').length
	};
}

const inGerman = (expression: ReturnType<typeof sql>) => sql`${expression} COLLATE "de-x-icu"`;

const findStaysOfMonth = (tx: Db, { month, facilityId, officeAgs, page, pageSize }: MatrixInput) =>
	tx
		.select({
			...{
				stayId: placement.id,
				lastName: person.lastName,
				firstName: person.firstName,
				pseudonym: placement.pseudonym
			},
			serviceType: sql<ServiceTypeCode>`${placement.serviceType}`,
			...{ facility: where.facility, office: office.name, facilityId: placement.facilityId },
			total: sql<number>`(count(*) OVER ())::integer`
		})
		.from(placement)
		.innerJoin(office, eq(office.ags, placement.officeAgs))
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.leftJoin(client, eq(client.id, placement.clientId))
		.leftJoin(placementIdentity, eq(placementIdentity.placementId, placement.id))
		.where(
			and(
				stayedIn(month),
				facilityId === null ? undefined : eq(placement.facilityId, facilityId),
				officeAgs.length === 0 ? undefined : sql`${placement.officeAgs} = ANY (${sql.param(officeAgs)})`
			)
		)
		.orderBy(
			asc(inGerman(sql`coalesce(${person.lastName}, ${placement.pseudonym})`)),
			asc(inGerman(person.firstName)),
			asc(placement.id)
		)
		.limit(pageSize)
		.offset((page - 1) * pageSize);

const stayedIn = (month: Month) => sql`${placement.state} IN ('active', 'ended', 'transferred')
	AND ${placement.arrivedOn} <= ${lastOfMonth(month)}
	AND (${placement.leftOn} IS NULL OR ${placement.leftOn} >= ${firstOfMonth(month)})`;
