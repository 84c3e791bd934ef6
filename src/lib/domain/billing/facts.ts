import type { Day, Month } from '../day';
import type { Setting } from '../directory/kinds';
import type { Euro } from '../money';
import type { AbsenceDecision, AbsenceReason } from '../placements/absence';
import type { AllowanceFacts } from './allowances';
import type { RuleSetCode, SwitchValues } from './rule-set';
import type { ServiceRecordKind } from './service-records';

/** 'wfbm': workshop for people with disabilities, by the day. */
export type BilledSetting = Setting | 'wfbm';

/** A dated rate [from, …) of an agreement: the next one ends it, the last one goes on (§ 78d Abs. 2 SGB VIII). */
export type BilledRate = {
	from: Day;
	/** Per day or hour. */
	amount: Euro;
	/** Share for food: rate less this is the place-keeping fee. '0.00' for hours. */
	foodShare: Euro;
	/** Added to every hour. */
	travelSurcharge: Euro;
};

export type BilledAgreement = {
	ruleSet: RuleSetCode;
	rates: readonly BilledRate[];
	switches: SwitchValues;
};

export type BilledStay = {
	/** Day of arrival. */
	entry: Day;
	/** Day of leaving, included; null while it goes on. */
	leaving: Day | null;
	setting: BilledSetting;
};

/** Away from `from` (day of leaving the place) to `to` (day of return), both included. */
export type BilledAbsence = {
	from: Day;
	/** 'HH:MM' or null when no time is on record. */
	fromTime: string | null;
	/** Null = not back yet. */
	to: Day | null;
	toTime: string | null;
	reason: AbsenceReason;
	/** Day on which the office was told. */
	notifiedOn: Day | null;
	/** The office has agreed to pay beyond the limit. */
	consented: boolean;
	/** What the office pays for the days that the contract leaves to a person; null = not decided. */
	decision: { pays: AbsenceDecision; on: Day } | null;
};

/** A piece of service agreed for a day. */
export type Appointment = { day: Day; minutes: number; individuallyDated: boolean };

export type BilledRecord = {
	day: Day;
	kind: ServiceRecordKind;
	minutes: number;
	participants: number;
	/** How many minutes before its begin a no-show was called off; null = not before it. */
	cancelledBefore: number | null;
	/** Makes up for an appointment missed in a holiday; `consentedOn` null = the office has not consented. */
	catchUp: { consentedOn: Day | null } | null;
};

/** Everything that decides what is paid for one stay in one month; history before the month included. */
export type BillingFacts = {
	month: Month;
	agreement: BilledAgreement;
	stay: BilledStay;
	absences: readonly BilledAbsence[];
	appointments: readonly Appointment[];
	records: readonly BilledRecord[];
	allowances: AllowanceFacts | null;
	/** Days on which all agreed places are in fact used, whoever is away: then none is kept free. */
	placesInUse: readonly Day[];
};
