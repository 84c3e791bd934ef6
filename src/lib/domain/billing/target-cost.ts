import { Decimal } from 'decimal.js';
import { monthOf, nextMonth, type Month } from '../day';
import { euro, sum, type Euro, type WholeEuro } from '../money';
import type { CarePeriod } from '../rates/planned-units';
import { allowanceLines, allowanceSwitches } from './allowance-lines';
import type { AllowanceFacts } from './allowances';
import { readingsOf } from './rule-set';

export type TargetCost = {
	/** What is granted besides the fee in the period. */
	allowances: Euro;
	/** Null, never 0, without a fee. */
	cost: Euro | null;
	/** For a grant the table of the Land names no amount: it is missing here. */
	incomplete: boolean;
};

/**
 * Soll-Kosten: the target fee of a care period and the allowances that are granted in it, counted by the same rule as in
 * an invoice. Both days of the period are included.
 */
export function targetCost(fee: WholeEuro | null, allowances: AllowanceFacts, period: CarePeriod): TargetCost {
	const readings = readingsOf(allowanceSwitches, {});
	const stay = { entry: period.begin, leaving: period.end };
	const months = monthsOf(period).map((month) => allowanceLines({ month, stay, allowances }, readings));
	const granted = sum(months.flatMap(({ lines }) => lines.map(({ amount }) => amount)));
	return {
		allowances: granted,
		cost: fee === null ? null : euro(new Decimal(fee).plus(granted)),
		incomplete: months.some(({ warnings }) => warnings.length > 0)
	};
}

function monthsOf({ begin, end }: CarePeriod): Month[] {
	const months: Month[] = [];
	for (let month = monthOf(begin); month <= monthOf(end); month = nextMonth(month)) months.push(month);
	return months;
}
