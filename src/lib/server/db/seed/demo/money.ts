import { Decimal } from 'decimal.js';
import { addDays, daysBetween, earlierOf, laterOf, yearOf, type Day } from '../../../../domain/day';
import type { ServiceTypeCode } from '../../../../domain/directory/service-types';
import { euro } from '../../../../domain/money';
import type { budget } from '../../schema/cases';
import { chanceFrom } from './chance';
import { demoOffices } from './offices';
import type { DemoPlacement } from './placements';
import { rateOn } from '../../../../domain/rates/target-fee';

type Row = typeof budget.$inferInsert & { id: string };

/** Budgets of last years, this and next year: near what the stays cost, as budgets are, mostly a little above. */
export function budgetsOf(placements: readonly DemoPlacement[], today: Day): Row[] {
	const costs = costsByYear(placements);
	const years = [-2, -1, 0, 1].map((offset) => yearOf(today) + offset);
	return demoOffices.flatMap(({ ags, sign }) => {
		const chance = chanceFrom(`budget ${sign}`);
		return years.flatMap((year) => {
			// Next year is planned from this one.
			const known = costs.get(`${ags} ${String(Math.min(year, yearOf(today)))}`) ?? new Map<ServiceTypeCode, number>();
			const byType = [...known].map(([serviceType, cost]) => ({
				serviceType,
				amount: Math.ceil((cost * chance.between(1.02, 1.18) * (year > yearOf(today) ? 1.04 : 1)) / 1_000) * 1_000
			}));
			const whole = byType.reduce((total, { amount }) => total + amount, 0);
			return [{ serviceType: null, amount: whole }, ...byType].map(({ serviceType, amount }) => ({
				...{ id: chance.uuid(), officeAgs: ags, year, serviceType },
				amount: euro(new Decimal(amount))
			}));
		});
	});
}

/** Roughly: a budget is an estimate, so floating point is good enough here and nowhere else. */
function costsByYear(placements: readonly DemoPlacement[]) {
	const costs = new Map<string, Map<ServiceTypeCode, number>>();
	for (const { officeAgs, offer, state, beginDay, endDay, leftOn, unitsPerWeek } of placements) {
		if (!['booked', 'active', 'ended'].includes(state)) continue;
		const perDay = (Number(rateOn(offer.slices, beginDay) ?? 0) * Number(unitsPerWeek)) / 7;
		const last = leftOn ?? endDay;
		for (let year = yearOf(beginDay); year <= yearOf(last); year++) {
			const key = `${officeAgs} ${String(year)}`;
			const own = costs.get(key) ?? new Map<ServiceTypeCode, number>();
			own.set(offer.serviceType, (own.get(offer.serviceType) ?? 0) + perDay * daysIn(year, beginDay, last));
			costs.set(key, own);
		}
	}
	return costs;
}

function daysIn(year: number, begin: Day, last: Day) {
	const from = laterOf(begin, `${String(year)}-01-01` as Day);
	const until = earlierOf(addDays(last, 1), `${String(year + 1)}-01-01` as Day);
	return Math.max(0, daysBetween(from, until));
}
