import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import { firstOfMonth, lastOfMonth, monthOf, yearOf, type Day, type Month } from '../../domain/day';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import { DomainError } from '../../domain/errors';
import type { Euro } from '../../domain/money';
import { monthBudget, type Commitment, type MonthBudget } from '../../domain/placements/month-budget';
import type { PlacementState } from '../../domain/placements/states';
import type { CarePeriod } from '../../domain/rates/planned-units';
import type { Db } from '../db/client';
import { budget } from '../db/schema/cases';
import { placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';

/** What is booked is committed; what is only held is not yet. */
const committing: readonly PlacementState[] = ['booked', 'active', 'ended', 'transferred'];

type Wanted = { officeAgs: string; serviceType: ServiceTypeCode; month: Month; today: Day };

/** The budget that counts for a kind of help in a month: its own, else the office's whole; null when there is none. */
export async function getMonthBudget(tx: Db, wanted: Wanted, next: Commitment | null): Promise<MonthBudget | null> {
	const { officeAgs, serviceType, month, today } = wanted;
	const [own] = await tx
		.select({ amount: budget.amount, serviceType: budget.serviceType })
		.from(budget)
		.where(
			and(
				eq(budget.officeAgs, officeAgs),
				eq(budget.year, yearOf(firstOfMonth(month))),
				or(eq(budget.serviceType, serviceType), isNull(budget.serviceType))
			)
		)
		.orderBy(sql`${budget.serviceType} NULLS LAST`)
		.limit(1);
	if (!own) return null;
	const committed = await findCommitments(tx, { officeAgs, month, today, serviceType: own.serviceType });
	return monthBudget(month, own.amount, { committed, next });
}

/** Who is still there after the planned end stays committed until today. */
const lastDay = (today: Day) => sql<Day>`CASE ${placement.state}
	WHEN 'active' THEN greatest(${placement.endDay}, ${today}::date) ELSE coalesce(${placement.leftOn}, ${placement.endDay}) END`;

/** Of one kind of help, or of all when it is null. */
const findCommitments = (
	tx: Db,
	{ officeAgs, month, today, serviceType }: Omit<Wanted, 'serviceType'> & { serviceType: string | null }
) =>
	tx
		.select({
			begin: placement.beginDay,
			end: lastDay(today),
			rate: sql<Euro>`coalesce(${placement.rate}, 0)`,
			unitsPerWeek: placement.unitsPerWeek,
			ordered: sql<Euro | null>`ordered.amount::numeric(14, 2)`
		})
		.from(placement)
		.leftJoin(sql`ordered_of_month(${firstOfMonth(month)}::date) ordered`, sql`ordered.placement_id = ${placement.id}`)
		.where(
			and(
				eq(placement.officeAgs, officeAgs),
				inArray(placement.state, [...committing]),
				sql`${placement.beginDay} <= ${lastOfMonth(month)}`,
				sql`${lastDay(today)} >= ${firstOfMonth(month)}`,
				or(isNotNull(placement.rate), sql`ordered.amount IS NOT NULL`),
				serviceType === null ? undefined : eq(placement.serviceType, serviceType)
			)
		);

type Planned = {
	today: Day;
	help: { officeAgs: string; budgetNeedsRelease: boolean };
	offer: { serviceType: ServiceTypeCode };
	input: CarePeriod & { releaseBudget?: boolean };
	units: string;
	rate: Euro | null;
};

/** The budget of the month in which the help begins, before and after it. */
export function budgetBeside(tx: Db, planned: Planned) {
	const { today, help, offer, input, units, rate } = planned;
	const { begin, end } = input;
	const next = rate === null ? null : { begin, end, rate, unitsPerWeek: units };
	return getMonthBudget(
		tx,
		{ officeAgs: help.officeAgs, serviceType: offer.serviceType, month: monthOf(begin), today },
		next
	);
}

/**
 * Where the office has set so, exceeding the month's budget takes a team lead who releases it. Tells the month that was
 * released; null when nothing had to be. @throws DomainError 'placement/budget-release-required'
 */
export async function releaseBudget(
	tx: Db,
	{ viewer, today }: Actor,
	planned: Omit<Planned, 'today'>
): Promise<Month | null> {
	if (!planned.help.budgetNeedsRelease) return null;
	const found = await budgetBeside(tx, { ...planned, today });
	if (!found?.exceeded) return null;
	if (planned.input.releaseBudget === true && can(viewer.role, 'placements/release-budget')) return found.month;
	throw new DomainError('placement/budget-release-required', {
		month: found.month,
		remainingAfter: found.remainingAfter
	});
}
