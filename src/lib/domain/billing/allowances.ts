import type { Day } from '../day';
import type { Euro } from '../money';
import type { AllowanceKind } from '../rates/allowance-kinds';

/** Journeys home and to school are two grants that both count; there is one pocket money. */
export const mayBeSeveral = (kind: AllowanceKind) => kind === 'journeys' || kind === 'other';

/** A grant of the office besides the rate; `amount` null = as the table of the Land says for the age. */
export type AllowanceGrant = {
	kind: AllowanceKind;
	amount: Euro | null;
	rhythm: 'month' | 'once';
	from: Day;
	/** Last day, included; null = as long as the stay. */
	to: Day | null;
};

/** A line of the Land's table: ages in completed years, both included. */
export type AllowanceRate = { kind: AllowanceKind; from: Day; ageFrom: number; ageTo: number; amount: Euro };

/** Without a birth date no amount follows from a table by age. */
export type AllowanceFacts = {
	birthDate: Day | null;
	grants: readonly AllowanceGrant[];
	table: readonly AllowanceRate[];
};
