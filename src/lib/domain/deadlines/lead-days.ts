import { rowInForce, type DatedValue } from '../dated-values';
import type { Day } from '../day';
import { PRACTICE } from '../cases/work-rules';
import type { DeadlineKind } from './kinds';

type Leads = readonly [number, ...number[]];

const sinceTheLaw = (...value: Leads): readonly DatedValue<Leads>[] => [
	{ from: '1991-01-01', value, source: PRACTICE }
];

/** No law sets them, therefore data: another practice is a new row of its kind. */
const leadDays: Record<DeadlineKind, readonly DatedValue<Leads>[]> = {
	'uma-report': sinceTheLaw(3, 1, 0),
	'uma-register': sinceTheLaw(1, 0),
	'uma-name-land': sinceTheLaw(1, 0),
	'uma-assign': sinceTheLaw(1, 0),
	'uma-exclusion': sinceTheLaw(7, 0),
	'help-plan-review': sinceTheLaw(14, 0),
	transition: sinceTheLaw(60, 14, 0),
	'sgb-ix': sinceTheLaw(60, 14, 0),
	'reimbursement-claim': sinceTheLaw(90, 30, 7, 0),
	'reimbursement-limitation': sinceTheLaw(180, 30, 0),
	'contribution-review': sinceTheLaw(30, 0)
};

/**
 * Days before a deadline at which the case's worker is told, as it is done on a day; the longest comes first and is also
 * the time from which the deadline counts as due. 0 is the day itself.
 */
export const leadDaysOn = (kind: DeadlineKind, day: Day): Leads => rowInForce(leadDays[kind], day).value;
