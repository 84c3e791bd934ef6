import type { Day } from '../day';
import type { Euro } from '../money';

/** What a day is, as one letter and pattern of the calendar shows it. */
export const dayKinds = ['present', 'paid-absence', 'unpaid', 'undecided', 'outside'] as const;
export type DayKind = (typeof dayKinds)[number];

/** What is paid for a day (or a piece of service on it), by which rule, at which rate. */
export type DayEntry = {
	day: Day;
	kind: DayKind;
	/** Code of a rule of the rule set. */
	rule: string;
	/** Per day or hour; '0.00' where nothing is paid. */
	rate: Euro;
	amount: Euro;
	/** By the hour: minutes paid, and by how many participants they are divided. */
	minutes?: number;
	participants?: number;
	/** "15. Tag von 21". */
	count?: { number: number; of: number };
	/** Day on which the office decided about it, where the contract leaves it to a person. */
	decidedOn?: Day;
};

export const lineUnits = ['day', 'hour', 'month', 'piece'] as const;
export type LineUnit = (typeof lineUnits)[number];

/** Equal day entries, summed up. */
export type BillingLine = {
	from: Day;
	/** Last day, included. */
	to: Day;
	/** Decimal text: days, or hours with up to four places. */
	quantity: string;
	unit: LineUnit;
	price: Euro;
	amount: Euro;
	rule: string;
};

/** A limit of the contract and how much of it is used. */
export type Quota = { rule: string; used: number; limit: number; left: number; per: 'year' | 'episode' };

/** Something a person should look at before the month is closed or approved. */
export type BillingWarning = { code: string; text: string; day?: Day };

export type BillingResult = {
	days: DayEntry[];
	lines: BillingLine[];
	total: Euro;
	quotas: Quota[];
	warnings: BillingWarning[];
};
